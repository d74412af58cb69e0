using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Community.Abstractions.Mail;

/// <summary>A mail that the house sends, as its module declares it. Its text is the key by which it is recognised when it is written.</summary>
/// <param name="Id">Constant name, unique over all modules, e.g. <c>account.confirm</c>.</param>
/// <param name="Subject">The usual subject in English, not filled.</param>
/// <param name="SubjectNames">Names of what the subject is filled with, in order.</param>
/// <param name="Text">The usual text in English, not filled.</param>
/// <param name="TextNames">Names of what the text is filled with, in order.</param>
public sealed record MailDeclaration(string Id, string Subject, string[] SubjectNames, string Text, string[] TextNames)
{
    /// <summary>The placeholders, subject and text together.</summary>
    public IEnumerable<string> Names => SubjectNames.Concat(TextNames).Distinct();

    /// <summary>What the placeholders stand for in a mail with these sentences.</summary>
    public Dictionary<string, string> ValuesOf(MailSentence subject, MailSentence text)
    {
        Dictionary<string, string> values = [];
        foreach (var (name, value) in SubjectNames.Zip(subject.Arguments).Concat(TextNames.Zip(text.Arguments)))
            values[name] = value;
        return values;
    }

    /// <summary>A usual sentence in the current UI language, with its placeholders as <c>{{ link }}</c>.</summary>
    public static string Liquid(IStringLocalizer localizer, string sentence, string[] names)
    {
        var text = localizer[sentence].Value;
        for (var i = 0; i < names.Length; i++)
            text = text.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), "{{ " + names[i] + " }}", StringComparison.Ordinal);
        return text;
    }
}

/// <summary>Declares the mails of a module, so that staff find them in one list and can change their texts.</summary>
public interface IMailKindSource
{
    /// <summary>The module or matter, in the current UI language.</summary>
    string Group { get; }

    /// <summary>Translates the declared sentences.</summary>
    IStringLocalizer Localizer { get; }

    /// <summary>The mails.</summary>
    IReadOnlyList<MailDeclaration> Mails { get; }
}
