// Fewer elements out than in, and orderings.
#include "shim.h"

#define OF_ALL(name)                              \
    SHIM Handle shim_##name(Handle a) {           \
        return result([&] { return a->name(); }); \
    }

OF_ALL(all) OF_ALL(any) OF_ALL(max) OF_ALL(min) OF_ALL(median)

SHIM Handle shim_sum(Handle a, int dtype) {
    return result([&] { return a->sum(optional_type(dtype)); });
}

SHIM Handle shim_mean(Handle a, int dtype) {
    return result([&] { return a->mean(optional_type(dtype)); });
}

SHIM Handle shim_sum_dims(Handle a, const int64_t* dims, int64_t count, bool keep, int dtype) {
    return result([&] { return a->sum(at::IntArrayRef(dims, count), keep, optional_type(dtype)); });
}

SHIM Handle shim_mean_dims(Handle a, const int64_t* dims, int64_t count, bool keep, int dtype) {
    return result([&] { return a->mean(at::IntArrayRef(dims, count), keep, optional_type(dtype)); });
}

#define SPREAD(name)                                                                                        \
    SHIM Handle shim_##name(Handle a, bool unbiased) {                                                      \
        return result([&] { return a->name(unbiased); });                                                   \
    }                                                                                                       \
    SHIM Handle shim_##name##_dims(Handle a, const int64_t* dims, int64_t count, bool unbiased, bool keep) { \
        return result([&] { return a->name(at::IntArrayRef(dims, count), unbiased, keep); });               \
    }

SPREAD(var) SPREAD(std)

#define OF_DIM(name)                                                \
    SHIM Handle shim_##name##_dim(Handle a, int64_t dim, bool keep) { \
        return result([&] { return a->name(dim, keep); });          \
    }

OF_DIM(all) OF_DIM(any) OF_DIM(logsumexp)

SHIM Handle shim_amax(Handle a, const int64_t* dims, int64_t count, bool keep) {
    return result([&] { return a->amax(at::IntArrayRef(dims, count), keep); });
}

SHIM Handle shim_amin(Handle a, const int64_t* dims, int64_t count, bool keep) {
    return result([&] { return a->amin(at::IntArrayRef(dims, count), keep); });
}

SHIM bool shim_max_dim(Handle a, int64_t dim, bool keep, Handle* values, Handle* indices) {
    return results(values, indices, [&] { return a->max(dim, keep); });
}

SHIM bool shim_min_dim(Handle a, int64_t dim, bool keep, Handle* values, Handle* indices) {
    return results(values, indices, [&] { return a->min(dim, keep); });
}

SHIM bool shim_topk(Handle a, int64_t k, int64_t dim, bool largest, bool sorted, Handle* values, Handle* indices) {
    return results(values, indices, [&] { return a->topk(k, dim, largest, sorted); });
}

SHIM bool shim_kthvalue(Handle a, int64_t k, int64_t dim, bool keep, Handle* values, Handle* indices) {
    return results(values, indices, [&] { return a->kthvalue(k, dim, keep); });
}

SHIM bool shim_sort(Handle a, int64_t dim, bool descending, bool stable, Handle* values, Handle* indices) {
    return results(values, indices, [&] { return a->sort(c10::make_optional(stable), dim, descending); });
}

SHIM Handle shim_norm(Handle a, double p) {
    return result([&] { return a->norm(p); });
}

SHIM Handle shim_norm_dim(Handle a, int64_t dim, bool keep, double p) {
    return result([&] { return a->norm(c10::Scalar(p), at::IntArrayRef(&dim, 1), keep); });
}
