using System.Runtime.CompilerServices;
using TorchSharp;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>What the tests themselves compute takes one thread: their tensors are small, and other work may be on the machine.</summary>
internal static class OneThread
{
    [ModuleInitializer]
    internal static void Set() => torch.set_num_threads(1);
}
