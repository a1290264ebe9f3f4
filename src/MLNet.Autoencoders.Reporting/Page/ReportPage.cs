using System.Security.Cryptography;
using System.Text;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Sections;

namespace MLNet.Autoencoders.Page;

/// <summary>A report as one page: its own content alone, which the page's policy lets nothing add to.</summary>
internal static class ReportPage
{
    private static readonly string[] Scripts = ["vega.js", "vega-lite.js", "vega-embed.js", "report.js"];

    private static readonly string[] Licences = ["vega.LICENSE", "vega-lite.LICENSE", "vega-embed.LICENSE"];

    public static void Write(AutoencoderReport report, Stream stream)
    {
        var charts = new ChartList();
        var sections = Html.Join(AllSections.Of(report, charts));
        string[] scripts = [.. Scripts.Select(Resource.Read)];
        var page = Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {string.Join(' ', scripts.Select(Hash))}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{report.Options.Title}</title>
            <style>{new Html(Resource.Read("report.css"))}</style>
            </head>
            <body>
            <header><h1>{report.Options.Title}</h1></header>
            <main>{sections}</main>
            <footer>
            <p>Charts by Vega, Vega-Lite and Vega-Embed.</p>
            <details><summary>Licences</summary>{Html.Join(Licences.Select(l => Html.Of($"<h3>{Path.GetFileNameWithoutExtension(l)}</h3><pre>{Resource.Read(l)}</pre>")))}<pre>{Resource.Read("third-party.txt")}</pre></details>
            </footer>
            <script type="application/json" id="charts">{new Html(charts.ToJson())}</script>
            {Html.Join(scripts.Select(s => new Html($"<script>{s}</script>\n")))}
            </body>
            </html>

            """);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(page.Markup);
    }

    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}
