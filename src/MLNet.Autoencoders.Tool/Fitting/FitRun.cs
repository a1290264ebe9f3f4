using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Options;
using MLNet.Autoencoders.Tool.Progress;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>Reads a table, fits to it, saves the model and says what came of it: what the commands fit and detect share.</summary>
internal sealed class FitRun(Session session, ParseResult result, TableOptions table, FeatureChoice choice)
{
    /// <param name="options">The options of the autoencoder.</param>
    /// <param name="outPath">The model to write.</param>
    /// <param name="report">The report to write; null for none.</param>
    /// <param name="prepare">Makes an estimator of the options, which are checked by that, and gives what fits it to rows with the column of features.</param>
    /// <returns>The exit code.</returns>
    public int Run(AutoencoderEstimator.Options options, string outPath, ReportFile? report, Func<MLContext, Func<IDataView, FittedModel>> prepare)
    {
        var time = Stopwatch.StartNew();
        OutputFile.RequireFolder(outPath);
        if (options.Supervision is not null)
            options.Supervision = options.Supervision with { LabelColumnName = choice.Label ?? throw new UserError($"{FeatureOptions.Label}: this learns from labels; name their column.") };
        var ml = Context();
        IFitDisplay display = session.IsTerminal ? new TerminalDisplay(session.Out) : new PlainDisplay(session.Out);
        (options.Environment, options.CancellationToken, options.Progress) = (ml, session.Cancellation, display);
        var fit = prepare(ml);

        var steps = new FeatureSteps(ml, Read(ml, options, withLabel: options.Supervision is not null || (report is not null && choice.Label is not null)));
        report?.Check(steps.Rows.Schema[ModelColumns.Features].Type);
        var fitted = display.During(() => fit(steps.Rows));
        using var model = steps.Then(fitted.Transformers);
        ml.SaveAtomically(model, steps.InputSchema, outPath);
        try
        {
            report?.Save(fitted.Autoencoder, steps.Rows, new ReportOptions { LabelColumnName = choice.Label, TrainingTime = time.Elapsed });
        }
        catch
        {
            session.Error.WriteLine($"The model {outPath} is saved; the report on it is not:");
            throw;
        }
        display.Table([.. FitSummary.Of(fitted.Autoencoder.Description, time.Elapsed), ("model", outPath)]);
        if (!fitted.WasInterrupted)
            return ExitCode.Done;
        session.Error.WriteLine($"Interrupted: {outPath} is the best model so far.");
        return ExitCode.InterruptedWithModel;
    }

    private LearningTable Read(MLContext ml, AutoencoderEstimator.Options options, bool withLabel)
    {
        var read = table.IsBinary(result)
            ? LearningTable.Of(ml, table.Path(result), choice)
            : LearningTable.Of(table.Delimited(result, session), choice, options.MissingValues == MissingValues.Mask, withLabel, session.Cancellation);
        return options.Supervision is null ? read : read with { View = WithLabels(ml, read.View) };
    }

    /// <summary>A context whose warnings are remarks of the tool.</summary>
    private MLContext Context()
    {
        var ml = new MLContext();
        ml.Log += (_, e) =>
        {
            if (e.Kind == ChannelMessageKind.Warning && e.Source.StartsWith("Autoencoder", StringComparison.Ordinal))
                session.Error.WriteLine(e.RawMessage);
        };
        return ml;
    }

    /// <summary>The labels as a fit takes them: classes as keys, numbers as floats. They are for learning alone: the model does not ask for them.</summary>
    private IDataView WithLabels(MLContext ml, IDataView view)
    {
        string label = choice.Label!;
        if (view.Schema[label].Type is NumberDataViewType && view.Schema[label].Type != NumberDataViewType.Single)
            view = ml.Transforms.Conversion.ConvertType([new InputOutputColumnPair(label, label)], DataKind.Single).Fit(view).Transform(view);
        if (choice.LabelKind == FieldKind.Number || view.Schema[label].Type is KeyDataViewType)
            return view;
        var keyed = ml.Transforms.Conversion.MapValueToKey(label).Fit(view).Transform(view);
        ulong classes = ((KeyDataViewType)keyed.Schema[label].Type).Count;
        if (classes < 2)
            throw new UserError($"{FeatureOptions.Label}: column '{label}' has fewer than two different values; there is nothing to tell apart.");
        if (classes > (ulong)choice.MaximumCategories)
            throw new UserError($"{FeatureOptions.Label}: column '{label}' has {classes} different values, more than the {choice.MaximumCategories} classes that {FeatureOptions.Categories} allows; predict --number estimates a number.");
        return keyed;
    }
}
