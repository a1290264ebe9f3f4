// Maps: [rows, channels, height, width].
#include "shim.h"

#define SIZES(name) const int64_t *name, int64_t name##_count
#define ARRAY(name) at::IntArrayRef(name, name##_count)

SHIM Handle shim_conv2d(Handle input, Handle weight, Handle bias, SIZES(strides), SIZES(padding), SIZES(dilation),
                        int64_t groups) {
    return result([&] {
        return at::conv2d(*input, *weight, optional(bias), ARRAY(strides), ARRAY(padding), ARRAY(dilation), groups);
    });
}

SHIM Handle shim_conv_transpose2d(Handle input, Handle weight, Handle bias, SIZES(strides), SIZES(padding),
                                  SIZES(output_padding), SIZES(dilation), int64_t groups) {
    return result([&] {
        return at::conv_transpose2d(*input, *weight, optional(bias), ARRAY(strides), ARRAY(padding),
                                    ARRAY(output_padding), groups, ARRAY(dilation));
    });
}

SHIM Handle shim_max_pool2d(Handle input, SIZES(kernel), SIZES(strides), SIZES(padding), SIZES(dilation), bool ceil) {
    return result([&] {
        return at::max_pool2d(*input, ARRAY(kernel), ARRAY(strides), ARRAY(padding), ARRAY(dilation), ceil);
    });
}

SHIM bool shim_max_pool2d_with_indices(Handle input, SIZES(kernel), SIZES(strides), SIZES(padding), SIZES(dilation),
                                       bool ceil, Handle* values, Handle* indices) {
    return results(values, indices, [&] {
        return at::max_pool2d_with_indices(*input, ARRAY(kernel), ARRAY(strides), ARRAY(padding), ARRAY(dilation), ceil);
    });
}

// A divisor of zero is none.
SHIM Handle shim_avg_pool2d(Handle input, SIZES(kernel), SIZES(strides), SIZES(padding), bool ceil, bool count_padding,
                            int64_t divisor) {
    return result([&] {
        return at::avg_pool2d(*input, ARRAY(kernel), ARRAY(strides), ARRAY(padding), ceil, count_padding,
                              divisor == 0 ? c10::nullopt : c10::make_optional(divisor));
    });
}

SHIM Handle shim_batch_norm(Handle input, Handle mean, Handle variance, Handle weight, Handle bias, bool training,
                            double momentum, double eps) {
    return result([&] {
        return at::batch_norm(*input, optional(weight), optional(bias), optional(mean), optional(variance), training,
                              momentum, eps, false);
    });
}

// Null sizes or null factors are none.
SHIM Handle shim_upsample_nearest2d(Handle input, SIZES(size), const double* factors, int64_t factors_count) {
    return result([&] {
        return at::upsample_nearest2d(*input, size ? at::OptionalIntArrayRef(ARRAY(size)) : c10::nullopt,
                                      factors ? c10::make_optional(at::ArrayRef<double>(factors, factors_count))
                                              : c10::nullopt);
    });
}

SHIM Handle shim_pad(Handle input, SIZES(pad), int mode, double value) {
    static const char* modes[] = {"constant", "reflect", "replicate", "circular", "constant"};
    return result([&] { return at::pad(*input, ARRAY(pad), modes[mode], value); });
}
