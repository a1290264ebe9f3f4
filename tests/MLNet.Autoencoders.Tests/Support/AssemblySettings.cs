// libtorch and ONNX Runtime use all cores by themselves; tests side by side would only fight over them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
