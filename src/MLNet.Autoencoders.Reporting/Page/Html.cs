namespace MLNet.Autoencoders.Page;

/// <summary>Markup. Whatever is put into it is escaped unless it is markup itself.</summary>
internal readonly record struct Html(string Markup)
{
    public static Html Empty { get; } = new("");

    /// <summary>Markup from an interpolated string: its holes are text, unless they are <see cref="Html"/>.</summary>
    public static Html Of(HtmlInterpolation markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Markup)));

    public override string ToString() => Markup;
}
