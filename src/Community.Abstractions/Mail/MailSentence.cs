using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Community.Abstractions.Mail;

/// <summary>A sentence of a mail. Made from a translated one, it still knows which sentence it was and what it was filled with, so that staff's own text can take its place.</summary>
/// <param name="Value">The sentence as it is read.</param>
/// <param name="Key">The sentence in English, not filled; null when it was not translated.</param>
/// <param name="Arguments">What it was filled with, in order.</param>
public readonly record struct MailSentence(string Value, string? Key, IReadOnlyList<string> Arguments)
{
    /// <summary>A text as it is.</summary>
    public static implicit operator MailSentence(string text) => new(text, null, []);

    /// <summary>A translated sentence.</summary>
    public static implicit operator MailSentence(LocalizedString sentence) =>
        new(sentence.Value, sentence.Name, sentence is FilledSentence filled ? filled.Arguments : []);

    /// <summary>What is read.</summary>
    public static implicit operator string(MailSentence sentence) => sentence.Value;

    /// <summary>Puts a text in the place of one that it was filled with: its last occurrence, because people's words may hold the same.</summary>
    public MailSentence Replace(string filled, string text)
    {
        var place = Value.LastIndexOf(filled, StringComparison.Ordinal);
        return place < 0 ? this : new(Value[..place] + text + Value[(place + filled.Length)..], Key, [.. Arguments.Select(one => one == filled ? text : one)]);
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A translated sentence that remembers what it was filled with.</summary>
/// <param name="name">The sentence in English.</param>
/// <param name="value">The sentence as it is read.</param>
/// <param name="resourceNotFound">Whether it has no translation.</param>
/// <param name="arguments">What it was filled with, in order.</param>
public sealed class FilledSentence(string name, string value, bool resourceNotFound, object[] arguments) : LocalizedString(name, value, resourceNotFound)
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    /// <summary>What it was filled with, in order, as it is read. Worked out when asked: only mails ask.</summary>
    public IReadOnlyList<string> Arguments => [.. arguments.Select(one => Convert.ToString(one, _culture) ?? "")];
}
