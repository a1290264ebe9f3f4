// Pictures of what autoencoders generate and reconstruct, as contact sheets in PNG files.
//
//   Generation [FOLDER [MNIST folder [KIND]]]    by default the folder sheets, the 8×8 digits of examples/Digits and all
//                                                kinds; "-" for the MNIST folder means the 8×8 digits too
using Generation;

string folder = args.ElementAtOrDefault(0) ?? "sheets";
string? mnistFolder = args.ElementAtOrDefault(1) is string given and not "-" ? given : null;
var sheets = new DigitSheets(folder, mnistFolder);
foreach (string kind in args.Length > 2 ? args[2..] : AllSheets.ByName.Keys)
{
    if (!AllSheets.ByName.TryGetValue(kind, out var example))
    {
        Console.Error.WriteLine($"There is no kind '{kind}': {string.Join(", ", AllSheets.ByName.Keys)}.");
        return 2;
    }
    Console.WriteLine($"== {kind}");
    example.Write(sheets, mnistFolder is null ? example.Epochs : example.MnistEpochs);
}
return 0;
