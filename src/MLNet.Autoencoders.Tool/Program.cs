using System.Runtime.InteropServices;
using System.Text;
using MLNet.Autoencoders.Tool;

using var interrupted = new CancellationTokenSource();
// The first signal ends a fit with the best weights so far; the second ends the process.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
var session = new Session(input, Console.Out, Console.Error, IsTerminal: !Console.IsOutputRedirected, ErrorIsTerminal: !Console.IsErrorRedirected, interrupted.Token);
return CommandLine.Run(args, session);

void Interrupt(PosixSignalContext context)
{
    context.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
