using System.Globalization;
using System.Text;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

/// <summary>Tables as files, such as the tool reads.</summary>
internal static class ToolTable
{
    /// <summary>Columns id, f0 to f3, colour and class: numbers that depend on each other, and a category.</summary>
    public static string Of(int rows, char separator = ',')
    {
        var text = new StringBuilder().Append("id,f0,f1,f2,f3,colour,class\n".Replace(',', separator));
        foreach (var row in Sample.Rows(rows, 4).Select((values, i) => (values, i)))
        {
            string[] fields =
            [
                $"r{row.i}", .. row.values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)),
                row.values[0] > 0.5 ? "red" : "green", row.i % 2 == 0 ? "a" : "b",
            ];
            text.AppendJoin(separator, fields).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Writes a table.</summary>
    /// <returns>Its path.</returns>
    public static string Write(TestFolder folder, string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return folder[name];
    }

    /// <summary>Fits a small model to the features and the category of a table.</summary>
    /// <returns>Its path.</returns>
    public static string Fit(TestFolder folder, string table, params string[] more)
    {
        string model = folder["model.zip"];
        ToolRun.Done(["fit", table, "--features", "f*,colour", "--codes", "2", "--epochs", "3", "--seed", "1", "--threads", "1", "--out", model, .. more]);
        return model;
    }
}
