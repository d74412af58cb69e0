using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Fluid;
using Fluid.Ast;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Mail;

/// <summary>A text of the house's own for one mail in one language, in Liquid.</summary>
public sealed class OwnMailText
{
    /// <summary>Subject.</summary>
    public string Subject { get; set; } = "";
    /// <summary>Text.</summary>
    public string Text { get; set; } = "";
}

/// <summary>The house's own texts of mails. Stored with the site.</summary>
public sealed class MailTexts
{
    /// <summary>The texts, by kind and language as <c>account.confirm|fr</c>.</summary>
    public Dictionary<string, OwnMailText> Texts { get; set; } = [];

    /// <summary>The key of a text.</summary>
    public static string KeyOf(string kind, string culture) => $"{kind}|{(culture == "en" ? "en" : "fr")}";
}

/// <summary>A mail of the house in one language.</summary>
/// <param name="Id">Its constant name.</param>
/// <param name="Name">What it is.</param>
/// <param name="Group">The module or matter.</param>
/// <param name="Subject">The usual subject, in Liquid.</param>
/// <param name="Text">The usual text, in Liquid.</param>
/// <param name="Placeholders">The placeholders, each with a sample.</param>
internal sealed record MailKind(string Id, string Name, string Group, string Subject, string Text, IReadOnlyDictionary<string, string> Placeholders);

/// <summary>What is wrong with a text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, in the current UI language.</param>
internal sealed record MailTextFault(int Line, string Message);

/// <summary>
/// Staff's own texts in place of the usual ones. They are Liquid with the placeholders of their mail and nothing else: no files, no members, a bounded number of
/// steps. The result is plain text, which the composer encodes for HTML.
/// </summary>
internal sealed partial class MailTemplates(IEnumerable<IMailKindSource> sources, IStringLocalizer<MailStrings> T)
{
    /// <summary>Longest subject and text, in characters.</summary>
    public const int LongestSubject = 200, LongestText = 10_000;

    private const int LongestResult = 50_000;
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = new() { MaxSteps = 5_000, MaxRecursion = 20 };

    /// <summary>Every mail of the house, in the current UI language.</summary>
    public IReadOnlyList<MailKind> Kinds() =>
        [.. sources.SelectMany(source => source.Mails.Select(mail => Kind(source, mail))).OrderBy(kind => kind.Group, StringComparer.CurrentCulture).ThenBy(kind => kind.Name, StringComparer.CurrentCulture)];

    /// <summary>A mail in the language of its reader; null when there is none.</summary>
    public MailKind? Find(string id, string culture)
    {
        using var _ = new CultureScope(culture);
        return Kinds().FirstOrDefault(kind => kind.Id == id);
    }

    private MailKind Kind(IMailKindSource source, MailDeclaration mail)
    {
        var subject = MailDeclaration.Liquid(source.Localizer, mail.Subject, mail.SubjectNames);
        return new(mail.Id, Placeholder().Replace(subject, "…"), source.Group, subject,
            MailDeclaration.Liquid(source.Localizer, mail.Text, mail.TextNames), mail.Names.ToDictionary(name => name, Sample));
    }

    [GeneratedRegex(@"\{\{ \w+ \}\}")]
    private static partial Regex Placeholder();

    private string Sample(string name) => name switch
    {
        "site" => T["The digital house"],
        "link" => "https://example.org/page",
        "title" => T["Bus on time"],
        "name" => "Nadia",
        "date" => T["Tuesday 24 November 2026"],
        "email" => "nadia@example.org",
        "news" or "jobs" => T["First line\nhttps://example.org/1\n\nSecond line\nhttps://example.org/2"],
        "count" => "2",
        _ => T["A sentence that a person wrote."],
    };

    /// <summary>The first thing wrong with a text; null when it can be used.</summary>
    public MailTextFault? Check(MailKind kind, string text)
    {
        if (!Parser.TryParse(text, out var template, out var error))
            return new(LineIn(error), T["Liquid does not understand this: {0}", error]);
        Names names = new();
        names.VisitTemplate(template);
        if (names.Found.FirstOrDefault(name => !kind.Placeholders.ContainsKey(name)) is { } unknown)
            return new(LineOf(text, unknown), T["“{0}” is no placeholder of this mail. There are: {1}.", unknown, string.Join(", ", kind.Placeholders.Keys)]);
        try
        {
            Render(text, kind.Placeholders);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new(1, T["The text cannot be filled: {0}", failure.Message]);
        }
    }

    /// <summary>A text with its placeholders filled.</summary>
    /// <exception cref="FormatException">It is no Liquid, or fills too much.</exception>
    public static string Render(string text, IReadOnlyDictionary<string, string> values)
    {
        if (!Parser.TryParse(text, out var template, out var error))
            throw new FormatException(error);
        var context = new TemplateContext(Options) { CultureInfo = CultureInfo.CurrentCulture };
        foreach (var (name, value) in values)
            context.SetValue(name, value);
        var filled = template.Render(context, NullEncoder.Default);
        return filled.Length <= LongestResult ? filled : throw new FormatException("The text is too long once filled.");
    }

    /// <summary>Puts the house's own text into a mail that has one; the usual text stays when it cannot be filled, and the mail says why.</summary>
    public static async Task ApplyAsync(MailRow mail, ISiteContext site, CancellationToken cancellationToken)
    {
        mail.TextError = null;
        if (mail.Kind is null || mail.Values is null
            || !(await site.GetDocumentAsync<MailTexts>(cancellationToken)).Texts.TryGetValue(MailTexts.KeyOf(mail.Kind, mail.Culture), out var own))
            return;
        try
        {
            using var _ = new CultureScope(mail.Culture);
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(mail.Values)!;
            var (subject, text) = (MailText.Line(Render(own.Subject, values), 300), MailText.Lines(Render(own.Text, values)));
            if (subject.Length == 0 || string.IsNullOrWhiteSpace(text))
                throw new FormatException("The text is empty once filled.");
            (mail.Subject, mail.Text) = (subject, text);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            mail.TextError = MailText.Line(failure is FormatException ? failure.Message : failure.GetType().Name, 300);
        }
    }

    // Fluid writes “… at (3:14)”.
    private static int LineIn(string error) =>
        System.Text.RegularExpressions.Regex.Match(error, @"\((\d+):\d+\)") is { Success: true } place ? int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 1;

    private static int LineOf(string text, string name) => 1 + text.AsSpan(0, Math.Max(0, text.IndexOf(name, StringComparison.Ordinal))).Count('\n');

    private sealed class Names : AstVisitor
    {
        public List<string> Found { get; } = [];

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            if (memberExpression.Segments.FirstOrDefault() is IdentifierSegment first)
                Found.Add(first.Identifier);
            return base.VisitMemberExpression(memberExpression);
        }
    }
}
