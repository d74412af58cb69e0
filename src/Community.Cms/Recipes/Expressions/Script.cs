using System.Globalization;
using System.Text;

namespace Community.Cms.Recipes.Expressions;

/// <summary>A call with its arguments, a text, a number, a sum, or the moment of the run.</summary>
internal abstract record Script
{
    /// <summary>Longer than any sensible expression.</summary>
    private const int MaxLength = 2000;

    public sealed record Literal(string Text) : Script;
    public sealed record Call(string Function, IReadOnlyList<Script> Arguments) : Script;
    public sealed record Sum(IReadOnlyList<Script> Terms) : Script;
    public sealed record Now : Script;

    /// <summary>Reads the little of JavaScript that recipes use.</summary>
    /// <exception cref="FormatException">Anything more.</exception>
    public static Script Parse(string text)
    {
        if (text.Length > MaxLength)
            throw new FormatException();
        var reader = new Reader(text);
        var script = reader.Expression();
        reader.Take(';');
        reader.End();
        return script;
    }

    private sealed class Reader(string text)
    {
        private int at;

        public Script Expression()
        {
            var terms = new List<Script> { Term() };
            while (Take('+'))
                terms.Add(Term());
            return terms.Count == 1 ? terms[0] : new Sum(terms);
        }

        public bool Take(char c)
        {
            SkipSpace();
            if (at >= text.Length || text[at] != c)
                return false;
            at++;
            return true;
        }

        public void End()
        {
            SkipSpace();
            if (at < text.Length)
                throw new FormatException();
        }

        private Script Term()
        {
            SkipSpace();
            var next = at < text.Length ? text[at] : '\0';
            if (next is '\'' or '"')
                return new Literal(Quoted(next));
            if (next == '-' || char.IsAsciiDigit(next))
                return new Literal(Number());
            var name = Name();
            return name == "new" ? Moment() : new Call(name, Arguments());
        }

        private Now Moment()
        {
            Expect(Name() == "Date");
            Expect(Arguments().Count == 0);
            Expect(Take('.'));
            Expect(Name() == "toISOString");
            Expect(Arguments().Count == 0);
            return new Now();
        }

        private List<Script> Arguments()
        {
            Expect(Take('('));
            var arguments = new List<Script>();
            if (Take(')'))
                return arguments;
            do
                arguments.Add(Expression());
            while (Take(','));
            Expect(Take(')'));
            return arguments;
        }

        private string Name()
        {
            SkipSpace();
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
            Expect(at > start);
            return text[start..at];
        }

        private string Number()
        {
            var start = at++;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                at++;
            var number = text[start..at];
            Expect(decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
            return number;
        }

        private string Quoted(char quote)
        {
            var value = new StringBuilder();
            for (at++; at < text.Length && text[at] != quote; at++)
                value.Append(text[at] == '\\' ? Escaped() : text[at]);
            Expect(at++ < text.Length);
            return value.ToString();
        }

        private char Escaped()
        {
            Expect(++at < text.Length);
            switch (text[at])
            {
                case 'n': return '\n';
                case 't': return '\t';
                case 'r': return '\r';
                case 'u':
                    Expect(at + 4 < text.Length);
                    Expect(ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code));
                    Expect(code != 0 && !char.IsSurrogate((char)code));
                    at += 4;
                    return (char)code;
                default: return text[at];
            }
        }

        private void SkipSpace()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        private static void Expect(bool condition)
        {
            if (!condition)
                throw new FormatException();
        }
    }
}
