namespace MLNet.Autoencoders;

/// <summary>
/// Training rows that are kept inside the model, so that the distance to them counts in the anomaly score: a row can be reconstructed
/// well although none of the training rows is like it.
/// </summary>
/// <remarks>
/// <para>
/// The score becomes s = ln(D²/m₁ + 0.001) + ln(M/m₂ + 0.001), where D is the mean Euclidean distance to the nearest rows of the bank in the
/// units of the scaled inputs, M is the <see cref="AnomalyScore"/>, and each m is the median of the training rows' values, but at least
/// a tenth of their mean. A training row that is in the bank itself is not its own neighbour there.
/// </para>
/// <para>
/// A feature contributes the mean of its shares in M and in the squared distances to the nearest rows, so that the contributions of a row
/// add up to 1.
/// </para>
/// <para>
/// The model contains these rows, and whoever has its file can read them. Do not use a bank if the training rows must not leave the
/// place where the model is trained.
/// </para>
/// <para>S. Ramaswamy, R. Rastogi, K. Shim, "Efficient Algorithms for Mining Outliers from Large Data Sets", 2000, for the distances.</para>
/// </remarks>
public sealed record MemoryBank
{
    /// <summary>The number of training rows in the bank, drawn at random; all of them if there are fewer. Default 1000; at least 1.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>The number of nearest rows whose distances are averaged. Default 3; at least 1, and at most <see cref="Rows"/>.</summary>
    public int Neighbors { get; init; } = 3;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Rows, 1, name + ".Rows");
        if (Neighbors < 1 || Neighbors > Rows)
            faults.Add(name + ".Neighbors", Neighbors, $"from 1 to the number of rows, {Rows}");
    }
}
