using System;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

public static partial class torch
{
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    public static partial class nn
    {
        // Of maps: [rows, channels, height, width].
        public static unsafe partial class functional
        {
            private static readonly long[] Ones = [1, 1];
            private static readonly long[] Zeros = [0, 0];

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] dilation = null, long groups = 1)
            {
                strides ??= Ones;
                padding ??= Zeros;
                dilation ??= Ones;
                fixed (long* s = strides, p = padding, d = dilation)
                    return New(shim_conv2d(input.Handle, weight.Handle, HandleOf(bias), s, strides.Length, p, padding.Length, d, dilation.Length, groups), input, weight, bias);
            }

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] output_padding = null, long[] dilation = null, long groups = 1)
            {
                strides ??= Ones;
                padding ??= Zeros;
                output_padding ??= Zeros;
                dilation ??= Ones;
                fixed (long* s = strides, p = padding, o = output_padding, d = dilation)
                    return New(shim_conv_transpose2d(input.Handle, weight.Handle, HandleOf(bias), s, strides.Length, p, padding.Length, o, output_padding.Length, d, dilation.Length, groups), input, weight, bias);
            }

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size, kernel_size], Both(stride), Both(padding), Both(dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Both(kernel_size), Both(stride), Both(padding), Both(dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[] strides = null, long[] padding = null, long[] dilation = null, bool ceil_mode = false)
            {
                strides ??= kernel_size;
                padding ??= Zeros;
                dilation ??= Ones;
                fixed (long* k = kernel_size, s = strides, p = padding, d = dilation)
                    return New(shim_max_pool2d(input.Handle, k, kernel_size.Length, s, strides.Length, p, padding.Length, d, dilation.Length, ceil_mode), input);
            }

            public static (Tensor, Tensor) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[] strides = null, long[] padding = null, long[] dilation = null, bool ceil_mode = false)
            {
                strides ??= kernel_size;
                padding ??= Zeros;
                dilation ??= Ones;
                nint values, indices;
                fixed (long* k = kernel_size, s = strides, p = padding, d = dilation)
                    return New(shim_max_pool2d_with_indices(input.Handle, k, kernel_size.Length, s, strides.Length, p, padding.Length, d, dilation.Length, ceil_mode, &values, &indices), values, indices, input);
            }

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size, kernel_size], Both(stride), [padding, padding], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Both(kernel_size), Both(stride), Both(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[] stride = null, long[] padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                stride ??= kernel_size;
                padding ??= Zeros;
                fixed (long* k = kernel_size, s = stride, p = padding)
                    return New(shim_avg_pool2d(input.Handle, k, kernel_size.Length, s, stride.Length, p, padding.Length, ceil_mode, count_include_pad, divisor_override ?? 0), input);
            }

            public static Tensor batch_norm(Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null, Tensor bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                var result = New(shim_batch_norm(input.Handle, HandleOf(running_mean), HandleOf(running_var), HandleOf(weight), HandleOf(bias), training, momentum, eps), input, weight, bias);
                GC.KeepAlive(running_mean);
                GC.KeepAlive(running_var);
                return result;
            }

            public static Tensor interpolate(Tensor x, long[] size = null, double[] scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (mode != InterpolationMode.Nearest || align_corners is not null || recompute_scale_factor || antialias)
                    throw new NotSupportedException("The substitute repeats the nearest neighbours, nothing else.");
                return upsample_nearest2d(x, size, scale_factor);
            }

            public static Tensor upsample_nearest2d(Tensor input, long[] outputSizes = null, double[] scaleFactors = null)
            {
                fixed (long* s = outputSizes)
                fixed (double* f = scaleFactors)
                    return New(shim_upsample_nearest2d(input.Handle, s, outputSizes?.Length ?? 0, f, scaleFactors?.Length ?? 0), input);
            }

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, (ReadOnlySpan<long>)pad, mode, value);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                fixed (long* p = pad) return New(shim_pad(input.Handle, p, pad.Length, (int)mode, value), input);
            }

            private static long[] Both(long? size) => size is { } one ? [one, one] : null;
            private static long[] Both((long, long)? size) => size is { } pair ? [pair.Item1, pair.Item2] : null;
        }
    }
}
