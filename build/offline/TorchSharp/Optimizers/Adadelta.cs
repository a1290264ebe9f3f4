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
            public static Adadelta Adadelta(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);

            public static Adadelta Adadelta(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, rho, eps, weight_decay, maximize);

            public static Adadelta Adadelta(IEnumerable<Adadelta.ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Steps as long as the recent ones, in the direction of the gradient.</summary>
    public class Adadelta : OptimizerHelper
    {
        private readonly Options defaults;

        public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize) { }

        public Adadelta(IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        {
            NotNegative(("learning rate", lr), ("ε", eps), ("weight_decay value", weight_decay));
            if (rho is < 0 or > 1) throw new ArgumentException($"Invalid rho value: {rho}");
            defaults = new Options { LearningRate = lr, InitialLearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize };
            foreach (var group in parameters) add_param_group(group);
        }

        private protected override OptimizerOptions Complete(OptimizerOptions options)
        {
            var own = (Options)options ?? new Options();
            own.LearningRate ??= defaults.LearningRate;
            own.rho ??= defaults.rho;
            own.eps ??= defaults.eps;
            own.weight_decay ??= defaults.weight_decay;
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
            Leave(o.rho.Value, 1 - o.rho.Value, o.eps.Value, o.eps.Value, o.LearningRate.Value, o.rho.Value, 1 - o.rho.Value);
            Check(shim_adadelta(parameter.Handle, own.square_avg.Handle, own.acc_delta.Handle, o.LearningRate.Value, o.rho.Value, o.eps.Value, o.weight_decay.Value, o.maximize.Value));
        }

        public class Options : OptimizerOptions
        {
            public double? rho;
            public double? eps;
            public double? weight_decay;
            public bool? maximize;

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(rho.Value);
                writer.Write(eps.Value);
                writer.Write(weight_decay.Value);
                writer.Write(maximize.Value);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                rho = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                maximize = reader.ReadBoolean();
            }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var from = (Options)source;
                rho = from.rho;
                eps = from.eps;
                weight_decay = from.weight_decay;
                maximize = from.maximize;
            }
        }

        public class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize }) { }
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor square_avg;
            public Tensor acc_delta;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                square_avg = Zeros();
                acc_delta = Zeros();
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                SaveConditionalStateTensor(writer, square_avg);
                SaveConditionalStateTensor(writer, acc_delta);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                LoadConditionalStateTensor(reader, ref square_avg, _parameter.device);
                LoadConditionalStateTensor(reader, ref acc_delta, _parameter.device);
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var from = (State)source;
                step = from.step;
                Replace(ref square_avg, from.square_avg);
                Replace(ref acc_delta, from.acc_delta);
            }

            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(acc_delta, state.acc_delta);

            public override void to(Device device)
            {
                Move(ref square_avg, device);
                Move(ref acc_delta, device);
            }

            public void Dispose()
            {
                square_avg?.Dispose();
                acc_delta?.Dispose();
            }
        }
    }
}
