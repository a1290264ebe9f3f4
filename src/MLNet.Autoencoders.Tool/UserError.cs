namespace MLNet.Autoencoders.Tool;

/// <summary>Something that whoever called the tool can mend. The message is a sentence that says where: option, file, line, column.</summary>
internal sealed class UserError(string message) : Exception(message);
