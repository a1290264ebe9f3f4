// What each kind of autoencoder is good for, on the 8×8 digits of examples/Digits.
//
//   Kinds [KIND]
using Kinds;

foreach (string kind in args.Length > 0 ? args : AllKinds.ByName.Keys)
{
    if (!AllKinds.ByName.TryGetValue(kind, out var example))
    {
        Console.Error.WriteLine($"There is no kind '{kind}': {string.Join(", ", AllKinds.ByName.Keys)}.");
        return 2;
    }
    Console.WriteLine($"== {kind}");
    example.Run(example.Epochs);
    Console.WriteLine();
}
return 0;
