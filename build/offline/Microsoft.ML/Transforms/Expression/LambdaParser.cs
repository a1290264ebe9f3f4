using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Formula = System.Linq.Expressions.Expression;

namespace Microsoft.ML.Transforms;

/// <summary>Of ML.NET's expression language what compares numbers: (x) : x > 5d / 2d || x != x.</summary>
internal sealed partial class LambdaParser
{
    private readonly Queue<string> _tokens;
    private readonly ParameterExpression _parameter;

    private LambdaParser(string expression)
    {
        _tokens = new(Token().Matches(expression).Select(m => m.Value));
        Expect("(");
        _parameter = Formula.Parameter(typeof(float), _tokens.Dequeue());
        Expect(")");
        Expect(":");
    }

    public static Func<float, bool> Parse(string expression)
    {
        try
        {
            var parser = new LambdaParser(expression);
            var body = parser.Or();
            return parser._tokens.Count == 0
                ? Formula.Lambda<Func<float, bool>>(body, parser._parameter).Compile()
                : throw new FormatException("Expected end of input");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new ArgumentOutOfRangeException(nameof(expression), "parsing failed: " + e.Message);
        }
    }

    private Formula Or()
    {
        var left = Comparison();
        while (Next("||")) left = Formula.OrElse(left, Comparison());
        return left;
    }

    private Formula Comparison()
    {
        var left = Quotient();
        foreach (var (sign, compare) in s_comparisons)
            if (Next(sign)) return Promoted(compare, left, Quotient());
        return left;
    }

    private Formula Quotient()
    {
        var left = Factor();
        while (Next("/")) left = Promoted(Formula.Divide, left, Factor());
        return left;
    }

    private Formula Factor()
    {
        if (Next("-")) return Formula.Negate(Factor());
        string token = _tokens.Dequeue();
        return token == _parameter.Name ? _parameter : Number(token);
    }

    // Like the real one, it reads decimals as the process's culture writes them.
    private static ConstantExpression Number(string token)
    {
        const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return token[^1] switch
        {
            'd' => Formula.Constant(double.Parse(token[..^1], Decimal, CultureInfo.CurrentCulture)),
            'f' => Formula.Constant((float)double.Parse(token[..^1], Decimal, CultureInfo.CurrentCulture)),
            _ => Formula.Constant((float)double.Parse(token, Decimal, CultureInfo.CurrentCulture)),
        };
    }

    private static BinaryExpression Promoted(Func<Formula, Formula, BinaryExpression> operation, Formula left, Formula right)
    {
        var type = left.Type == typeof(double) || right.Type == typeof(double) ? typeof(double) : typeof(float);
        return operation(Formula.Convert(left, type), Formula.Convert(right, type));
    }

    private bool Next(string sign)
    {
        if (!_tokens.TryPeek(out string token) || token != sign) return false;
        _tokens.Dequeue();
        return true;
    }

    private void Expect(string sign)
    {
        if (!Next(sign)) throw new FormatException($"Expected: '{sign}'");
    }

    private static readonly (string Sign, Func<Formula, Formula, BinaryExpression> Compare)[] s_comparisons =
        [(">", Formula.GreaterThan), ("!=", Formula.NotEqual)];

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?[df]?|\w+|\|\||!=|>=|<=|==|\S")]
    private static partial Regex Token();
}
