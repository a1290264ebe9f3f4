using System.Diagnostics;
using System.Globalization;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>This assembly run as a program that saves files: a writer in a process of its own, which can be killed.</summary>
internal static class SavingProbe
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Name = "save";

    /// <summary>How long the files of <see cref="Content"/> are.</summary>
    public const int Length = 20_000;

    /// <summary>A process that has written half a file, and waits to be killed, a minute at most.</summary>
    public static Process StartHalf(string path)
    {
        var process = Start(path, 0);
        process.StandardOutput.ReadLine();
        return process;
    }

    /// <summary>A process that saves a file so many times.</summary>
    public static Process Start(string path, int times)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
        string program = Path.Combine(AppContext.BaseDirectory, "MLNet.Autoencoders.Tests.dll");
        var start = new ProcessStartInfo(host, [program, Name, path, times.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    /// <summary>The same byte from start to end: a reader sees whether it has met a whole file.</summary>
    public static byte[] Content(int number)
    {
        var content = new byte[Length];
        Array.Fill(content, (byte)number);
        return content;
    }

    public static int Run(string path, int times)
    {
        if (times == 0)
        {
            AtomicFile.Write(path, stream =>
            {
                stream.Write(Content(0));
                stream.Flush();
                Console.WriteLine("half");
                Thread.Sleep(TimeSpan.FromMinutes(1));
            });
        }
        for (int i = 0; i < times; i++)
            AtomicFile.Write(path, stream => stream.Write(Content(i)));
        return 0;
    }
}
