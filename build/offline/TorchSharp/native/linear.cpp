// Matrix products, losses and eigenvalues.
#include "shim.h"

#define PRODUCT(name)                                  \
    SHIM Handle shim_##name(Handle a, Handle b) {      \
        return result([&] { return a->name(*b); });    \
    }

PRODUCT(matmul) PRODUCT(mm)

SHIM Handle shim_linear(Handle input, Handle weight, Handle bias) {
    return result([&] { return at::linear(*input, *weight, optional(bias)); });
}

SHIM Handle shim_mse_loss(Handle input, Handle target, int reduction) {
    return result([&] { return at::mse_loss(*input, *target, reduction); });
}

SHIM Handle shim_binary_cross_entropy_with_logits(Handle input, Handle target, Handle weight, int reduction,
                                                  Handle positive_weights) {
    return result([&] {
        return at::binary_cross_entropy_with_logits(*input, *target, optional(weight), optional(positive_weights),
                                                    reduction);
    });
}

SHIM Handle shim_cross_entropy(Handle input, Handle target, Handle weight, int64_t ignored, int reduction,
                               double smoothing) {
    return result([&] {
        return at::cross_entropy_loss(*input, *target, optional(weight), reduction, ignored, smoothing);
    });
}

SHIM bool shim_linalg_eigh(Handle a, char triangle, Handle* values, Handle* vectors) {
    return results(values, vectors, [&] { return at::linalg_eigh(*a, std::string(1, triangle)); });
}
