using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Examination;

/// <summary>Brings codes to a plane: a code of two values as it is, a wider one by its two leading principal components.</summary>
internal static class CodePlanes
{
    private const int Dimensions = 2;

    /// <param name="rows">The rows.</param>
    /// <param name="count">The number of rows of which these are a sample.</param>
    /// <param name="seed">The seed of the randomised algorithm.</param>
    public static CodePlane Of(IReadOnlyList<ExaminedRow> rows, long count, int seed)
    {
        ExaminedRow[] finite = [.. rows.Where(r => r.Code.All(float.IsFinite))];
        int size = rows[0].Code.Length;
        bool sampled = count > rows.Count;
        if (size == 1)
            return new CodePlane([.. finite.Select(r => new CodePoint(r.Code[0], r.Error, r))], "code", "reconstruction error", sampled);
        float largest = finite.Length == 0 ? 0 : finite.Max(r => r.Code.Max(Math.Abs));
        if (size == Dimensions || finite.Length < Dimensions || IsConstant(finite))
            return new CodePlane([.. finite.Select(r => new CodePoint(r.Code[0], r.Code[1], r))], "code 0", "code 1", sampled);
        var points = PrincipalComponents(finite, size, largest, seed);
        return new CodePlane([.. finite.Zip(points, (r, p) => new CodePoint(largest * p[0], largest * p[1], r)).Where(p => float.IsFinite(p.X) && float.IsFinite(p.Y))], "first principal component", "second principal component", sampled);
    }

    /// <summary>Codes that do not vary have no principal components.</summary>
    private static bool IsConstant(ExaminedRow[] rows) => rows.All(r => r.Code.AsSpan().SequenceEqual(rows[0].Code));

    /// <remarks>Codes are divided by the largest value, whose square may be more than a float holds.</remarks>
    private static IEnumerable<float[]> PrincipalComponents(IEnumerable<ExaminedRow> rows, int size, float largest, int seed)
    {
        var ml = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(CodeRow));
        schema[nameof(CodeRow.Code)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var codes = ml.Data.LoadFromEnumerable(rows.Select(r => new CodeRow { Code = Array.ConvertAll(r.Code, v => v / largest) }), schema);
        var projected = ml.Transforms.ProjectToPrincipalComponents("Point", nameof(CodeRow.Code), rank: Dimensions, seed: seed).Fit(codes).Transform(codes);
        return projected.GetColumn<float[]>("Point");
    }

    private sealed class CodeRow
    {
        public float[] Code { get; set; } = [];
    }
}
