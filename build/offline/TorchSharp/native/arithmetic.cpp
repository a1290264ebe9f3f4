// Element by element.
#include "shim.h"

#define UNARY(name)                               \
    SHIM Handle shim_##name(Handle a) {           \
        return result([&] { return a->name(); }); \
    }

#define UNARY_IN_PLACE(name)                \
    SHIM bool shim_##name##_(Handle a) {    \
        return attempt([&] { a->name##_(); }); \
    }

#define BOTH(name) UNARY(name) UNARY_IN_PLACE(name)

UNARY(abs) UNARY(cos) UNARY(exp) UNARY(floor) UNARY(log) UNARY(neg) UNARY(sign) UNARY(sin) UNARY(sqrt) UNARY(square)
UNARY(trunc) UNARY(isfinite) UNARY(isnan) UNARY_IN_PLACE(erfinv)
BOTH(erf) BOTH(relu) BOTH(sigmoid) BOTH(tanh)

#define OF_FUNCTION(name)                           \
    SHIM Handle shim_##name(Handle a) {             \
        return result([&] { return at::name(*a); }); \
    }                                               \
    SHIM bool shim_##name##_(Handle a) {            \
        return attempt([&] { at::name##_(*a); });   \
    }

OF_FUNCTION(selu) OF_FUNCTION(silu)

SHIM Handle shim_gelu(Handle a) {
    return result([&] { return at::gelu(*a); });
}

SHIM bool shim_gelu_(Handle a) {
    return attempt([&] { at::gelu_(*a); });
}

SHIM Handle shim_elu(Handle a, Number alpha, Number scale, Number input_scale) {
    return result([&] { return at::elu(*a, alpha.scalar(), scale.scalar(), input_scale.scalar()); });
}

SHIM bool shim_elu_(Handle a, Number alpha, Number scale, Number input_scale) {
    return attempt([&] { at::elu_(*a, alpha.scalar(), scale.scalar(), input_scale.scalar()); });
}

SHIM Handle shim_leaky_relu(Handle a, Number slope) {
    return result([&] { return at::leaky_relu(*a, slope.scalar()); });
}

SHIM bool shim_leaky_relu_(Handle a, Number slope) {
    return attempt([&] { at::leaky_relu_(*a, slope.scalar()); });
}

SHIM Handle shim_softplus(Handle a, Number beta, Number threshold) {
    return result([&] { return at::softplus(*a, beta.scalar(), threshold.scalar()); });
}

SHIM Handle shim_threshold(Handle a, Number threshold, Number value) {
    return result([&] { return at::threshold(*a, threshold.scalar(), value.scalar()); });
}

#define SUM(name)                                                                     \
    SHIM Handle shim_##name(Handle a, Handle b, Number alpha) {                       \
        return result([&] { return a->name(*b, alpha.scalar()); });                   \
    }                                                                                 \
    SHIM bool shim_##name##_(Handle a, Handle b, Number alpha) {                      \
        return attempt([&] { a->name##_(*b, alpha.scalar()); });                      \
    }                                                                                 \
    SHIM Handle shim_##name##_scalar(Handle a, Number b, Number alpha) {              \
        return result([&] { return a->name(b.scalar(), alpha.scalar()); });           \
    }                                                                                 \
    SHIM bool shim_##name##_scalar_(Handle a, Number b, Number alpha) {               \
        return attempt([&] { a->name##_(b.scalar(), alpha.scalar()); });              \
    }

SUM(add) SUM(sub)

#define BINARY(name)                                            \
    SHIM Handle shim_##name(Handle a, Handle b) {               \
        return result([&] { return a->name(*b); });             \
    }                                                           \
    SHIM bool shim_##name##_(Handle a, Handle b) {              \
        return attempt([&] { a->name##_(*b); });                \
    }                                                           \
    SHIM Handle shim_##name##_scalar(Handle a, Number b) {      \
        return result([&] { return a->name(b.scalar()); });     \
    }                                                           \
    SHIM bool shim_##name##_scalar_(Handle a, Number b) {       \
        return attempt([&] { a->name##_(b.scalar()); });        \
    }

BINARY(mul) BINARY(eq) BINARY(ne) BINARY(gt) BINARY(ge) BINARY(lt) BINARY(le)
BINARY(pow) BINARY(remainder)

SHIM Handle shim_maximum(Handle a, Handle b) {
    return result([&] { return at::maximum(*a, *b); });
}

SHIM Handle shim_minimum(Handle a, Handle b) {
    return result([&] { return at::minimum(*a, *b); });
}

SHIM Handle shim_bitwise_and(Handle a, Handle b) {
    return result([&] { return a->bitwise_and(*b); });
}

SHIM Handle shim_bitwise_or(Handle a, Handle b) {
    return result([&] { return a->bitwise_or(*b); });
}

SHIM Handle shim_bitwise_xor(Handle a, Handle b) {
    return result([&] { return a->bitwise_xor(*b); });
}

SHIM Handle shim_bitwise_not(Handle a) {
    return result([&] { return a->bitwise_not(); });
}

SHIM Handle shim_rsub(Handle a, Number b) {
    return result([&] { return at::rsub(*a, b.scalar()); });
}

static c10::optional<c10::string_view> rounding(int mode) {
    if (mode == 1) return c10::string_view("trunc");
    if (mode == 2) return c10::string_view("floor");
    return c10::nullopt;
}

SHIM Handle shim_div(Handle a, Handle b, int mode) {
    return result([&] { return a->div(*b, rounding(mode)); });
}

SHIM bool shim_div_(Handle a, Handle b, int mode) {
    return attempt([&] { a->div_(*b, rounding(mode)); });
}

SHIM Handle shim_div_scalar(Handle a, Number b, int mode) {
    return result([&] { return a->div(b.scalar(), rounding(mode)); });
}

SHIM bool shim_div_scalar_(Handle a, Number b, int mode) {
    return attempt([&] { a->div_(b.scalar(), rounding(mode)); });
}

SHIM Handle shim_clamp(Handle a, Number min, Number max) {
    return result([&] { return a->clamp(optional(min), optional(max)); });
}

SHIM bool shim_clamp_(Handle a, Number min, Number max) {
    return attempt([&] { a->clamp_(optional(min), optional(max)); });
}

SHIM Handle shim_clamp_tensor(Handle a, Handle min, Handle max) {
    return result([&] { return a->clamp(optional(min), optional(max)); });
}

SHIM bool shim_clamp_tensor_(Handle a, Handle min, Handle max) {
    return attempt([&] { a->clamp_(optional(min), optional(max)); });
}

SHIM Handle shim_where(Handle condition, Handle a, Handle b) {
    return result([&] { return at::where(*condition, *a, *b); });
}

SHIM bool shim_allclose(Handle a, Handle b, double rtol, double atol, bool equal_nan, bool* close) {
    return attempt([&] { *close = a->allclose(*b, rtol, atol, equal_nan); });
}

SHIM bool shim_equal(Handle a, Handle b, bool* equal) {
    return attempt([&] { *equal = a->equal(*b); });
}

SHIM Handle shim_round(Handle a, int64_t decimals) {
    return result([&] { return a->round(decimals); });
}
