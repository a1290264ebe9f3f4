using System.CommandLine;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The options that choose the columns to learn from.</summary>
internal sealed class FeatureOptions
{
    public const string Features = "--features";
    public const string Label = "--label";
    public const string Categories = "--categories";

    private const int DefaultCategories = 100;

    private readonly Option<string[]> _features = Opt.List(
        Features, "NAMES", "The columns to learn from; * stands for any characters, ? for any one. Columns that are not of numbers are encoded as categories, one-hot. Default: all but the label");
    private readonly Option<string?> _label = Opt.Text(Label, "NAME", "A column that is not learned from, unless the kind learns from labels");
    private readonly Option<int?> _categories = Opt.Int(Categories, $"The largest number of different values in a column of categories, and of classes to learn. Default {DefaultCategories}");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_features, _label, _categories])
            command.Add(option);
    }

    public FeatureChoice Choice(ParseResult result) =>
        new(result.GetValue(_features)!, result.GetValue(_label), result.GetValue(_categories) ?? DefaultCategories);
}
