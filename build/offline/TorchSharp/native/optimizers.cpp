// One step of each optimiser, as PyTorch defines it. Parameters without a gradient never get here.
#include "shim.h"

#include <cmath>

// The gradient with L2 decay folded in; the parameter's own gradient is left as it is.
static at::Tensor decayed(const at::Tensor& parameter, double weight_decay, bool maximize) {
    auto grad = parameter.grad();
    if (maximize) grad = grad.neg();
    return weight_decay == 0 ? grad : grad.add(parameter, weight_decay);
}

static void adam(const at::Tensor& parameter, const at::Tensor& grad, const at::Tensor& mean, const at::Tensor& square,
                 Handle largest, int64_t step, double lr, double beta1, double beta2, double eps) {
    double correction1 = 1 - std::pow(beta1, step), correction2 = 1 - std::pow(beta2, step);
    mean.mul_(beta1).add_(grad, 1 - beta1);
    square.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
    if (largest) at::maximum_out(*largest, *largest, square);
    auto denominator = (largest ? *largest : square).sqrt().div_(std::sqrt(correction2)).add_(eps);
    parameter.addcdiv_(mean, denominator, -lr / correction1);
}

SHIM bool shim_adam(Handle parameter, Handle mean, Handle square, Handle largest, int64_t step, double lr,
                    double beta1, double beta2, double eps, double weight_decay, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        adam(*parameter, decayed(*parameter, weight_decay, maximize), *mean, *square, largest, step, lr, beta1, beta2,
             eps);
    });
}

SHIM bool shim_adamw(Handle parameter, Handle mean, Handle square, Handle largest, int64_t step, double lr,
                     double beta1, double beta2, double eps, double weight_decay, bool maximize) {
    return attempt([&] {
        at::NoGradGuard guard;
        parameter->mul_(1 - lr * weight_decay);
        adam(*parameter, decayed(*parameter, 0, maximize), *mean, *square, largest, step, lr, beta1, beta2, eps);
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
