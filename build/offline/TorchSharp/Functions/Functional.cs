using TorchSharp.Interop;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public enum Reduction
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor bias = null) => New(shim_linear(input.Handle, weights.Handle, HandleOf(bias)), input, weights, bias);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? x.elu_(alpha) : x.elu(alpha);
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();
            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? x.selu_() : x.selu();
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();
            public static Tensor gelu(Tensor x) => x.gelu();
            public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.gelu_() : x.gelu();
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);
            public static Tensor sigmoid(Tensor x) => x.sigmoid();
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => New(shim_mse_loss(input.Handle, target.Handle, (int)reduction), input, target);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean, Tensor pos_weights = null)
            {
                var loss = New(shim_binary_cross_entropy_with_logits(input.Handle, target.Handle, HandleOf(weight), (int)reduction, HandleOf(pos_weights)), input, target, weight);
                System.GC.KeepAlive(pos_weights);
                return loss;
            }

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                New(shim_cross_entropy(input.Handle, target.Handle, HandleOf(weight), ignore_index, (int)reduction, label_smoothing), input, target, weight);

            private static Tensor Into(Tensor result, Tensor input, bool inplace)
            {
                if (!inplace) return result;
                using (result) return input.copy_(result);
            }
        }
    }
}
