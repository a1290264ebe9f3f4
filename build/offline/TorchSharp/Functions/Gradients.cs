using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe class utils
        {
            /// <summary>The norm over all gradients before they were scaled down.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                Tensor[] all = [.. tensors];
                double norm;
                fixed (nint* p = HandlesOf(all)) Check(shim_clip_grad_norm_(p, all.Length, max_norm, norm_type, &norm));
                GC.KeepAlive(all);
                return norm;
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                Tensor[] all = [.. tensors];
                fixed (nint* p = HandlesOf(all)) Check(shim_clip_grad_value_(p, all.Length, clip_value));
                GC.KeepAlive(all);
            }
        }
    }
}
