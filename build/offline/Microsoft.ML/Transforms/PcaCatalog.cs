using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class PcaCatalog
{
    public static PrincipalComponentAnalyzer ProjectToPrincipalComponents(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        string exampleWeightColumnName = null, int rank = 20, int overSampling = 20, bool ensureZeroMean = true, int? seed = null)
        => new(catalog.GetEnvironment(), outputColumnName, inputColumnName ?? outputColumnName, exampleWeightColumnName, rank, overSampling, ensureZeroMean, seed);

    public static RandomizedPcaTrainer RandomizedPca(this AnomalyDetectionCatalog.AnomalyDetectionTrainers catalog, string featureColumnName = "Features",
        string exampleWeightColumnName = null, int rank = 20, int oversampling = 20, bool ensureZeroMean = true, int? seed = null)
        => new(catalog.GetEnvironment(), featureColumnName, exampleWeightColumnName, rank, oversampling, ensureZeroMean, seed);
}
