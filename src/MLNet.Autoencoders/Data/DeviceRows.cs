using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Keeps rows where batches are computed with, as long as they fit: then no step waits for a copy.</summary>
internal static class DeviceRows
{
    /// <summary>What must stay free for the network and its steps. No device tells TorchSharp how much it has.</summary>
    private const long FreeBytes = 1L << 30;

    /// <summary>Moves rows from the CPU to a device; where it has no room, they stay.</summary>
    public static Tensor Move(Tensor rows, Device device)
    {
        if (device.type == TorchSharp.DeviceType.CPU)
            return rows;
        try
        {
            using var free = empty(FreeBytes, ScalarType.Byte, device);
            var moved = rows.to(device);
            rows.Dispose();
            return moved;
        }
        catch (ExternalException)
        {
            return rows;
        }
    }
}
