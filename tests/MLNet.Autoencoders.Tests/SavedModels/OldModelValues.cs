namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Rows, and what an <see cref="OldModel"/> made of them when it was saved.</summary>
internal sealed record OldModelValues(float[][] Rows, float[][] Codes, float[][] Reconstructions, float[] Errors, string[] Labels);
