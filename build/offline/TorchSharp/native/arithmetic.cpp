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

BOTH(abs) BOTH(ceil) BOTH(cos) BOTH(erf) BOTH(erfc) BOTH(erfinv) BOTH(exp) BOTH(expm1) BOTH(floor) BOTH(frac)
BOTH(log) BOTH(log10) BOTH(log1p) BOTH(log2) BOTH(neg) BOTH(reciprocal) BOTH(relu) BOTH(rsqrt)
BOTH(sigmoid) BOTH(sign) BOTH(sin) BOTH(sqrt) BOTH(square) BOTH(tan) BOTH(tanh) BOTH(trunc) BOTH(logical_not)
UNARY(isfinite) UNARY(isnan) UNARY(isinf)

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

SHIM Handle shim_log_sigmoid(Handle a) {
    return result([&] { return at::log_sigmoid(*a); });
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

SHIM bool shim_threshold_(Handle a, Number threshold, Number value) {
    return attempt([&] { at::threshold_(*a, threshold.scalar(), value.scalar()); });
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

#define BINARY_SCALAR(name)                                         \
    SHIM Handle shim_##name##_scalar(Handle a, Number b) {          \
        return result([&] { return a->name(b.scalar()); });         \
    }                                                               \
    SHIM bool shim_##name##_scalar_(Handle a, Number b) {           \
        return attempt([&] { a->name##_(b.scalar()); });            \
    }

#define BINARY(name)                                      \
    SHIM Handle shim_##name(Handle a, Handle b) {         \
        return result([&] { return a->name(*b); });       \
    }                                                     \
    SHIM bool shim_##name##_(Handle a, Handle b) {        \
        return attempt([&] { a->name##_(*b); });          \
    }

#define COMPARISON(name) BINARY(name) BINARY_SCALAR(name)

COMPARISON(mul) COMPARISON(eq) COMPARISON(ne) COMPARISON(gt) COMPARISON(ge) COMPARISON(lt) COMPARISON(le)
COMPARISON(pow) COMPARISON(remainder) COMPARISON(fmod)
BINARY(logical_and) BINARY(logical_or) BINARY(logical_xor)

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

#define THREE(name)                                                                \
    SHIM Handle shim_##name(Handle a, Handle b, Handle c, Number value) {          \
        return result([&] { return a->name(*b, *c, value.scalar()); });            \
    }                                                                              \
    SHIM bool shim_##name##_(Handle a, Handle b, Handle c, Number value) {         \
        return attempt([&] { a->name##_(*b, *c, value.scalar()); });               \
    }

THREE(addcmul) THREE(addcdiv)

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

SHIM Handle shim_masked_fill(Handle a, Handle mask, Number value) {
    return result([&] { return a->masked_fill(*mask, value.scalar()); });
}

SHIM bool shim_masked_fill_(Handle a, Handle mask, Number value) {
    return attempt([&] { a->masked_fill_(*mask, value.scalar()); });
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

SHIM bool shim_round_(Handle a, int64_t decimals) {
    return attempt([&] { a->round_(decimals); });
}
