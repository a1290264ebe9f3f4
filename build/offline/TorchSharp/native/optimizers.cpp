// One step of each optimiser, as PyTorch defines it. Parameters without a gradient never get here.
#include "shim.h"

#include <ATen/Parallel.h>

#include <cmath>

// The gradient with L2 decay folded in; the parameter's own gradient is left as it is.
static at::Tensor decayed(const at::Tensor& parameter, double weight_decay, bool maximize) {
    auto grad = parameter.grad();
    if (maximize) grad = grad.neg();
    return weight_decay == 0 ? grad : grad.add(parameter, weight_decay);
}

struct Adam {
    double lr, beta1, beta2, eps;
    int64_t step;

    double scale() const { return -lr / (1 - std::pow(beta1, step)); }
    double root() const { return std::sqrt(1 - std::pow(beta2, step)); }
};

// All of Adam in one pass over memory, with the operations in PyTorch's order.
__attribute__((target_clones("arch=haswell", "default"), optimize("O3")))
static void adam_run(float* __restrict__ parameter, const float* __restrict__ grad, float* __restrict__ mean,
                     float* __restrict__ square, int64_t count, float beta1, float rest1, float beta2, float rest2,
                     float root, float eps, float scale) {
    for (int64_t i = 0; i < count; i++) {
        float g = grad[i];
        float m = mean[i] = mean[i] * beta1 + rest1 * g;
        float s = square[i] = square[i] * beta2 + rest2 * g * g;
        parameter[i] += scale * (m / (std::sqrt(s) / root + eps));
    }
}

static bool plain(const at::Tensor& a) {
    return a.device().is_cpu() && a.scalar_type() == at::kFloat && a.is_contiguous();
}

static void adam(const at::Tensor& parameter, const at::Tensor& grad, const at::Tensor& mean, const at::Tensor& square,
                 Handle largest, const Adam& settings) {
    if (!largest && plain(parameter) && plain(grad) && plain(mean) && plain(square)) {
        auto p = parameter.data_ptr<float>(), m = mean.data_ptr<float>(), s = square.data_ptr<float>();
        auto g = grad.data_ptr<float>();
        at::parallel_for(0, parameter.numel(), at::internal::GRAIN_SIZE, [&](int64_t from, int64_t to) {
            adam_run(p + from, g + from, m + from, s + from, to - from, settings.beta1, 1 - settings.beta1,
                     settings.beta2, 1 - settings.beta2, settings.root(), settings.eps, settings.scale());
        });
        parameter.unsafeGetTensorImpl()->bump_version();
        return;
    }
    mean.mul_(settings.beta1).add_(grad, 1 - settings.beta1);
    square.mul_(settings.beta2).addcmul_(grad, grad, 1 - settings.beta2);
    if (largest) at::maximum_out(*largest, *largest, square);
    auto denominator = (largest ? *largest : square).sqrt().div_(settings.root()).add_(settings.eps);
    parameter.addcdiv_(mean, denominator, settings.scale());
}

SHIM bool shim_adam(Handle parameter, Handle mean, Handle square, Handle largest, int64_t step, double lr,
                    double beta1, double beta2, double eps, double weight_decay, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        adam(*parameter, decayed(*parameter, weight_decay, maximize), *mean, *square, largest,
             {lr, beta1, beta2, eps, step});
    });
}

SHIM bool shim_adamw(Handle parameter, Handle mean, Handle square, Handle largest, int64_t step, double lr,
                     double beta1, double beta2, double eps, double weight_decay, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        parameter->mul_(1 - lr * weight_decay);
        adam(*parameter, decayed(*parameter, 0, maximize), *mean, *square, largest, {lr, beta1, beta2, eps, step});
    });
}

// *momentum_buffer is null before the first step with momentum, and is made here.
SHIM bool shim_sgd(Handle parameter, Handle* momentum_buffer, double lr, double momentum, double dampening,
                   double weight_decay, bool nesterov, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        auto grad = decayed(*parameter, weight_decay, maximize);
        if (momentum != 0) {
            if (*momentum_buffer) (*momentum_buffer)->mul_(momentum).add_(grad, 1 - dampening);
            else *momentum_buffer = new at::Tensor(grad.clone());
            grad = nesterov ? grad.add(**momentum_buffer, momentum) : **momentum_buffer;
        }
        parameter->add_(grad, -lr);
    });
}

SHIM bool shim_rmsprop(Handle parameter, Handle square, Handle mean, Handle momentum_buffer, double lr, double alpha,
                       double eps, double weight_decay, double momentum, bool centered, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        auto grad = decayed(*parameter, weight_decay, maximize);
        square->mul_(alpha).addcmul_(grad, grad, 1 - alpha);
        if (centered) mean->mul_(alpha).add_(grad, 1 - alpha);
        auto denominator = (centered ? square->addcmul(*mean, *mean, -1).sqrt_() : square->sqrt()).add_(eps);
        if (momentum > 0) {
            momentum_buffer->mul_(momentum).addcdiv_(grad, denominator);
            parameter->add_(*momentum_buffer, -lr);
        } else {
            parameter->addcdiv_(grad, denominator, -lr);
        }
    });
}

SHIM bool shim_adadelta(Handle parameter, Handle square, Handle delta, double lr, double rho, double eps,
                        double weight_decay, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        auto grad = decayed(*parameter, weight_decay, maximize);
        square->mul_(rho).addcmul_(grad, grad, 1 - rho);
        auto change = delta->add(eps).sqrt_().div_(square->add(eps).sqrt_()).mul_(grad);
        delta->mul_(rho).addcmul_(change, change, 1 - rho);
        parameter->add_(change, -lr);
    });
}
