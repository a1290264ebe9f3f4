// Elements chosen by indices or masks.
#include "shim.h"

#include <ATen/TensorIndexing.h>

SHIM Handle shim_index_select(Handle a, int64_t dim, Handle index) {
    return result([&] { return a->index_select(dim, *index); });
}

static c10::List<c10::optional<at::Tensor>> indices(const Handle* tensors, int64_t count) {
    c10::List<c10::optional<at::Tensor>> result;
    for (int64_t i = 0; i < count; i++) result.push_back(optional(tensors[i]));
    return result;
}

// A null index takes the whole dimension.
SHIM Handle shim_index(Handle a, const Handle* tensors, int64_t count) {
    return result([&] { return a->index(indices(tensors, count)); });
}

SHIM bool shim_index_put_(Handle a, const Handle* tensors, int64_t count, Handle values) {
    return attempt([&] { a->index_put_(indices(tensors, count), *values); });
}

SHIM Handle shim_gather(Handle a, int64_t dim, Handle index) {
    return result([&] { return a->gather(dim, *index); });
}

SHIM bool shim_scatter_(Handle a, int64_t dim, Handle index, Handle src) {
    return attempt([&] { a->scatter_(dim, *index, *src); });
}

