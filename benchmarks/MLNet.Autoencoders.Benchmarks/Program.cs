// Prints figures as "name: value". Run by build/bench.sh.
using System.Globalization;
using MLNet.Autoencoders.Benchmarks;
using MLNet.Autoencoders.Benchmarks.Anomaly;
using MLNet.Autoencoders.Benchmarks.Bytes;
using MLNet.Autoencoders.Benchmarks.Defaults;
using MLNet.Autoencoders.Benchmarks.Family;
using MLNet.Autoencoders.Benchmarks.Generative;
using MLNet.Autoencoders.Benchmarks.Labels;
using MLNet.Autoencoders.Benchmarks.Missing;
using MLNet.Autoencoders.Benchmarks.Scaling;
using MLNet.Autoencoders.Benchmarks.Serving;

switch (args)
{
    case ["scoring"]:
        ScoringBenchmark.Run();
        return 0;
    case ["training"]:
        TrainingBenchmark.Run();
        return 0;
    case [TrainingMemory.Argument, var batchSize]:
        TrainingMemory.Fit(int.Parse(batchSize, CultureInfo.InvariantCulture));
        return 0;
    case ["threads"]:
        ThreadsBenchmark.Run();
        return 0;
    case [ThreadsBenchmark.BusyArgument]:
        ThreadsBenchmark.KeepBusy();
        return 0;
    case ["quality", .. var folder]:
        QualityBenchmark.Run(folder.ElementAtOrDefault(0));
        return 0;
    case ["family", .. var rest]:
        FamilyBenchmark.Table.Run(rest);
        return 0;
    case ["generative", .. var rest]:
        GenerativeBenchmark.Table.Run(rest);
        return 0;
    case ["anomaly", .. var rest]:
        AnomalyBenchmark.Table.Run(rest);
        return 0;
    case ["bytes", .. var rest]:
        BytesBenchmark.Table.Run(rest);
        return 0;
    case ["scaling", .. var folder]:
        ScalingBenchmark.Run(folder.ElementAtOrDefault(0));
        return 0;
    case ["defaults", .. var rest]:
        DefaultsBenchmark.Run(rest);
        return 0;
    case ["labels", .. var rest]:
        LabelsBenchmark.Table.Run(rest);
        return 0;
    case ["missing", .. var rest]:
        MissingBenchmark.Run(rest);
        return 0;
    case ["service"]:
        await ServiceBenchmark.Run();
        return 0;
    case [ServiceProcess.Argument, var loading, var codes, var detector]:
        await ServiceProcess.Serve(Enum.Parse<Loading>(loading), codes, detector);
        return 0;
    default:
        Console.Error.WriteLine("usage: scoring | training | threads | quality [MNIST folder] | family [--quick] [--only NAME] [data folder] | generative [--quick] [--only NAME] [data folder] | anomaly [--quick] [--only NAME] [data folder] | labels [--quick] [--only NAME] [data folder] | bytes [--quick] [--only NAME] [data folder] | scaling [data folder] | missing [--quick] [--only TABLE] [data folder] | defaults [--quick] [data folder] | service");
        return 2;
}
