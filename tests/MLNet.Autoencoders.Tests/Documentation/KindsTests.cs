using Kinds;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class KindsTests
{
    public static TheoryData<string> Names => [.. AllKinds.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_runs(string kind) => AllKinds.ByName[kind].Run(2);
}
