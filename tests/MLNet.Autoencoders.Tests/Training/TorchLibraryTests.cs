using MLNet.Autoencoders.Training;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>What a fit says where the package with TorchSharp's native library was forgotten.</summary>
public class TorchLibraryTests
{
    /// <summary>What the loader, TorchSharp and its static constructors throw for a library that is missing, too old or for another machine.</summary>
    public static TheoryData<Exception> Missing =>
    [
        new NotSupportedException("This application or script uses TorchSharp but doesn't contain a reference to libtorch."),
        new DllNotFoundException("Unable to load shared library 'LibTorchSharp'."),
        new EntryPointNotFoundException("Unable to find an entry point named 'THSTensor_empty'."),
        new TypeInitializationException("TorchSharp.torch", new NotSupportedException()),
        new BadImageFormatException(),
    ];

    [Theory]
    [MemberData(nameof(Missing))]
    public void A_library_that_is_not_there_is_told_with_the_line_that_adds_it(Exception exception)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => TorchLibrary.Require(() => throw exception));
        Assert.Contains("`dotnet add package TorchSharp-cpu`", thrown.Message, StringComparison.Ordinal);
        Assert.Same(exception, thrown.InnerException);
    }

    [Fact]
    public void Another_fault_is_passed_on() =>
        Assert.Throws<TimeoutException>(() => TorchLibrary.Require(() => throw new TimeoutException()));

    [Fact]
    public void A_library_that_is_there_is_nothing_to_speak_of() => TorchLibrary.Require();
}
