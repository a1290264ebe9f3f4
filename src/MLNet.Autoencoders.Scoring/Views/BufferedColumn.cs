using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Views;

/// <summary>A column's values for the rows of a batch, read while the source stood on each of them.</summary>
internal abstract class BufferedColumn
{
    /// <param name="source">What is read.</param>
    /// <param name="column">The column of the source.</param>
    /// <param name="rows">The number of rows of a batch.</param>
    public static BufferedColumn Of(DataViewRow source, DataViewSchema.Column column, int rows)
    {
        var type = column.Type.RawType;
        var buffered = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>)
            ? typeof(BufferedVectors<>).MakeGenericType(type.GetGenericArguments())
            : typeof(BufferedValues<>).MakeGenericType(type);
        return (BufferedColumn)Activator.CreateInstance(
            buffered, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, binder: null, [source, column, rows], culture: null)!;
    }

    /// <summary>Reads the value of the row on which the source stands.</summary>
    /// <param name="row">Its place in the batch.</param>
    /// <returns>The bytes that the value occupies, or a guess where that cannot be told.</returns>
    public abstract long Read(int row);

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the value of whatever row <paramref name="row"/> says.</summary>
    public abstract Delegate Getter(Func<int> row);
}
