// Views, pieces, joins.
#include "shim.h"

#define OF_SIZES(name)                                                            \
    SHIM Handle shim_##name(Handle a, const int64_t* sizes, int64_t count) {      \
        return result([&] { return a->name(at::IntArrayRef(sizes, count)); });    \
    }

OF_SIZES(view) OF_SIZES(reshape) OF_SIZES(permute) OF_SIZES(repeat) OF_SIZES(flip)

SHIM Handle shim_expand(Handle a, const int64_t* sizes, int64_t count, bool implicit) {
    return result([&] { return a->expand(at::IntArrayRef(sizes, count), implicit); });
}

SHIM Handle shim_t(Handle a) {
    return result([&] { return a->t(); });
}

SHIM Handle shim_unsqueeze(Handle a, int64_t dim) {
    return result([&] { return a->unsqueeze(dim); });
}

SHIM Handle shim_squeeze(Handle a) {
    return result([&] { return a->squeeze(); });
}

SHIM Handle shim_squeeze_dim(Handle a, int64_t dim) {
    return result([&] { return a->squeeze(dim); });
}

SHIM Handle shim_flatten(Handle a, int64_t start, int64_t end) {
    return result([&] { return a->flatten(start, end); });
}

SHIM Handle shim_narrow(Handle a, int64_t dim, int64_t start, int64_t length) {
    return result([&] { return a->narrow(dim, start, length); });
}

SHIM Handle shim_select(Handle a, int64_t dim, int64_t index) {
    return result([&] { return a->select(dim, index); });
}

SHIM Handle shim_slice(Handle a, int64_t dim, int64_t start, int64_t finish, int64_t step) {
    return result([&] { return a->slice(dim, start, finish, step); });
}

SHIM Handle shim_cat(const Handle* tensors, int64_t count, int64_t dim) {
    return result([&] { return at::cat(list(tensors, count), dim); });
}

SHIM Handle shim_stack(const Handle* tensors, int64_t count, int64_t dim) {
    return result([&] { return at::stack(list(tensors, count), dim); });
}

static void spread(const std::vector<at::Tensor>& parts, Handle* out) {
    for (size_t i = 0; i < parts.size(); i++) out[i] = new at::Tensor(parts[i]);
}

SHIM bool shim_split_sizes(Handle a, const int64_t* sizes, int64_t count, int64_t dim, Handle* parts) {
    return attempt([&] { spread(a->split_with_sizes(at::IntArrayRef(sizes, count), dim), parts); });
}
