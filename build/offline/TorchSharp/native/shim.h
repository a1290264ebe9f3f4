// What every file of the shim shares: handles, numbers, and how an exception becomes an error.
#pragma once
#include <ATen/ATen.h>

#include <string>
#include <utility>
#include <vector>

#define SHIM extern "C" __attribute__((visibility("default")))

// A tensor as C# holds it: on the heap, owned by one wrapper, freed by shim_dispose.
using Handle = at::Tensor*;

// A number as C# passes it, in two registers.
struct Number {
    int64_t bits;  // of an int64, or of a double
    int64_t kind;  // 0 integer, 1 floating point, 2 boolean

    c10::Scalar scalar() const {
        if (kind == 1) {
            double value;
            memcpy(&value, &bits, sizeof value);
            return value;
        }
        if (kind == 2) return bits != 0;
        return bits;
    }
};

// A number that may be absent: kind < 0.
inline c10::optional<c10::Scalar> optional(Number number) {
    return number.kind < 0 ? c10::nullopt : c10::make_optional(number.scalar());
}

inline c10::optional<at::Tensor> optional(Handle tensor) {
    return tensor ? c10::make_optional(*tensor) : c10::nullopt;
}

inline c10::optional<at::ScalarType> optional_type(int type) {
    return type < 0 ? c10::nullopt : c10::make_optional(static_cast<at::ScalarType>(type));
}

inline c10::optional<at::Generator> optional(at::Generator* generator) {
    return generator ? c10::make_optional(*generator) : c10::nullopt;
}

inline at::Device device(int type, int index) {
    return at::Device(static_cast<at::DeviceType>(type), static_cast<at::DeviceIndex>(index));
}

inline at::TensorOptions options(int dtype, int device_type, int device_index) {
    return at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)).device(device(device_type, device_index));
}

inline std::vector<at::Tensor> list(const Handle* tensors, int64_t count) {
    std::vector<at::Tensor> result;
    result.reserve(count);
    for (int64_t i = 0; i < count; i++) result.push_back(tensors[i] ? *tensors[i] : at::Tensor());
    return result;
}

// Keeps the message for shim_last_error on this thread.
void fail(const char* message) noexcept;

// Runs body; false, with the message kept, if it threw.
template <class Body>
bool attempt(Body body) noexcept {
    try {
        body();
        return true;
    } catch (const c10::Error& error) {
        fail(error.what_without_backtrace());
    } catch (const std::exception& error) {
        fail(error.what());
    } catch (...) {
        fail("unknown native exception");
    }
    return false;
}

// A new handle on the tensor that body returns; null, with the message kept, if it threw.
template <class Body>
Handle result(Body body) noexcept {
    Handle handle = nullptr;
    attempt([&] { handle = new at::Tensor(body()); });
    return handle;
}

// Two new handles on the pair of tensors that body returns.
template <class Body>
bool results(Handle* first, Handle* second, Body body) noexcept {
    return attempt([&] {
        auto pair = body();
        *first = new at::Tensor(std::get<0>(pair));
        *second = new at::Tensor(std::get<1>(pair));
    });
}
