using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNet.Autoencoders;

namespace Service.Models;

/// <summary>An autoencoder, for its codes.</summary>
public sealed class CodesModel : ServedModel<CodesPrediction>
{
    private readonly AutoencoderTransformer _autoencoder;

    private CodesModel(MLContext context, ModelInput input, AutoencoderTransformer autoencoder, ITransformer model)
        : base(context, input, model) => _autoencoder = autoencoder;

    /// <summary>Loads the autoencoder of a model zip.</summary>
    public static ServedModel<CodesPrediction> Load(MLContext context, string path)
    {
        var autoencoder = context.LoadAutoencoder(path);
        var description = autoencoder.Description;
        try
        {
            string column = description.OutputColumns.FirstOrDefault(c => c.TensorName == description.CodesTensorName)?.Name
                ?? throw new FormatException($"The autoencoder in {path} has no column of codes.");
            var input = new ModelInput(description.InputColumnName, description.InputSize, description.ImputedTensorName is not null);
            return new CodesModel(context, input, autoencoder, new TransformerChain<ITransformer>(autoencoder, Named(context, autoencoder, input, column)));
        }
        catch
        {
            autoencoder.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<CodesPrediction> Score(IReadOnlyList<float[]> rows) =>
        [.. _autoencoder.Encode(rows).Select(codes => new CodesPrediction { Codes = codes })];

    public override void Dispose() => _autoencoder.Dispose();

    /// <summary>Gives the codes, whatever their column is called in the model, as the column of <see cref="CodesPrediction"/>.</summary>
    private static ColumnCopyingTransformer Named(MLContext context, AutoencoderTransformer autoencoder, ModelInput input, string column)
    {
        var rows = InputValues.Of(context, input, "Mark").Transform(context.Data.LoadFromEnumerable(Array.Empty<FeatureRow>()));
        return context.Transforms.CopyColumns(nameof(CodesPrediction.Codes), column).Fit(autoencoder.Transform(rows));
    }
}
