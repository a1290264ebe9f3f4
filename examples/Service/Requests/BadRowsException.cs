namespace Service.Requests;

/// <summary>A body that cannot be answered. The message, a sentence, is for whoever sent it.</summary>
public sealed class BadRowsException(string message) : Exception(message);
