using System;
using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.Calls;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

public static partial class torch
{
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        ComplexFloat32 = 9,
        ComplexFloat64 = 10,
        Bool = 11,
        BFloat16 = 15,
    }

    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }

    public static ScalarType uint8 = ScalarType.Byte;
    public static ScalarType int8 = ScalarType.Int8;
    public static ScalarType int16 = ScalarType.Int16;
    public static ScalarType int32 = ScalarType.Int32;
    public static ScalarType int64 = ScalarType.Int64;
    public static ScalarType @int = ScalarType.Int32;
    public static ScalarType @long = ScalarType.Int64;
    public static ScalarType float32 = ScalarType.Float32;
    public static ScalarType float64 = ScalarType.Float64;
    public static ScalarType @float = ScalarType.Float32;
    public static ScalarType @double = ScalarType.Float64;
    public static ScalarType @bool = ScalarType.Bool;

    public static Device CPU = new(DeviceType.CPU);
    public static Device CUDA => new(DeviceType.CUDA);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    public static Device device(string description) => new(description);
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);
    public static Device device(int index) => new(index);

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Open();
    public static DisposeScope CurrentDisposeScope => DisposeScopeManager.OfThread.Current;

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static int get_num_threads() => shim_get_num_threads();
    public static void set_num_threads(int num) => Check(shim_set_num_threads(num));
    public static int get_num_interop_threads() => shim_get_num_interop_threads();
    public static void set_num_interop_threads(int num) => Check(shim_set_num_interop_threads(num));

    public static Generator manual_seed(long seed) => random.manual_seed(seed);
    public static long initial_seed() => random.initial_seed();
    public static Tensor get_rng_state() => random.get_rng_state();

    public static ScalarType get_default_dtype() => DefaultType;

    public static void set_default_dtype(ScalarType dtype) => DefaultType = dtype;

    private static ScalarType DefaultType { get; set; } = ScalarType.Float32;

    public static class random
    {
        public static Generator manual_seed(long seed)
        {
            Check(shim_manual_seed((ulong)seed));
            return Generator.Default;
        }

        public static long initial_seed() => Generator.Default.initial_seed();
        public static long seed() => Generator.Default.seed();
        public static Tensor get_rng_state() => Generator.Default.get_state();
        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    public static class cuda
    {
        public static bool is_available() => shim_cuda_available();
        public static int device_count() => shim_cuda_device_count();
    }

    public class Device
    {
        public Device(DeviceType deviceType, int index = -1) =>
            (type, this.index) = (deviceType, deviceType == DeviceType.CUDA && index < 0 ? 0 : index);

        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index) { }

        public Device(string description) : this(Parse(description.Split(':')[0]), description.Contains(':') ? int.Parse(description.Split(':')[1]) : -1) { }

        public Device(int index) : this(DeviceType.CUDA, index) { }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override bool Equals(object obj) => obj is Device other && other.type == type && other.index == index;

        public override int GetHashCode() => HashCode.Combine(type, index);

        public override string ToString() => type.ToString().ToLowerInvariant() + (index < 0 ? "" : $":{index}");

        private static DeviceType Parse(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type) ? type : throw new ArgumentException($"There is no device '{name}'.");
    }
}

public static class TensorExtensionMethods
{
    public static float ToSingle(this Tensor value) => (float)value.Item().ToDouble();
    public static double ToDouble(this Tensor value) => value.Item().ToDouble();
    public static byte ToByte(this Tensor value) => (byte)value.Item().ToInt64();
    public static sbyte ToSByte(this Tensor value) => (sbyte)value.Item().ToInt64();
    public static short ToInt16(this Tensor value) => (short)value.Item().ToInt64();
    public static int ToInt32(this Tensor value) => (int)value.Item().ToInt64();
    public static long ToInt64(this Tensor value) => value.Item().ToInt64();
    public static bool ToBoolean(this Tensor value) => value.Item().ToBoolean();

    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        _ => 16,
    };

    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        from_array(rawArray, null, null, requires_grad).Reshaped(dimensions);

    /// <summary>Type, shape, elements: the order of TorchSharp's own files.</summary>
    public static void Save(this Tensor tensor, System.IO.BinaryWriter writer)
    {
        using var here = tensor.OnCpu();
        writer.Write7BitEncodedInt64((long)here.dtype);
        writer.Write7BitEncodedInt64(here.Dimensions);
        foreach (var size in here.shape) writer.Write7BitEncodedInt64(size);
        writer.Write(here.bytes);
    }

    public static void Save(this Tensor tensor, System.IO.Stream stream)
    {
        using var writer = new System.IO.BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using var stream = System.IO.File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads into a tensor of the type and shape that were saved.</summary>
    public static void Load(this Tensor tensor, System.IO.BinaryReader reader, bool skip = false)
    {
        using var loaded = Load(reader);
        if (skip) return;
        if (loaded.dtype != tensor.dtype) throw new ArgumentException("Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        if (!loaded.shape.AsSpan().SequenceEqual(tensor.shape)) throw new ArgumentException("Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        using (no_grad()) tensor.copy_(loaded);
    }

    public static void Load(ref Tensor tensor, System.IO.BinaryReader reader, bool skip = false)
    {
        if (tensor is not null) Load(tensor, reader, skip);
        else
        {
            var loaded = Load(reader);
            if (skip) loaded.Dispose();
            else tensor = loaded;
        }
    }

    public static Tensor Load(System.IO.BinaryReader reader, bool skip = false)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt64();
        var shape = new long[reader.Read7BitEncodedInt64()];
        for (int i = 0; i < shape.Length; i++) shape[i] = reader.Read7BitEncodedInt64();
        var tensor = empty(shape, type);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
