using System.Diagnostics;
using System.Globalization;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A headless browser of the Chromium family, if the machine has one: build/setup.sh installs it.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    /// <summary>The path of the program; null if there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Opens a file, and waits until its scripts have run.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="dark">Whether the user prefers dark pages.</param>
    /// <param name="width">The width of the window in pixels.</param>
    public static BrowsedPage Open(string filePath, bool dark = false, int width = 1200)
    {
        using var profile = new TestFolder();
        var start = new ProcessStartInfo(Path!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr", "--log-level=0", "--user-data-dir=" + profile.Path,
                string.Create(CultureInfo.InvariantCulture, $"--window-size={width},2000"), "--virtual-time-budget=60000",
                "--blink-settings=preferredColorScheme=" + (dark ? "0" : "1"), "--dump-dom", new Uri(filePath).AbsoluteUri,
            },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string page = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The browser does not end.");
        }
        return new BrowsedPage(page, [.. errors.Result.Split('\n').Where(l => l.Contains(":CONSOLE", StringComparison.Ordinal))]);
    }

    private static string? Find()
    {
        string[] folders =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            .. new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
                .SelectMany(f => new[] { "Google/Chrome/Application", "Microsoft/Edge/Application" }.Select(p => System.IO.Path.Combine(Environment.GetFolderPath(f), p))),
        ];
        return folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
