using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Gradients divided by the root of their running mean square.</summary>
    public class RMSProp : OptimizerHelper, optim.IMomentum
    {
        private readonly Options defaults;

        public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        {
            NotNegative(("learning rate", lr), ("ε", eps), ("alpha", alpha), ("momentum value", momentum), ("weight_decay value", weight_decay));
            defaults = new Options { LearningRate = lr, InitialLearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize };
            foreach (var group in parameters) add_param_group(group);
        }

        public double Momentum { get => defaults.momentum.Value; set => defaults.momentum = value; }

        private protected override OptimizerOptions Complete(OptimizerOptions options)
        {
            var own = (Options)options ?? new Options();
            own.LearningRate ??= defaults.LearningRate;
            own.alpha ??= defaults.alpha;
            own.eps ??= defaults.eps;
            own.weight_decay ??= defaults.weight_decay;
            own.momentum ??= defaults.momentum;
            own.centered ??= defaults.centered;
            own.maximize ??= defaults.maximize;
            return own;
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private protected override unsafe void Update(Parameter parameter, OptimizerState state, OptimizerOptions options)
        {
            var own = (State)state;
            var o = (Options)options;
            own.step++;
            if (o.weight_decay.Value != 0) Leave(o.weight_decay.Value);
            Leave(o.alpha.Value, 1 - o.alpha.Value, o.eps.Value, o.LearningRate.Value);
            if (o.centered.Value) Leave(o.alpha.Value, 1 - o.alpha.Value, -1);
            if (o.momentum.Value > 0) Leave(o.momentum.Value);
            Check(shim_rmsprop(parameter.Handle, own.square_avg.Handle, HandleOf(own.grad_avg), HandleOf(own.momentum_buffer),
                o.LearningRate.Value, o.alpha.Value, o.eps.Value, o.weight_decay.Value, o.momentum.Value, o.centered.Value, o.maximize.Value));
        }

        public class Options : OptimizerOptions
        {
            public double? alpha;
            public double? eps;
            public double? weight_decay;
            public double? momentum;
            public bool? centered;
            public bool? maximize;

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(alpha.Value);
                writer.Write(eps.Value);
                writer.Write(weight_decay.Value);
                writer.Write(momentum.Value);
                writer.Write(centered.Value);
                writer.Write(maximize.Value);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                alpha = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                momentum = reader.ReadDouble();
                centered = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var from = (Options)source;
                alpha = from.alpha;
                eps = from.eps;
                weight_decay = from.weight_decay;
                momentum = from.momentum;
                centered = from.centered;
                maximize = from.maximize;
            }
        }

        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
                : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered }) { }

            public double Momentum { get => Options.momentum.Value; set => Options.momentum = value; }
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor square_avg;
            public Tensor momentum_buffer;
            public Tensor grad_avg;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                square_avg = Zeros();
                if (((Options)options).momentum.Value > 0) momentum_buffer = Zeros();
                if (((Options)options).centered.Value) grad_avg = Zeros();
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                SaveConditionalStateTensor(writer, square_avg);
                SaveConditionalStateTensor(writer, momentum_buffer);
                SaveConditionalStateTensor(writer, grad_avg);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                LoadConditionalStateTensor(reader, ref square_avg, _parameter.device);
                LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
                LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var from = (State)source;
                step = from.step;
                Replace(ref square_avg, from.square_avg);
                Replace(ref momentum_buffer, from.momentum_buffer);
                Replace(ref grad_avg, from.grad_avg);
            }

            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

            public override void to(Device device)
            {
                Move(ref square_avg, device);
                Move(ref momentum_buffer, device);
                Move(ref grad_avg, device);
            }

            public void Dispose()
            {
                square_avg?.Dispose();
                momentum_buffer?.Dispose();
                grad_avg?.Dispose();
            }
        }
    }
}
