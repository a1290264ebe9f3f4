using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace MLNet.Autoencoders.Page;

/// <summary>Builds <see cref="Html"/> from an interpolated string, and escapes its holes.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount)
    {
        _ = formattedCount;
        _markup = new StringBuilder(literalLength);
    }

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html markup) => _markup.Append(markup.Markup);

    public void AppendFormatted<T>(T value, string? format = null) =>
        _markup.Append(WebUtility.HtmlEncode(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? ""));

    public override string ToString() => _markup.ToString();
}
