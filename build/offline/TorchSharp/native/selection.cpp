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

SHIM Handle shim_masked_select(Handle a, Handle mask) {
    return result([&] { return a->masked_select(*mask); });
}

SHIM Handle shim_gather(Handle a, int64_t dim, Handle index) {
    return result([&] { return a->gather(dim, *index); });
}

#define SCATTER(name)                                                              \
    SHIM Handle shim_##name(Handle a, int64_t dim, Handle index, Handle src) {     \
        return result([&] { return a->name(dim, *index, *src); });                 \
    }                                                                              \
    SHIM bool shim_##name##_(Handle a, int64_t dim, Handle index, Handle src) {    \
        return attempt([&] { a->name##_(dim, *index, *src); });                    \
    }

SCATTER(scatter) SCATTER(scatter_add)

#define INDEX_SCALED(name)                                                                            \
    SHIM Handle shim_##name(Handle a, int64_t dim, Handle index, Handle source, Number alpha) {       \
        return result([&] { return a->name(dim, *index, *source, alpha.scalar()); });                 \
    }                                                                                                 \
    SHIM bool shim_##name##_(Handle a, int64_t dim, Handle index, Handle source, Number alpha) {      \
        return attempt([&] { a->name##_(dim, *index, *source, alpha.scalar()); });                    \
    }

INDEX_SCALED(index_add)

SHIM bool shim_index_copy_(Handle a, int64_t dim, Handle index, Handle source) {
    return attempt([&] { a->index_copy_(dim, *index, *source); });
}

SHIM bool shim_index_fill_(Handle a, int64_t dim, Handle index, Number value) {
    return attempt([&] { a->index_fill_(dim, *index, value.scalar()); });
}
