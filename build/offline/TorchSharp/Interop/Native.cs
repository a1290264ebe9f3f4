using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of native/*.cpp, in their order. A zero handle or false means failure: see <see cref="Calls"/>.</summary>
internal static unsafe class Native
{
    internal const string Library = "torchshim";

    // runtime.cpp
    [DllImport(Library)] internal static extern nint shim_last_error();
    [DllImport(Library)] internal static extern int shim_get_num_threads();
    [DllImport(Library)] internal static extern bool shim_set_num_threads(int count);
    [DllImport(Library)] internal static extern bool shim_cuda_available();
    [DllImport(Library)] internal static extern int shim_cuda_device_count();

    // tensor.cpp
    [DllImport(Library)] internal static extern void shim_dispose(nint a);
    [DllImport(Library)] internal static extern long shim_dim(nint a);
    [DllImport(Library)] internal static extern long shim_numel(nint a);
    [DllImport(Library)] internal static extern int shim_dtype(nint a);
    [DllImport(Library)] internal static extern int shim_device_type(nint a);
    [DllImport(Library)] internal static extern int shim_device_index(nint a);
    [DllImport(Library)] internal static extern long shim_element_size(nint a);
    [DllImport(Library)] internal static extern bool shim_is_contiguous(nint a);
    [DllImport(Library)] internal static extern void shim_sizes(nint a, long* sizes);
    [DllImport(Library)] internal static extern void shim_strides(nint a, long* strides);
    [DllImport(Library)] internal static extern nint shim_data(nint a);
    [DllImport(Library)] internal static extern bool shim_item(nint a, Number* value);
    [DllImport(Library)] internal static extern nint shim_to(nint a, int dtype, int deviceType, int deviceIndex, bool copy);
    [DllImport(Library)] internal static extern nint shim_alias(nint a);
    [DllImport(Library)] internal static extern nint shim_clone(nint a);
    [DllImport(Library)] internal static extern nint shim_contiguous(nint a);
    [DllImport(Library)] internal static extern bool shim_copy_(nint a, nint source, bool nonBlocking);
    [DllImport(Library)] internal static extern bool shim_zero_(nint a);

    // creation.cpp
    [DllImport(Library)] internal static extern nint shim_empty(long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_zeros(long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_ones(long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_full(long* sizes, long count, Number value, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_full_like(nint a, Number value);
    [DllImport(Library)] internal static extern nint shim_full_scalar(Number value, int dtype);
    [DllImport(Library)] internal static extern nint shim_scalar(Number value);
    [DllImport(Library)] internal static extern void shim_scalar_dispose(nint scalar);
    [DllImport(Library)] internal static extern nint shim_arange(Number start, Number stop, Number step, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_eye(long rows, long columns, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_from_memory(void* data, int source, long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad);

    // arithmetic.cpp
    [DllImport(Library)] internal static extern nint shim_abs(nint a);
    [DllImport(Library)] internal static extern nint shim_cos(nint a);
    [DllImport(Library)] internal static extern nint shim_erf(nint a);
    [DllImport(Library)] internal static extern bool shim_erf_(nint a);
    [DllImport(Library)] internal static extern bool shim_erfinv_(nint a);
    [DllImport(Library)] internal static extern nint shim_exp(nint a);
    [DllImport(Library)] internal static extern nint shim_floor(nint a);
    [DllImport(Library)] internal static extern nint shim_log(nint a);
    [DllImport(Library)] internal static extern nint shim_neg(nint a);
    [DllImport(Library)] internal static extern nint shim_relu(nint a);
    [DllImport(Library)] internal static extern bool shim_relu_(nint a);
    [DllImport(Library)] internal static extern nint shim_sigmoid(nint a);
    [DllImport(Library)] internal static extern bool shim_sigmoid_(nint a);
    [DllImport(Library)] internal static extern nint shim_sign(nint a);
    [DllImport(Library)] internal static extern nint shim_sin(nint a);
    [DllImport(Library)] internal static extern nint shim_sqrt(nint a);
    [DllImport(Library)] internal static extern nint shim_square(nint a);
    [DllImport(Library)] internal static extern nint shim_tanh(nint a);
    [DllImport(Library)] internal static extern bool shim_tanh_(nint a);
    [DllImport(Library)] internal static extern nint shim_trunc(nint a);
    [DllImport(Library)] internal static extern nint shim_isfinite(nint a);
    [DllImport(Library)] internal static extern nint shim_isnan(nint a);
    [DllImport(Library)] internal static extern nint shim_selu(nint a);
    [DllImport(Library)] internal static extern bool shim_selu_(nint a);
    [DllImport(Library)] internal static extern nint shim_silu(nint a);
    [DllImport(Library)] internal static extern bool shim_silu_(nint a);
    [DllImport(Library)] internal static extern nint shim_gelu(nint a);
    [DllImport(Library)] internal static extern bool shim_gelu_(nint a);
    [DllImport(Library)] internal static extern nint shim_elu(nint a, Number alpha, Number scale, Number inputScale);
    [DllImport(Library)] internal static extern bool shim_elu_(nint a, Number alpha, Number scale, Number inputScale);
    [DllImport(Library)] internal static extern nint shim_leaky_relu(nint a, Number slope);
    [DllImport(Library)] internal static extern bool shim_leaky_relu_(nint a, Number slope);
    [DllImport(Library)] internal static extern nint shim_softplus(nint a, Number beta, Number threshold);
    [DllImport(Library)] internal static extern nint shim_threshold(nint a, Number threshold, Number value);
    [DllImport(Library)] internal static extern nint shim_add(nint a, nint b, Number alpha);
    [DllImport(Library)] internal static extern bool shim_add_(nint a, nint b, Number alpha);
    [DllImport(Library)] internal static extern nint shim_add_scalar(nint a, Number b, Number alpha);
    [DllImport(Library)] internal static extern bool shim_add_scalar_(nint a, Number b, Number alpha);
    [DllImport(Library)] internal static extern nint shim_sub(nint a, nint b, Number alpha);
    [DllImport(Library)] internal static extern bool shim_sub_(nint a, nint b, Number alpha);
    [DllImport(Library)] internal static extern nint shim_sub_scalar(nint a, Number b, Number alpha);
    [DllImport(Library)] internal static extern bool shim_sub_scalar_(nint a, Number b, Number alpha);
    [DllImport(Library)] internal static extern nint shim_mul(nint a, nint b);
    [DllImport(Library)] internal static extern bool shim_mul_(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_mul_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern bool shim_mul_scalar_(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_eq(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_eq_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_ne(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_ne_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_gt(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_gt_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_ge(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_ge_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_lt(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_lt_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_le(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_le_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_pow(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_pow_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_remainder(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_remainder_scalar(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_maximum(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_minimum(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_bitwise_and(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_bitwise_or(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_bitwise_xor(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_bitwise_not(nint a);
    [DllImport(Library)] internal static extern nint shim_rsub(nint a, Number b);
    [DllImport(Library)] internal static extern nint shim_div(nint a, nint b, int mode);
    [DllImport(Library)] internal static extern bool shim_div_(nint a, nint b, int mode);
    [DllImport(Library)] internal static extern nint shim_div_scalar(nint a, Number b, int mode);
    [DllImport(Library)] internal static extern bool shim_div_scalar_(nint a, Number b, int mode);
    [DllImport(Library)] internal static extern nint shim_clamp(nint a, Number min, Number max);
    [DllImport(Library)] internal static extern bool shim_clamp_(nint a, Number min, Number max);
    [DllImport(Library)] internal static extern nint shim_clamp_tensor(nint a, nint min, nint max);
    [DllImport(Library)] internal static extern bool shim_clamp_tensor_(nint a, nint min, nint max);
    [DllImport(Library)] internal static extern nint shim_where(nint condition, nint a, nint b);
    [DllImport(Library)] internal static extern bool shim_allclose(nint a, nint b, double rtol, double atol, bool equalNan, bool* close);
    [DllImport(Library)] internal static extern bool shim_equal(nint a, nint b, bool* equal);
    [DllImport(Library)] internal static extern nint shim_round(nint a, long decimals);

    // reduction.cpp
    [DllImport(Library)] internal static extern nint shim_all(nint a);
    [DllImport(Library)] internal static extern nint shim_any(nint a);
    [DllImport(Library)] internal static extern nint shim_max(nint a);
    [DllImport(Library)] internal static extern nint shim_min(nint a);
    [DllImport(Library)] internal static extern nint shim_median(nint a);
    [DllImport(Library)] internal static extern nint shim_sum(nint a, int dtype);
    [DllImport(Library)] internal static extern nint shim_mean(nint a, int dtype);
    [DllImport(Library)] internal static extern nint shim_sum_dims(nint a, long* dims, long count, bool keep, int dtype);
    [DllImport(Library)] internal static extern nint shim_mean_dims(nint a, long* dims, long count, bool keep, int dtype);
    [DllImport(Library)] internal static extern nint shim_var(nint a, bool unbiased);
    [DllImport(Library)] internal static extern nint shim_var_dims(nint a, long* dims, long count, bool unbiased, bool keep);
    [DllImport(Library)] internal static extern nint shim_std(nint a, bool unbiased);
    [DllImport(Library)] internal static extern nint shim_std_dims(nint a, long* dims, long count, bool unbiased, bool keep);
    [DllImport(Library)] internal static extern nint shim_all_dim(nint a, long dim, bool keep);
    [DllImport(Library)] internal static extern nint shim_any_dim(nint a, long dim, bool keep);
    [DllImport(Library)] internal static extern nint shim_logsumexp_dim(nint a, long dim, bool keep);
    [DllImport(Library)] internal static extern nint shim_amax(nint a, long* dims, long count, bool keep);
    [DllImport(Library)] internal static extern nint shim_amin(nint a, long* dims, long count, bool keep);
    [DllImport(Library)] internal static extern bool shim_max_dim(nint a, long dim, bool keep, nint* values, nint* indices);
    [DllImport(Library)] internal static extern bool shim_min_dim(nint a, long dim, bool keep, nint* values, nint* indices);
    [DllImport(Library)] internal static extern bool shim_topk(nint a, long k, long dim, bool largest, bool sorted, nint* values, nint* indices);
    [DllImport(Library)] internal static extern bool shim_kthvalue(nint a, long k, long dim, bool keep, nint* values, nint* indices);
    [DllImport(Library)] internal static extern bool shim_sort(nint a, long dim, bool descending, bool stable, nint* values, nint* indices);
    [DllImport(Library)] internal static extern nint shim_norm(nint a, double p);
    [DllImport(Library)] internal static extern nint shim_norm_dim(nint a, long dim, bool keep, double p);

    // shape.cpp
    [DllImport(Library)] internal static extern nint shim_view(nint a, long* sizes, long count);
    [DllImport(Library)] internal static extern nint shim_reshape(nint a, long* sizes, long count);
    [DllImport(Library)] internal static extern nint shim_permute(nint a, long* sizes, long count);
    [DllImport(Library)] internal static extern nint shim_repeat(nint a, long* sizes, long count);
    [DllImport(Library)] internal static extern nint shim_flip(nint a, long* sizes, long count);
    [DllImport(Library)] internal static extern nint shim_expand(nint a, long* sizes, long count, bool @implicit);
    [DllImport(Library)] internal static extern nint shim_t(nint a);
    [DllImport(Library)] internal static extern nint shim_unsqueeze(nint a, long dim);
    [DllImport(Library)] internal static extern nint shim_squeeze(nint a);
    [DllImport(Library)] internal static extern nint shim_squeeze_dim(nint a, long dim);
    [DllImport(Library)] internal static extern nint shim_flatten(nint a, long start, long end);
    [DllImport(Library)] internal static extern nint shim_narrow(nint a, long dim, long start, long length);
    [DllImport(Library)] internal static extern nint shim_select(nint a, long dim, long index);
    [DllImport(Library)] internal static extern nint shim_slice(nint a, long dim, long start, long finish, long step);
    [DllImport(Library)] internal static extern nint shim_cat(nint* tensors, long count, long dim);
    [DllImport(Library)] internal static extern nint shim_stack(nint* tensors, long count, long dim);
    [DllImport(Library)] internal static extern bool shim_split_sizes(nint a, long* sizes, long count, long dim, nint* parts);

    // selection.cpp
    [DllImport(Library)] internal static extern nint shim_index_select(nint a, long dim, nint index);
    [DllImport(Library)] internal static extern nint shim_index(nint a, nint* tensors, long count);
    [DllImport(Library)] internal static extern bool shim_index_put_(nint a, nint* tensors, long count, nint values);
    [DllImport(Library)] internal static extern nint shim_gather(nint a, long dim, nint index);
    [DllImport(Library)] internal static extern bool shim_scatter_(nint a, long dim, nint index, nint src);

    // random.cpp
    [DllImport(Library)] internal static extern nint shim_generator(ulong seed, int deviceType);
    [DllImport(Library)] internal static extern nint shim_generator_default();
    [DllImport(Library)] internal static extern void shim_generator_dispose(nint generator);
    [DllImport(Library)] internal static extern bool shim_generator_manual_seed(nint generator, ulong seed);
    [DllImport(Library)] internal static extern long shim_generator_initial_seed(nint generator);
    [DllImport(Library)] internal static extern long shim_generator_seed(nint generator);
    [DllImport(Library)] internal static extern nint shim_generator_get_state(nint generator);
    [DllImport(Library)] internal static extern bool shim_generator_set_state(nint generator, nint state);
    [DllImport(Library)] internal static extern bool shim_manual_seed(ulong seed);
    [DllImport(Library)] internal static extern nint shim_rand(long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad, nint generator);
    [DllImport(Library)] internal static extern nint shim_randn(long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad, nint generator);
    [DllImport(Library)] internal static extern nint shim_randint(long low, long high, long* sizes, long count, int dtype, int deviceType, int deviceIndex, bool requiresGrad, nint generator);
    [DllImport(Library)] internal static extern nint shim_randperm(long n, int dtype, int deviceType, int deviceIndex, bool requiresGrad, nint generator);
    [DllImport(Library)] internal static extern nint shim_rand_like(nint a, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_randn_like(nint a, int dtype, int deviceType, int deviceIndex, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_bernoulli(nint p, nint generator);
    [DllImport(Library)] internal static extern bool shim_bernoulli_(nint a, double p, nint generator);
    [DllImport(Library)] internal static extern bool shim_bernoulli_tensor_(nint a, nint p, nint generator);
    [DllImport(Library)] internal static extern bool shim_uniform_(nint a, double from, double to, nint generator);
    [DllImport(Library)] internal static extern bool shim_normal_(nint a, double mean, double std, nint generator);
    [DllImport(Library)] internal static extern nint shim_multinomial(nint a, long samples, bool replacement, nint generator);
    [DllImport(Library)] internal static extern nint shim_normal(nint mean, nint std, nint generator);

    // autograd.cpp
    [DllImport(Library)] internal static extern bool shim_requires_grad(nint a);
    [DllImport(Library)] internal static extern bool shim_is_leaf(nint a);
    [DllImport(Library)] internal static extern bool shim_set_requires_grad(nint a, bool requiresGrad);
    [DllImport(Library)] internal static extern nint shim_detach(nint a);
    [DllImport(Library)] internal static extern bool shim_grad(nint a, nint* grad);
    [DllImport(Library)] internal static extern bool shim_set_grad(nint a, nint grad);
    [DllImport(Library)] internal static extern bool shim_zero_grad(nint* tensors, long count);
    [DllImport(Library)] internal static extern bool shim_backward(nint* tensors, long count, nint* gradients, long gradientCount, bool retainGraph, bool createGraph, nint* inputs, long inputCount);
    [DllImport(Library)] internal static extern bool shim_gradients(nint* outputs, long count, nint* inputs, long inputCount, nint* gradients, long gradientCount, bool retainGraph, bool createGraph, bool allowUnused, nint* results);
    [DllImport(Library)] internal static extern bool shim_grad_enabled();
    [DllImport(Library)] internal static extern void shim_set_grad_enabled(bool enabled);
    [DllImport(Library)] internal static extern nint shim_inference_mode(bool enabled);
    [DllImport(Library)] internal static extern void shim_inference_mode_end(nint mode);
    [DllImport(Library)] internal static extern bool shim_clip_grad_norm_(nint* tensors, long count, double maxNorm, double normType, double* norm);
    [DllImport(Library)] internal static extern bool shim_clip_grad_value_(nint* tensors, long count, double value);
    [DllImport(Library)] internal static extern bool shim_has_grad(nint a);

    // linear.cpp
    [DllImport(Library)] internal static extern nint shim_matmul(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_mm(nint a, nint b);
    [DllImport(Library)] internal static extern nint shim_linear(nint input, nint weight, nint bias);
    [DllImport(Library)] internal static extern nint shim_mse_loss(nint input, nint target, int reduction);
    [DllImport(Library)] internal static extern nint shim_binary_cross_entropy_with_logits(nint input, nint target, nint weight, int reduction, nint positiveWeights);
    [DllImport(Library)] internal static extern nint shim_cross_entropy(nint input, nint target, nint weight, long ignored, int reduction, double smoothing);
    [DllImport(Library)] internal static extern bool shim_linalg_eigh(nint a, byte triangle, nint* values, nint* vectors);

    // convolution.cpp
    [DllImport(Library)] internal static extern nint shim_conv2d(nint input, nint weight, nint bias, long* strides, long stridesCount, long* padding, long paddingCount, long* dilation, long dilationCount, long groups);
    [DllImport(Library)] internal static extern nint shim_conv_transpose2d(nint input, nint weight, nint bias, long* strides, long stridesCount, long* padding, long paddingCount, long* outputPadding, long outputPaddingCount, long* dilation, long dilationCount, long groups);
    [DllImport(Library)] internal static extern nint shim_max_pool2d(nint input, long* kernel, long kernelCount, long* strides, long stridesCount, long* padding, long paddingCount, long* dilation, long dilationCount, bool ceil);
    [DllImport(Library)] internal static extern bool shim_max_pool2d_with_indices(nint input, long* kernel, long kernelCount, long* strides, long stridesCount, long* padding, long paddingCount, long* dilation, long dilationCount, bool ceil, nint* values, nint* indices);
    [DllImport(Library)] internal static extern nint shim_avg_pool2d(nint input, long* kernel, long kernelCount, long* strides, long stridesCount, long* padding, long paddingCount, bool ceil, bool countPadding, long divisor);
    [DllImport(Library)] internal static extern nint shim_batch_norm(nint input, nint mean, nint variance, nint weight, nint bias, bool training, double momentum, double eps);
    [DllImport(Library)] internal static extern nint shim_upsample_nearest2d(nint input, long* size, long sizeCount, double* factors, long factorsCount);
    [DllImport(Library)] internal static extern nint shim_pad(nint input, long* pad, long padCount, int mode, double value);

    // optimizers.cpp
    [DllImport(Library)] internal static extern bool shim_adam(nint parameter, nint mean, nint square, nint largest, long step, double lr, double beta1, double beta2, double eps, double weightDecay, bool maximize);
    [DllImport(Library)] internal static extern bool shim_adamw(nint parameter, nint mean, nint square, nint largest, long step, double lr, double beta1, double beta2, double eps, double weightDecay, bool maximize);
    [DllImport(Library)] internal static extern bool shim_sgd(nint parameter, nint* momentumBuffer, double lr, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize);
    [DllImport(Library)] internal static extern bool shim_rmsprop(nint parameter, nint square, nint mean, nint momentumBuffer, double lr, double alpha, double eps, double weightDecay, double momentum, bool centered, bool maximize);
    [DllImport(Library)] internal static extern bool shim_adadelta(nint parameter, nint square, nint delta, double lr, double rho, double eps, double weightDecay, bool maximize);
}
