using System.Globalization;
using System.Reflection;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Runs an example as its users do.</summary>
internal static class ExampleProgram
{
    /// <returns>The lines that it prints.</returns>
    public static string[] Run(string assembly, params string[] arguments)
    {
        var (before, culture) = (Console.Out, CultureInfo.CurrentCulture);
        using var output = new StringWriter();
        Console.SetOut(output);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Assembly.Load(assembly).EntryPoint!.Invoke(null, [arguments]);
        }
        finally
        {
            Console.SetOut(before);
            CultureInfo.CurrentCulture = culture;
        }
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
