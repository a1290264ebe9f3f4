using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>Labels that nothing can be learned from are refused by name, and so are options that do not go together.</summary>
public class LabelFaultTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void A_column_that_is_missing_or_has_no_head_is_refused_before_and_when_fitting()
    {
        Refused("Nothing", "Could not find label column 'Nothing'. The columns are: Features, Label, Class, Flag, Name.");
        Refused("Name", "Schema mismatch for label column 'Name': expected key with at least 2 values, Boolean or Single, got String");
        Refused("Features", "Schema mismatch for label column 'Features': expected key with at least 2 values, Boolean or Single, got Vector<Single");

        void Refused(string column, string message)
        {
            var estimator = _ml.Transforms.Autoencode("Codes", "Features", Supervised.Small(new Supervision { LabelColumnName = column }));
            var view = LabelledSample.View(_ml, Fitted.Rows);
            Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(view)).Message, StringComparison.Ordinal);
            Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(SchemaSpy.Of(view))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Keys_must_be_of_a_known_number_of_at_least_two()
    {
        Refused(new KeyDataViewType(typeof(uint), 1), "got Key<UInt32, 0-0>");
        Refused(new KeyDataViewType(typeof(uint), uint.MaxValue), "got key whose number of values is not known");

        void Refused(KeyDataViewType type, string message)
        {
            var schema = SchemaDefinition.Create(typeof(LabelledSample));
            schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Fitted.Size);
            schema["Class"].ColumnType = type;
            var view = _ml.Data.LoadFromEnumerable(Fitted.Rows.Select(r => new LabelledSample { Features = r, Class = 1 }), schema);
            var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(view, "Class"));
            Assert.StartsWith("Schema mismatch for label column 'Class': expected key with at least 2 values, Boolean or Single, " + message, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Training_rows_must_have_labels_of_each_class()
    {
        Refused("Class", (s, _) => s.Class = 0, "Column 'Class': no training row has a label, so that there is nothing to learn from. Set Supervision to null, or label some rows.");
        Refused("Label", (s, _) => s.Label = float.NaN, "Column 'Label': no training row has a label, so that there is nothing to learn from. Set Supervision to null, or label some rows.");
        Refused("Class", (s, i) => s.Class = (uint)i % 2, "Column 'Class': no training row's label is key 2, key 3; each of the 3 classes needs at least one labelled training row.");
        Refused("Flag", (s, _) => s.Flag = true, "Column 'Flag': every training row's label is true, so that there is nothing to tell apart.");
        Refused("Flag", (s, _) => s.Flag = false, "Column 'Flag': every training row's label is false, so that there is nothing to tell apart.");
        Refused("Label", (s, i) => s.Label = i == 7 ? float.NegativeInfinity : i, "Column 'Label', row 7: the label is -Infinity; it must be a finite number, or NaN if it is missing.");

        void Refused(string column, Action<LabelledSample, int> label, string message) =>
            Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Fit(LabelledSample.View(_ml, Fitted.Rows, label), column)).Message);
    }

    [Fact]
    public void A_class_is_named_by_what_its_key_stands_for()
    {
        var view = _ml.Transforms.Conversion.MapValueToKey("Class", "Name").Fit(LabelledSample.View(_ml, Fitted.Rows[..3])).Transform(
            LabelledSample.View(_ml, Fitted.Rows, (s, i) => s.Name = i % 2 == 0 ? "row 0" : "unknown"));
        var thrown = Assert.Throws<InvalidOperationException>(() => Fit(view, "Class"));
        Assert.Equal("Column 'Class': no training row's label is 'row 1' (key 2), 'row 2' (key 3); each of the 3 classes needs at least one labelled training row.", thrown.Message);
    }

    [Fact]
    public void Pseudo_labels_are_for_classes()
    {
        var options = Supervised.Small(new Supervision { PseudoLabels = new() });
        var thrown = Assert.Throws<InvalidOperationException>(() => Supervised.To(Fitted.Rows, options));
        Assert.Equal("Supervision.PseudoLabels is for classes, but column 'Label' is Single: set it to null.", thrown.Message);
    }

    [Fact]
    public void Options_out_of_range_are_told_all_at_once()
    {
        var options = Fitted.Small();
        options.Training = options.Training with { BatchSize = 1 };
        options.Supervision = new Supervision
        {
            LabelColumnName = " ",
            ReconstructionWeight = -1,
            FrozenLayers = 3,
            LabelledFraction = 1,
            PseudoLabels = new() { Threshold = 1, Weight = double.NaN, From = 1, To = 0.9 },
        };
        Refused(
            options,
            "Supervision.LabelColumnName = ' ': allowed: a column name",
            "Supervision.ReconstructionWeight = -1: allowed: 0 and above",
            "Supervision.FrozenLayers = 3: allowed: from 0 to the number of encoder layers, 2",
            "Supervision.LabelledFraction = 1: allowed: above 0 and below 1",
            "Supervision.PseudoLabels.Threshold = 1: allowed: from 0 to below 1",
            "Supervision.PseudoLabels.Weight = NaN: allowed: 0 and above",
            "Supervision.PseudoLabels.From = 1: allowed: from 0 to below 1",
            "Supervision.PseudoLabels.To = 0.9: allowed: from Supervision.PseudoLabels.From, 1, to 1",
            "Training.BatchSize = 1: allowed: 2 and above with Supervision.LabelledFraction");
        options.Training = options.Training with { BatchSize = 2 };
        options.Supervision = new Supervision { FrozenLayers = 1, LabelledFraction = 0.5 };
        Refused(options, "Supervision.FrozenLayers = 1: allowed: 0 without Supervision.Plan or layer-wise pretraining: the layers would never be trained");
        options.Supervision = new Supervision { Plan = new TrainingPlan { Epochs = 0 } };
        Refused(options, "Supervision.Plan.Epochs = 0: allowed: 1 and above");
        (options.Supervision, options.LabelScoreColumnName) = (null, "Scores");
        Refused(options, "LabelScoreColumnName = Scores: allowed: null without Supervision");
        (options.Supervision, options.Pretraining) = (new Supervision { FrozenLayers = 2 }, new LayerwisePretraining { FineTuning = false });
        Refused(options, "Pretraining.FineTuning = False: allowed: true with Supervision, unless labels are learned afterwards, by Supervision.Plan");
        options.Supervision = new Supervision { FrozenLayers = 2, Plan = new TrainingPlan() };
        Assert.NotNull(_ml.Transforms.Autoencode("Codes", "Features", options));

        void Refused(AutoencoderEstimator.Options options, params string[] faults)
        {
            var thrown = Assert.Throws<ArgumentException>(() => _ml.Transforms.Autoencode("Codes", "Features", options));
            Assert.Equal($"The options have {faults.Length} fault{(faults.Length == 1 ? "" : "s")}:\n  {string.Join("\n  ", faults)}\n (Parameter 'options')", thrown.Message);
        }
    }

    [Fact]
    public void Detectors_learn_without_labels()
    {
        var options = new AutoencoderAnomalyTrainer.Options();
        options.Autoencoder.Supervision = new Supervision();
        Assert.Contains("Autoencoder.Supervision = Supervision: allowed: null, because a detector learns from rows without labels", Assert.Throws<ArgumentException>(() => _ml.AnomalyDetection.Trainers.Autoencoder(options)).Message, StringComparison.Ordinal);
    }

    private void Fit(IDataView view, string column) => _ml.Transforms.Autoencode("Codes", "Features", Supervised.Small(new Supervision { LabelColumnName = column })).Fit(view).Dispose();
}
