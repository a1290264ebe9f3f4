using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>How a class's members become columns; names and types may be changed before it is used.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private readonly Type _userType;

    private SchemaDefinition(Type userType) => _userType = userType;

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => this.FirstOrDefault(c => c.ColumnName == columnName) ?? throw new InvalidOperationException($"Column '{columnName}' not found");
        set
        {
            Check.Value(value, nameof(value));
            int at = FindIndex(c => c.ColumnName == columnName);
            Check.State(at >= 0, $"Column '{columnName}' not found");
            this[at] = value;
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Check.Value(userType, nameof(userType));
        var definition = new SchemaDefinition(userType);
        foreach (var member in Members(userType, direction))
        {
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Check.State(definition.All(c => c.ColumnName != name), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, name, MemberTypes.ColumnTypeOf(member)) { Member = member });
        }
        return definition;
    }

    /// <summary>The class's members for these columns, with the columns' annotations.</summary>
    internal static SchemaDefinition FromSchema(Type userType, DataViewSchema schema)
    {
        var definition = Create(userType, Direction.Read);
        foreach (var column in schema)
        {
            var own = definition.FirstOrDefault(c => c.ColumnName == column.Name)
                ?? throw new InvalidOperationException($"Type should contain a member named {column.Name}");
            own.AddAnnotations(column.Annotations);
        }
        return definition;
    }

    private static IEnumerable<MemberInfo> Members(Type type, Direction direction)
    {
        const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance;
        IEnumerable<MemberInfo> fields = type.GetFields(Visible);
        IEnumerable<MemberInfo> properties = type.GetProperties(Visible).Where(p => p.GetIndexParameters().Length == 0
            && ((direction.HasFlag(Direction.Read) && p.GetMethod is { IsPublic: true })
                || (direction.HasFlag(Direction.Write) && p.SetMethod is { IsPublic: true })));
        return fields.Concat(properties).Where(m => m.GetCustomAttribute<NoColumnAttribute>() is null);
    }
}
