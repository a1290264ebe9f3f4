namespace MLNet.Autoencoders.Export;

/// <summary>What the tensors that enter and leave the exported graph are called.</summary>
internal sealed record TensorNames(string Input, string Codes, string Reconstruction, string ReconstructionError);
