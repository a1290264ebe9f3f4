namespace MLNet.Autoencoders.Page;

/// <summary>The texts that are embedded in this assembly.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);
        // Browsers read every end of a line as \n, and compare the hashes of scripts after that.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
