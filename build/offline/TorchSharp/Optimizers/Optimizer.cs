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
            public interface ILearningRateController
            {
                double LearningRate { get; set; }
                double InitialLearningRate { get; set; }
            }

            public interface IMomentum
            {
                double Momentum { get; set; }
            }

            public interface IBetas
            {
                (double, double) Betas { get; set; }
            }

            public abstract class Optimizer : IDisposable
            {
                // The groups, in the order in which they were added.
                private protected readonly List<ParamGroup> groups = [];

                private protected Optimizer() { }

                public virtual IEnumerable<ILearningRateController> ParamGroups => groups;

                public virtual IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

                public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException("add_param_group");

                public virtual Tensor step(Func<Tensor> closure = null) => throw new NotImplementedException("step");

                /// <summary>Fills the gradients with zeros; a parameter without a gradient stays without.</summary>
                public virtual unsafe void zero_grad()
                {
                    Tensor[] all = [.. parameters()];
                    fixed (nint* p = HandlesOf(all)) Check(shim_zero_grad(p, all.Length));
                    GC.KeepAlive(all);
                }

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing) { }

                public class StateDictionary
                {
                    internal StateDictionary() { }

                    public List<OptimizerOptions> Options { get; } = [];

                    public List<OptimizerState> State { get; } = [];

                    // For each group, the places of its parameters in State.
                    public List<List<int>> StateIndexRef { get; } = [];
                }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    using static torch;

    public class OptimizerOptions
    {
        public double? LearningRate { get; set; }

        public double InitialLearningRate { get; set; }

        public virtual void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(InitialLearningRate);
            writer.Write(LearningRate.Value);
        }

        public virtual void LoadStateDict(BinaryReader reader)
        {
            InitialLearningRate = reader.ReadDouble();
            LearningRate = reader.ReadDouble();
        }

        public virtual void LoadStateDict(OptimizerOptions source)
        {
            InitialLearningRate = source.InitialLearningRate;
            LearningRate = source.LearningRate;
        }
    }

    public class ParamGroup : optim.ILearningRateController
    {
        public IEnumerable<Parameter> Parameters { get; set; }

        public OptimizerOptions Options { get; set; }

        public double LearningRate { get => Options.LearningRate.Value; set => Options.LearningRate = value; }

        public double InitialLearningRate { get => Options.InitialLearningRate; set => Options.InitialLearningRate = value; }
    }

    public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, TOptions options = null) => (Parameters, base.Options) = (parameters, options);

        public new TOptions Options { get => (TOptions)base.Options; set => base.Options = value; }
    }

    /// <summary>What an optimiser remembers of one parameter.</summary>
    public abstract class OptimizerState
    {
        protected Parameter _parameter;

        protected OptimizerState(Parameter parameter) => _parameter = parameter;

        public abstract void Initialize(OptimizerOptions options);

        public abstract void SaveStateDict(BinaryWriter writer);

        public abstract void LoadStateDict(BinaryReader reader);

        public abstract void LoadStateDict(OptimizerState source);

        public virtual bool ApproximatelyEquals(OptimizerState other) => false;

        public virtual void to(Device device) { }

        protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor tensor)
        {
            writer.Write(tensor is not null);
            tensor?.Save(writer);
        }

        protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor result, Device device)
        {
            result?.Dispose();
            result = reader.ReadBoolean() ? Own(TensorExtensionMethods.Load(reader), device) : null;
        }

        // A buffer of zeros as long as the parameter.
        private protected Tensor Zeros() => torch.zeros_like(_parameter).DetachFromDisposeScope();

        private protected static void Replace(ref Tensor own, Tensor source)
        {
            if (ReferenceEquals(own, source)) return;
            own?.Dispose();
            own = source?.clone().DetachFromDisposeScope();
        }

        private protected static void Move(ref Tensor own, Device device)
        {
            if (own is not null) own = Own(own, device);
        }

        private protected static bool Close(Tensor own, Tensor other) =>
            own is null ? other is null : other is not null && own.allclose(other);

        private static Tensor Own(Tensor tensor, Device device) =>
            tensor.device.type == device.type ? tensor.DetachFromDisposeScope() : tensor.to(device, disposeAfter: true).DetachFromDisposeScope();
    }

    public abstract class OptimizerHelper : optim.Optimizer
    {
        private readonly Dictionary<Tensor, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

        public OptimizerHelper() { }

        /// <summary>Adds a group. Options that it leaves open are those of the optimiser.</summary>
        public override void add_param_group(ParamGroup param_group)
        {
            param_group.Options = Complete(param_group.Options);
            param_group.InitialLearningRate = param_group.LearningRate;
            Parameter[] parameters = [.. param_group.Parameters];
            param_group.Parameters = parameters;
            groups.Add(param_group);
            foreach (var parameter in parameters)
            {
                var state = NewState(parameter);
                state.Initialize(param_group.Options);
                states[parameter] = state;
            }
        }

        /// <summary>Moves every parameter that has a gradient.</summary>
        public override Tensor step(Func<Tensor> closure = null)
        {
            Tensor loss = null;
            if (closure is not null)
                using (enable_grad()) loss = closure();
            foreach (var group in groups)
                foreach (var parameter in group.Parameters)
                    if (shim_has_grad(parameter.Handle)) Update(parameter, states[parameter], group.Options);
            return loss;
        }

        public void save_state_dict(string location)
        {
            using var writer = new BinaryWriter(File.Create(location));
            save_state_dict(writer);
        }

        public void load_state_dict(string location)
        {
            using var reader = new BinaryReader(File.OpenRead(location));
            load_state_dict(reader);
        }

        public void save_state_dict(BinaryWriter writer)
        {
            var dictionary = state_dict();
            writer.Write(GetType().Name);
            writer.Write7BitEncodedInt(dictionary.Options.Count);
            writer.Write7BitEncodedInt(dictionary.State.Count);
            foreach (var options in dictionary.Options) options.SaveStateDict(writer);
            foreach (var state in dictionary.State) state.SaveStateDict(writer);
        }

        public void load_state_dict(BinaryReader reader)
        {
            var dictionary = state_dict();
            var name = reader.ReadString();
            if (name != GetType().Name) throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
            Require(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), dictionary);
            foreach (var options in dictionary.Options) options.LoadStateDict(reader);
            foreach (var state in dictionary.State) state.LoadStateDict(reader);
        }

        public virtual void load_state_dict(StateDictionary state_dict)
        {
            var own = this.state_dict();
            Require(state_dict.Options.Count, state_dict.State.Count, own);
            for (int i = 0; i < own.Options.Count; i++)
                if (own.Options[i] != state_dict.Options[i]) own.Options[i].LoadStateDict(state_dict.Options[i]);
            for (int i = 0; i < own.State.Count; i++)
                if (own.State[i] != state_dict.State[i]) own.State[i].LoadStateDict(state_dict.State[i]);
        }

        /// <summary>The optimiser's own options and states, not copies.</summary>
        public virtual StateDictionary state_dict()
        {
            var dictionary = new StateDictionary();
            foreach (var group in groups)
            {
                dictionary.Options.Add(group.Options);
                var places = new List<int>();
                foreach (var parameter in group.Parameters)
                {
                    places.Add(dictionary.State.Count);
                    dictionary.State.Add(states[parameter]);
                }
                dictionary.StateIndexRef.Add(places);
            }
            return dictionary;
        }

        public void to(Device device)
        {
            foreach (var state in states.Values) state.to(device);
        }

        protected override void Dispose(bool disposing)
        {
            if (!disposing) return;
            foreach (var state in states.Values) (state as IDisposable)?.Dispose();
            states.Clear();
        }

        // The same options, or new ones, with the defaults for what they leave open.
        private protected abstract OptimizerOptions Complete(OptimizerOptions options);

        private protected abstract OptimizerState NewState(Parameter parameter);

        private protected abstract void Update(Parameter parameter, OptimizerState state, OptimizerOptions options);

        // TorchSharp's optimisers are managed code: at each step they make these numbers for each parameter, and leave them
        // to their finalizers.
        private protected static void Leave(params ReadOnlySpan<double> numbers)
        {
            foreach (double number in numbers) number.ToScalar();
        }

        private protected static void NotNegative(params ReadOnlySpan<(string Name, double Value)> settings)
        {
            foreach (var (name, value) in settings)
                if (value < 0) throw new ArgumentException($"Invalid {name}: {value}");
        }

        private protected static void BelowOne(params ReadOnlySpan<(string Name, double Value)> settings)
        {
            foreach (var (name, value) in settings)
                if (value is < 0 or >= 1) throw new ArgumentException($"Invalid {name}: {value}");
        }

        private static void Require(int options, int states, StateDictionary own)
        {
            if (options != own.Options.Count) throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
            if (states != own.State.Count) throw new ArgumentException("Invalid optimizer state -- different number of states.");
        }
    }
}
