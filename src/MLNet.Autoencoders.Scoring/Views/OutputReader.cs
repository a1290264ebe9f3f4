namespace MLNet.Autoencoders.Views;

/// <summary>Finds the current row's values of one of the session's outputs.</summary>
internal delegate ReadOnlySpan<float> OutputReader(int output);
