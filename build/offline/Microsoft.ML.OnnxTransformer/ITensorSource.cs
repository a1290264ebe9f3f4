using Microsoft.ML.OnnxRuntime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>A row's column as an input tensor.</summary>
internal interface ITensorSource
{
    NamedOnnxValue Read();
}
