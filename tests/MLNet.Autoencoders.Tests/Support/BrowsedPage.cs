namespace MLNet.Autoencoders.Tests.Support;

/// <summary>A page as a browser has it after its scripts have run.</summary>
/// <param name="Markup">Its markup.</param>
/// <param name="Console">What the browser wrote to its console, errors among it.</param>
internal sealed record BrowsedPage(string Markup, IReadOnlyList<string> Console);
