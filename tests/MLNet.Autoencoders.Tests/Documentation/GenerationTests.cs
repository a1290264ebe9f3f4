using Generation;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class GenerationTests
{
    public static TheoryData<string> Names => [.. AllSheets.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_writes_its_sheets(string kind)
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            AllSheets.ByName[kind].Write(new DigitSheets(folder, null), 2);
            var files = Directory.GetFiles(folder);
            Assert.NotEmpty(files);
            // Ink and paper: an empty sheet has neither.
            Assert.All(files, file => Assert.True(PngReader.Read(File.ReadAllBytes(file)).Pixels.Distinct().Count() > 10, file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
