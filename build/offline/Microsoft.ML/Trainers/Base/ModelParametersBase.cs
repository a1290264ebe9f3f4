namespace Microsoft.ML.Trainers;

public abstract class ModelParametersBase<TOutput> : ICanSaveModel
{
    private protected ModelParametersBase() { }

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(Check.Value(ctx, nameof(ctx)));

    private protected abstract void SaveModel(ModelSaveContext ctx);
}
