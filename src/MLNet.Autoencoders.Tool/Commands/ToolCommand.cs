using System.CommandLine;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>A command of the tool.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
/// <param name="ending">What its help ends with: an example, and what is worth knowing beside the options.</param>
internal sealed class ToolCommand(string name, string description, string ending) : Command(name, description)
{
    public string Ending { get; } = ending;
}
