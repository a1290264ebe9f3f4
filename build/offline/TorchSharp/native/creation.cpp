// New tensors from sizes, from memory, from ranges.
#include "shim.h"

static Handle finish(bool requires_grad, const std::function<at::Tensor()>& body) {
    return result([&] { return body().requires_grad_(requires_grad); });
}

#define FROM_SIZES(name)                                                                                          \
    SHIM Handle shim_##name(const int64_t* sizes, int64_t count, int dtype, int device_type, int device_index,    \
                            bool requires_grad) {                                                                 \
        return finish(requires_grad, [&] {                                                                        \
            return at::name(at::IntArrayRef(sizes, count), options(dtype, device_type, device_index));            \
        });                                                                                                       \
    }

FROM_SIZES(empty)
FROM_SIZES(zeros)
FROM_SIZES(ones)

SHIM Handle shim_full(const int64_t* sizes, int64_t count, Number value, int dtype, int device_type, int device_index,
                      bool requires_grad) {
    return finish(requires_grad, [&] {
        return at::full(at::IntArrayRef(sizes, count), value.scalar(), options(dtype, device_type, device_index));
    });
}

// What a number becomes as the other side of an operator: one element of the tensor's type, unless only a floating
// type can hold it.
SHIM Handle shim_full_like(Handle a, Number value) {
    return result([&] {
        return at::scalar_tensor(value.scalar(), a->options().dtype(at::result_type(*a, value.scalar())));
    });
}

SHIM Handle shim_full_scalar(Number value, int dtype) {
    return result([&] { return at::scalar_tensor(value.scalar(), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))); });
}

SHIM c10::Scalar* shim_scalar(Number value) { return new c10::Scalar(value.scalar()); }

SHIM void shim_scalar_dispose(c10::Scalar* scalar) { delete scalar; }

SHIM Handle shim_arange(Number start, Number stop, Number step, int dtype, int device_type, int device_index,
                        bool requires_grad) {
    return finish(requires_grad, [&] {
        return at::arange(start.scalar(), stop.scalar(), step.scalar(), options(dtype, device_type, device_index));
    });
}

SHIM Handle shim_eye(int64_t rows, int64_t columns, int dtype, int device_type, int device_index, bool requires_grad) {
    return finish(requires_grad, [&] { return at::eye(rows, columns, options(dtype, device_type, device_index)); });
}

// Copies the memory: it holds elements of type source, the tensor gets dtype.
SHIM Handle shim_from_memory(const void* data, int source, const int64_t* sizes, int64_t count, int dtype,
                             int device_type, int device_index, bool requires_grad) {
    return finish(requires_grad, [&] {
        auto view = at::from_blob(const_cast<void*>(data), at::IntArrayRef(sizes, count),
                                  at::TensorOptions().dtype(static_cast<at::ScalarType>(source)));
        return view.to(options(dtype, device_type, device_index), false, true);
    });
}
