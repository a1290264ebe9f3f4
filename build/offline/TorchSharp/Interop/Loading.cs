using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Loads the BLAS that lies beside the assembly, then the shim, and with it libtorch.</summary>
internal static class Loading
{
    private const string Blas = "libblas.so.3", Shim = "libtorchshim.so";
    private const int Now = 2, Global = 0x100;

    private static readonly Lazy<nint> shim = new(Load);

    [ModuleInitializer]
    internal static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(Loading).Assembly, (name, _, _) => name == Native.Library ? shim.Value : 0);

    private static unsafe nint Load()
    {
        KeepThreadsFromSpinning();
        // Loaded first and for all, it is what libtorch gets when it asks for its libblas.so.3.
        if (Find(Blas) is { } blas) dlopen(blas, Now | Global);
        var library = NativeLibrary.Load(Find(Shim) ?? throw new DllNotFoundException($"{Shim} lies neither in {AppContext.BaseDirectory} nor beside TorchSharp.dll: build the project again."));
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "shim_start"))(Environment.ProcessorCount);
        return library;
    }

    // While a thread of OpenMP waits for the others it spins, by default for milliseconds. Where another process has one
    // of the processors, the thread waited for cannot run meanwhile: an epoch that takes a second then takes a minute.
    private static unsafe void KeepThreadsFromSpinning()
    {
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
            fixed (byte* name = "GOMP_SPINCOUNT\0"u8, value = "2000\0"u8) setenv(name, value, 0);
    }

    private static string Find(string file)
    {
        foreach (var folder in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location) })
            if (!string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, file)))
                return Path.Combine(folder, file);
        return null;
    }

    private static unsafe void dlopen(string path, int flags)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(path + '\0');
        fixed (byte* text = bytes) dlopen(text, flags);
    }

    [DllImport("libc.so.6")]
    private static extern unsafe nint dlopen(byte* path, int flags);

    [DllImport("libc.so.6")]
    private static extern unsafe int setenv(byte* name, byte* value, int overwrite);
}
