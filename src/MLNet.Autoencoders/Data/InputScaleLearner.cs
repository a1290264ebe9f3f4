using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>
/// Learns the scale of each feature from rows that come chunk by chunk, in double precision (T. Chan, G. Golub, R. LeVeque,
/// "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979).
/// </summary>
internal sealed class InputScaleLearner
{
    /// <summary>The number of rows to give at once: enough to be quick, few enough to hold in double precision.</summary>
    public const int ChunkRows = 8192;

    private long _count;
    private double[] _minima = [];
    private double[] _maxima = [];
    private double[] _means = [];
    private double[] _squares = [];

    public void Add(Tensor chunk)
    {
        using var scope = NewDisposeScope();
        var values = chunk.to(ScalarType.Float64);
        var mean = values.mean([0]);
        var minima = values.amin([0]).data<double>().ToArray();
        var maxima = values.amax([0]).data<double>().ToArray();
        var squares = (values - mean).square().sum([0]).data<double>().ToArray();
        var means = mean.data<double>().ToArray();
        long added = chunk.shape[0];
        if (_count == 0)
        {
            (_minima, _maxima, _means, _squares) = (minima, maxima, means, squares);
        }
        else
        {
            double total = _count + added;
            for (int i = 0; i < means.Length; i++)
            {
                double shift = means[i] - _means[i];
                _minima[i] = Math.Min(_minima[i], minima[i]);
                _maxima[i] = Math.Max(_maxima[i], maxima[i]);
                _means[i] += shift * added / total;
                _squares[i] += squares[i] + (shift * shift * _count * added / total);
            }
        }
        _count += added;
    }

    public InputScale? Learn(InputScaling scaling) => scaling switch
    {
        InputScaling.Center => InputScale.Create(_means, Deviation).WithoutScale(),
        InputScaling.MinMax => InputScale.Create(_minima, i => _maxima[i] - _minima[i]),
        InputScaling.Standardize => InputScale.Create(_means, Deviation),
        _ => null,
    };

    private double Deviation(int feature) => Math.Sqrt(_squares[feature] / _count);
}
