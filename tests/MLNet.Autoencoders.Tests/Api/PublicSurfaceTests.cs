using System.Runtime.CompilerServices;

namespace MLNet.Autoencoders.Tests.Api;

/// <summary>What users can call changes only on purpose.</summary>
public class PublicSurfaceTests
{
    public static TheoryData<Type, string> Packages => new()
    {
        { typeof(AutoencoderEstimator), "MLNet.Autoencoders.txt" },
        { typeof(AutoencoderTransformer), "MLNet.Autoencoders.Scoring.txt" },
        { typeof(AutoencoderReport), "MLNet.Autoencoders.Reporting.txt" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_one_that_was_agreed(Type anyOfThePackage, string listing)
    {
        string path = Path.Combine(Folder(), listing);
        string actual = PublicSurface.List(anyOfThePackage.Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1")
            File.WriteAllText(path, actual);
        string agreed = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (agreed != actual)
            Assert.Fail($"The public surface differs from tests/MLNet.Autoencoders.Tests/Api/{listing}; run the tests with UPDATE_API=1 to accept.\n{Difference(agreed, actual)}");
    }

    [Fact]
    public void A_member_more_or_less_would_be_shown_with_its_type() =>
        Assert.Equal("- A:     x\n+ A:     z\n+ B\n", Difference("A\n    x\n    y\n", "A\n    y\n    z\n\nB\n"));

    private static string Difference(string agreed, string actual)
    {
        var before = Lines(agreed);
        var after = Lines(actual);
        return string.Concat(before.Except(after).Select(l => $"- {l}\n")) + string.Concat(after.Except(before).Select(l => $"+ {l}\n"));
    }

    /// <summary>Every line with the type that it belongs to in front.</summary>
    private static List<string> Lines(string listing)
    {
        var lines = new List<string>();
        string type = "";
        foreach (var line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                lines.Add(type = line);
            else
                lines.Add($"{type}: {line}");
        }
        return lines;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
