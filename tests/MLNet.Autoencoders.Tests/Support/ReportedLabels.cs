using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A row with a label of each kind.</summary>
public sealed class ReportedLabels
{
    [VectorType(SmallModel.Size)]
    public float[] Features { get; set; } = [];

    public string Text { get; set; } = "";

    public bool Flag { get; set; }

    [KeyType(4)]
    public uint Key { get; set; }

    public float Number { get; set; }

    public double Precise { get; set; }

    public int Whole { get; set; }

    public byte Byte { get; set; }
}
