namespace MLNet.Autoencoders.Tests.Family;

/// <summary>One choice on one axis of the options.</summary>
internal sealed record FamilyChoice(string Name, Action<AutoencoderEstimator.Options> Apply);
