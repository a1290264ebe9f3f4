using TorchSharp.Interop;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => New(shim_abs(Handle), this);
        public Tensor abs_() => Self(shim_abs_(Handle));
        public Tensor ceil() => New(shim_ceil(Handle), this);
        public Tensor ceil_() => Self(shim_ceil_(Handle));
        public Tensor cos() => New(shim_cos(Handle), this);
        public Tensor cos_() => Self(shim_cos_(Handle));
        public Tensor erf() => New(shim_erf(Handle), this);
        public Tensor erf_() => Self(shim_erf_(Handle));
        public Tensor erfc() => New(shim_erfc(Handle), this);
        public Tensor erfc_() => Self(shim_erfc_(Handle));
        public Tensor erfinv() => New(shim_erfinv(Handle), this);
        public Tensor erfinv_() => Self(shim_erfinv_(Handle));
        public Tensor exp() => New(shim_exp(Handle), this);
        public Tensor exp_() => Self(shim_exp_(Handle));
        public Tensor expm1() => New(shim_expm1(Handle), this);
        public Tensor expm1_() => Self(shim_expm1_(Handle));
        public Tensor floor() => New(shim_floor(Handle), this);
        public Tensor floor_() => Self(shim_floor_(Handle));
        public Tensor frac() => New(shim_frac(Handle), this);
        public Tensor frac_() => Self(shim_frac_(Handle));
        public Tensor gelu() => New(shim_gelu(Handle), this);
        public Tensor gelu_() => Self(shim_gelu_(Handle));
        public Tensor log() => New(shim_log(Handle), this);
        public Tensor log_() => Self(shim_log_(Handle));
        public Tensor log10() => New(shim_log10(Handle), this);
        public Tensor log10_() => Self(shim_log10_(Handle));
        public Tensor log1p() => New(shim_log1p(Handle), this);
        public Tensor log1p_() => Self(shim_log1p_(Handle));
        public Tensor log2() => New(shim_log2(Handle), this);
        public Tensor log2_() => Self(shim_log2_(Handle));
        public Tensor logical_not() => New(shim_logical_not(Handle), this);
        public Tensor logical_not_() => Self(shim_logical_not_(Handle));
        public Tensor neg() => New(shim_neg(Handle), this);
        public Tensor neg_() => Self(shim_neg_(Handle));
        public Tensor reciprocal() => New(shim_reciprocal(Handle), this);
        public Tensor reciprocal_() => Self(shim_reciprocal_(Handle));
        public Tensor relu() => New(shim_relu(Handle), this);
        public Tensor relu_() => Self(shim_relu_(Handle));
        public Tensor rsqrt() => New(shim_rsqrt(Handle), this);
        public Tensor rsqrt_() => Self(shim_rsqrt_(Handle));
        public Tensor selu() => New(shim_selu(Handle), this);
        public Tensor selu_() => Self(shim_selu_(Handle));
        public Tensor sigmoid() => New(shim_sigmoid(Handle), this);
        public Tensor sigmoid_() => Self(shim_sigmoid_(Handle));
        public Tensor sign() => New(shim_sign(Handle), this);
        public Tensor sign_() => Self(shim_sign_(Handle));
        public Tensor silu() => New(shim_silu(Handle), this);
        public Tensor silu_() => Self(shim_silu_(Handle));
        public Tensor sin() => New(shim_sin(Handle), this);
        public Tensor sin_() => Self(shim_sin_(Handle));
        public Tensor sqrt() => New(shim_sqrt(Handle), this);
        public Tensor sqrt_() => Self(shim_sqrt_(Handle));
        public Tensor tan() => New(shim_tan(Handle), this);
        public Tensor tan_() => Self(shim_tan_(Handle));
        public Tensor tanh() => New(shim_tanh(Handle), this);
        public Tensor tanh_() => Self(shim_tanh_(Handle));
        public Tensor trunc() => New(shim_trunc(Handle), this);
        public Tensor trunc_() => Self(shim_trunc_(Handle));
        public Tensor square() => New(shim_square(Handle), this);
        public Tensor negative() => neg();

        public Tensor isfinite() => New(shim_isfinite(Handle), this);
        public Tensor isnan() => New(shim_isnan(Handle), this);
        public Tensor isinf() => New(shim_isinf(Handle), this);
        public Tensor round(long decimals = 0) => New(shim_round(Handle, decimals), this);
        public Tensor round_(long decimals = 0) => Self(shim_round_(Handle, decimals));
        public Tensor log_sigmoid() => New(shim_log_sigmoid(Handle), this);

        public Tensor elu(double alpha = 1) => elu(alpha, 1, 1);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => New(shim_elu(Handle, alpha, scale, input_scale), this);
        public Tensor elu_(double alpha = 1) => elu_(alpha, 1, 1);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Self(shim_elu_(Handle, alpha, scale, input_scale));
        public Tensor leaky_relu(Scalar negative_slope) => New(shim_leaky_relu(Handle, negative_slope), this);
        public Tensor leaky_relu_(Scalar negative_slope) => Self(shim_leaky_relu_(Handle, negative_slope));
        public Tensor softplus(double beta = 1, double threshold = 20) => Softplus(beta, threshold);
        public Tensor threshold(Scalar threshold, Scalar value) => New(shim_threshold(Handle, threshold, value), this);
        public Tensor threshold_(Scalar threshold, Scalar value) => Self(shim_threshold_(Handle, threshold, value));

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
        public Tensor subtract(Tensor target) => sub(target);
        public Tensor subtract(Scalar target) => sub(target);
        public Tensor subtract_(Tensor target) => sub_(target);
        public Tensor subtract_(Scalar target) => sub_(target);

        public Tensor mul(Tensor target) => New(shim_mul(Handle, target.Handle), this, target);
        public Tensor mul(Scalar target) => Mul(target);
        public Tensor mul_(Tensor target) => Self(shim_mul_(Handle, target.Handle), target);
        public Tensor mul_(Scalar target) => Self(shim_mul_scalar_(Handle, target));
        public Tensor multiply(Tensor target) => mul(target);
        public Tensor multiply(Scalar target) => mul(target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => New(shim_div(Handle, target.Handle, (int)rounding_mode), this, target);
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => New(shim_div_scalar(Handle, target, (int)rounding_mode), this);
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Self(shim_div_(Handle, target.Handle, (int)rounding_mode), target);
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Self(shim_div_scalar_(Handle, target, (int)rounding_mode));
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor eq(Tensor target) => New(shim_eq(Handle, target.Handle), this, target);
        public Tensor eq(Scalar target) => New(shim_eq_scalar(Handle, target), this);
        public Tensor eq_(Tensor target) => Self(shim_eq_(Handle, target.Handle), target);
        public Tensor eq_(Scalar target) => Self(shim_eq_scalar_(Handle, target));
        public Tensor ne(Tensor target) => New(shim_ne(Handle, target.Handle), this, target);
        public Tensor ne(Scalar target) => New(shim_ne_scalar(Handle, target), this);
        public Tensor ne_(Tensor target) => Self(shim_ne_(Handle, target.Handle), target);
        public Tensor ne_(Scalar target) => Self(shim_ne_scalar_(Handle, target));
        public Tensor gt(Tensor target) => New(shim_gt(Handle, target.Handle), this, target);
        public Tensor gt(Scalar target) => New(shim_gt_scalar(Handle, target), this);
        public Tensor gt_(Tensor target) => Self(shim_gt_(Handle, target.Handle), target);
        public Tensor gt_(Scalar target) => Self(shim_gt_scalar_(Handle, target));
        public Tensor ge(Tensor target) => New(shim_ge(Handle, target.Handle), this, target);
        public Tensor ge(Scalar target) => New(shim_ge_scalar(Handle, target), this);
        public Tensor ge_(Tensor target) => Self(shim_ge_(Handle, target.Handle), target);
        public Tensor ge_(Scalar target) => Self(shim_ge_scalar_(Handle, target));
        public Tensor lt(Tensor target) => New(shim_lt(Handle, target.Handle), this, target);
        public Tensor lt(Scalar target) => New(shim_lt_scalar(Handle, target), this);
        public Tensor lt_(Tensor target) => Self(shim_lt_(Handle, target.Handle), target);
        public Tensor lt_(Scalar target) => Self(shim_lt_scalar_(Handle, target));
        public Tensor le(Tensor target) => New(shim_le(Handle, target.Handle), this, target);
        public Tensor le(Scalar target) => New(shim_le_scalar(Handle, target), this);
        public Tensor le_(Tensor target) => Self(shim_le_(Handle, target.Handle), target);
        public Tensor le_(Scalar target) => Self(shim_le_scalar_(Handle, target));
        public Tensor pow(Tensor exponent) => New(shim_pow(Handle, exponent.Handle), this, exponent);
        public Tensor pow(Scalar exponent) => New(shim_pow_scalar(Handle, exponent), this);
        public Tensor pow_(Tensor exponent) => Self(shim_pow_(Handle, exponent.Handle), exponent);
        public Tensor pow_(Scalar exponent) => Self(shim_pow_scalar_(Handle, exponent));
        public Tensor remainder(Tensor target) => New(shim_remainder(Handle, target.Handle), this, target);
        public Tensor remainder(Scalar scalar) => New(shim_remainder_scalar(Handle, scalar), this);
        public Tensor remainder_(Tensor target) => Self(shim_remainder_(Handle, target.Handle), target);
        public Tensor remainder_(Scalar scalar) => Self(shim_remainder_scalar_(Handle, scalar));
        public Tensor fmod(Tensor target) => New(shim_fmod(Handle, target.Handle), this, target);
        public Tensor fmod(Scalar scalar) => New(shim_fmod_scalar(Handle, scalar), this);
        public Tensor fmod_(Tensor target) => Self(shim_fmod_(Handle, target.Handle), target);
        public Tensor fmod_(Scalar scalar) => Self(shim_fmod_scalar_(Handle, scalar));
        public Tensor logical_and(Tensor other) => New(shim_logical_and(Handle, other.Handle), this, other);
        public Tensor logical_and_(Tensor other) => Self(shim_logical_and_(Handle, other.Handle), other);
        public Tensor logical_or(Tensor other) => New(shim_logical_or(Handle, other.Handle), this, other);
        public Tensor logical_or_(Tensor other) => Self(shim_logical_or_(Handle, other.Handle), other);
        public Tensor logical_xor(Tensor other) => New(shim_logical_xor(Handle, other.Handle), this, other);
        public Tensor logical_xor_(Tensor other) => Self(shim_logical_xor_(Handle, other.Handle), other);

        public Tensor maximum(Tensor other) => New(shim_maximum(Handle, other.Handle), this, other);
        public Tensor minimum(Tensor other) => New(shim_minimum(Handle, other.Handle), this, other);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => New(shim_addcmul(Handle, tensor1.Handle, tensor2.Handle, value), this, tensor1, tensor2);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Self(shim_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value), tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => New(shim_addcdiv(Handle, tensor1.Handle, tensor2.Handle, Number.One), this, tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => New(shim_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value), this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Self(shim_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, Number.One), tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Self(shim_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value), tensor1, tensor2);

        public Tensor clamp(Scalar min = null, Scalar max = null) => New(shim_clamp(Handle, min, max), this);
        public Tensor clamp(Tensor min = null, Tensor max = null) => New(shim_clamp_tensor(Handle, HandleOf(min), HandleOf(max)), this, min, max);
        public Tensor clamp_(Scalar min = null, Scalar max = null) => Self(shim_clamp_(Handle, min, max));
        public Tensor clamp_(Tensor min = null, Tensor max = null) => Self(shim_clamp_tensor_(Handle, HandleOf(min), HandleOf(max)), min, max);
        public Tensor clip(Scalar min = null, Scalar max = null) => clamp(min, max);
        public Tensor clamp_min(Scalar min) => New(shim_clamp(Handle, min, Number.None), this);
        public Tensor clamp_min_(Scalar min) => Self(shim_clamp_(Handle, min, Number.None));
        public Tensor clamp_max(Scalar max) => New(shim_clamp(Handle, Number.None, max), this);
        public Tensor clamp_max_(Scalar max) => Self(shim_clamp_(Handle, Number.None, max));

        public Tensor where(Tensor condition, Tensor y) => New(shim_where(condition.Handle, Handle, y.Handle), this, condition, y);
        public Tensor masked_fill(Tensor mask, Scalar value) => New(shim_masked_fill(Handle, mask.Handle, value), this, mask);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Self(shim_masked_fill_(Handle, mask.Handle, value), mask);

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
