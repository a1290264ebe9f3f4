namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A test that needs a browser. Where there is none it is skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Path is null ? "No browser of the Chromium family was found; build/setup.sh installs one." : null;
}
