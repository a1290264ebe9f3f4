using TorchSharp.Interop;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => New(shim_abs(Handle), this);
        public Tensor cos() => New(shim_cos(Handle), this);
        public Tensor erf() => New(shim_erf(Handle), this);
        public Tensor erf_() => Self(shim_erf_(Handle));
        public Tensor erfinv_() => Self(shim_erfinv_(Handle));
        public Tensor exp() => New(shim_exp(Handle), this);
        public Tensor floor() => New(shim_floor(Handle), this);
        public Tensor gelu() => New(shim_gelu(Handle), this);
        public Tensor gelu_() => Self(shim_gelu_(Handle));
        public Tensor log() => New(shim_log(Handle), this);
        public Tensor neg() => New(shim_neg(Handle), this);
        public Tensor relu() => New(shim_relu(Handle), this);
        public Tensor relu_() => Self(shim_relu_(Handle));
        public Tensor selu() => New(shim_selu(Handle), this);
        public Tensor selu_() => Self(shim_selu_(Handle));
        public Tensor sigmoid() => New(shim_sigmoid(Handle), this);
        public Tensor sigmoid_() => Self(shim_sigmoid_(Handle));
        public Tensor sign() => New(shim_sign(Handle), this);
        public Tensor silu() => New(shim_silu(Handle), this);
        public Tensor silu_() => Self(shim_silu_(Handle));
        public Tensor sin() => New(shim_sin(Handle), this);
        public Tensor sqrt() => New(shim_sqrt(Handle), this);
        public Tensor tanh() => New(shim_tanh(Handle), this);
        public Tensor tanh_() => Self(shim_tanh_(Handle));
        public Tensor trunc() => New(shim_trunc(Handle), this);
        public Tensor square() => New(shim_square(Handle), this);
        public Tensor negative() => neg();

        public Tensor isfinite() => New(shim_isfinite(Handle), this);
        public Tensor isnan() => New(shim_isnan(Handle), this);
        public Tensor round(long decimals = 0) => New(shim_round(Handle, decimals), this);

        public Tensor elu(double alpha = 1) => elu(alpha, 1, 1);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => New(shim_elu(Handle, alpha, scale, input_scale), this);
        public Tensor elu_(double alpha = 1) => elu_(alpha, 1, 1);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Self(shim_elu_(Handle, alpha, scale, input_scale));
        public Tensor leaky_relu(Scalar negative_slope) => New(shim_leaky_relu(Handle, negative_slope), this);
        public Tensor leaky_relu_(Scalar negative_slope) => Self(shim_leaky_relu_(Handle, negative_slope));
        public Tensor softplus(double beta = 1, double threshold = 20) => Softplus(beta, threshold);
        public Tensor threshold(Scalar threshold, Scalar value) => New(shim_threshold(Handle, threshold, value), this);

        public Tensor add(Tensor target) => New(shim_add(Handle, target.Handle, Number.One), this, target);
        public Tensor add(Tensor target, Scalar alpha) => New(shim_add(Handle, target.Handle, alpha), this, target);
        public Tensor add(Scalar scalar) => Add(scalar);
        public Tensor add(Scalar scalar, Scalar alpha) => New(shim_add_scalar(Handle, scalar, alpha), this);
        public Tensor add_(Tensor target) => Self(shim_add_(Handle, target.Handle, Number.One), target);
        public Tensor add_(Tensor target, Scalar alpha) => Self(shim_add_(Handle, target.Handle, alpha), target);
        public Tensor add_(Scalar scalar) => Self(shim_add_scalar_(Handle, scalar, Number.One));
        public Tensor add_(Scalar scalar, Scalar alpha) => Self(shim_add_scalar_(Handle, scalar, alpha));

        public Tensor sub(Tensor target) => New(shim_sub(Handle, target.Handle, Number.One), this, target);
        public Tensor sub(Scalar target) => Sub(target);
        public Tensor sub_(Tensor target) => Self(shim_sub_(Handle, target.Handle, Number.One), target);
        public Tensor sub_(Scalar target) => Self(shim_sub_scalar_(Handle, target, Number.One));

        public Tensor mul(Tensor target) => New(shim_mul(Handle, target.Handle), this, target);
        public Tensor mul(Scalar target) => Mul(target);
        public Tensor mul_(Tensor target) => Self(shim_mul_(Handle, target.Handle), target);
        public Tensor mul_(Scalar target) => Self(shim_mul_scalar_(Handle, target));

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => New(shim_div(Handle, target.Handle, (int)rounding_mode), this, target);
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => New(shim_div_scalar(Handle, target, (int)rounding_mode), this);
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Self(shim_div_(Handle, target.Handle, (int)rounding_mode), target);
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Self(shim_div_scalar_(Handle, target, (int)rounding_mode));

        public Tensor eq(Tensor target) => New(shim_eq(Handle, target.Handle), this, target);
        public Tensor eq(Scalar target) => New(shim_eq_scalar(Handle, target), this);
        public Tensor ne(Tensor target) => New(shim_ne(Handle, target.Handle), this, target);
        public Tensor ne(Scalar target) => New(shim_ne_scalar(Handle, target), this);
        public Tensor gt(Tensor target) => New(shim_gt(Handle, target.Handle), this, target);
        public Tensor gt(Scalar target) => New(shim_gt_scalar(Handle, target), this);
        public Tensor ge(Tensor target) => New(shim_ge(Handle, target.Handle), this, target);
        public Tensor ge(Scalar target) => New(shim_ge_scalar(Handle, target), this);
        public Tensor lt(Tensor target) => New(shim_lt(Handle, target.Handle), this, target);
        public Tensor lt(Scalar target) => New(shim_lt_scalar(Handle, target), this);
        public Tensor le(Tensor target) => New(shim_le(Handle, target.Handle), this, target);
        public Tensor le(Scalar target) => New(shim_le_scalar(Handle, target), this);
        public Tensor pow(Tensor exponent) => New(shim_pow(Handle, exponent.Handle), this, exponent);
        public Tensor pow(Scalar exponent) => New(shim_pow_scalar(Handle, exponent), this);
        public Tensor remainder(Tensor target) => New(shim_remainder(Handle, target.Handle), this, target);
        public Tensor remainder(Scalar scalar) => New(shim_remainder_scalar(Handle, scalar), this);

        public Tensor maximum(Tensor other) => New(shim_maximum(Handle, other.Handle), this, other);
        public Tensor minimum(Tensor other) => New(shim_minimum(Handle, other.Handle), this, other);

        public Tensor clamp(Scalar min = null, Scalar max = null) => New(shim_clamp(Handle, min, max), this);
        public Tensor clamp(Tensor min = null, Tensor max = null) => New(shim_clamp_tensor(Handle, HandleOf(min), HandleOf(max)), this, min, max);
        public Tensor clamp_(Scalar min = null, Scalar max = null) => Self(shim_clamp_(Handle, min, max));
        public Tensor clamp_(Tensor min = null, Tensor max = null) => Self(shim_clamp_tensor_(Handle, HandleOf(min), HandleOf(max)), min, max);

        public Tensor where(Tensor condition, Tensor y) => New(shim_where(condition.Handle, Handle, y.Handle), this, condition, y);

        public unsafe bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            bool close;
            Check(shim_allclose(Handle, target.Handle, rtol, atol, equal_nan, &close), this, target);
            return close;
        }

        private Tensor Add(Scalar number) => New(shim_add_scalar(Handle, number, Number.One), this);
        private Tensor Sub(Scalar number) => New(shim_sub_scalar(Handle, number, Number.One), this);
        private Tensor From(Scalar number) => New(shim_rsub(Handle, number), this);
        private Tensor Mul(Scalar number) => New(shim_mul_scalar(Handle, number), this);
        private Tensor Div(Scalar number) => New(shim_div_scalar(Handle, number, 0), this);
        private Tensor Mod(Scalar number) => New(shim_remainder_scalar(Handle, number), this);

        private Tensor Softplus(Scalar beta, Scalar threshold) => New(shim_softplus(Handle, beta, threshold), this);

        // As a division, not as a product with the reciprocal: rounded once.
        private Tensor Under(Scalar number)
        {
            using var numerator = new Tensor(shim_full_like(Handle, number), scope: null);
            return numerator.div(this);
        }
    }
}
