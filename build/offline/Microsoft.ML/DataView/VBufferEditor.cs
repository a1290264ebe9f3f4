namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    /// <summary>Opens a vector for writing; its arrays are used again when they are large enough.</summary>
    public static VBufferEditor<T> Create<T>(ref VBuffer<T> destination, int newLogicalLength, int? valuesCount = null,
        int? maxValuesCapacity = null, bool keepOldOnResize = false, bool requireIndicesOnDense = false)
    {
        Check.Param(newLogicalLength >= 0, nameof(newLogicalLength), "The length of a vector cannot be negative.");
        int count = valuesCount ?? newLogicalLength;
        Check.Param(0 <= count && count <= newLogicalLength, nameof(valuesCount), "A vector cannot hold more values than its length.");
        int limit = maxValuesCapacity ?? newLogicalLength;

        var values = EnsureSize(destination.RawValues, count, limit, keepOldOnResize, out bool newValues);
        var indices = destination.RawIndices;
        bool newIndices = false;
        bool needIndices = count < newLogicalLength || requireIndicesOnDense;
        if (needIndices) indices = EnsureSize(indices, count, limit, keepOldOnResize, out newIndices);
        return new VBufferEditor<T>(newLogicalLength, count, values, indices, needIndices, newValues, newIndices);
    }

    public static VBufferEditor<T> CreateFromBuffer<T>(ref VBuffer<T> destination)
        => Create(ref destination, destination.Length, destination.GetValues().Length, keepOldOnResize: true);

    private static TItem[] EnsureSize<TItem>(TItem[] array, int count, int limit, bool keep, out bool created)
    {
        created = (array?.Length ?? 0) < count;
        if (!created) return array;
        // Doubling, so that a slowly growing vector is not copied at every step.
        int size = (int)Math.Max(count, Math.Min(limit, 2L * (array?.Length ?? 0)));
        var larger = new TItem[size];
        if (keep && array is not null) array.CopyTo(larger, 0);
        return larger;
    }
}
