using System.Globalization;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace Community.Cms.Accounts;

/// <summary>What people may write about themselves. Each rule answers what to do about it, or null.</summary>
internal static class AccountRules
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 80;
    /// <summary>Most characters of an address (RFC 5321).</summary>
    public const int MaxEmail = 254;

    /// <summary>Languages of the site.</summary>
    public static IReadOnlyList<string> Cultures { get; } = ["fr", "en"];

    public static LocalizedString? EmailProblem(string? email, IStringLocalizer T) => email switch
    {
        { Length: > MaxEmail } => T["Shorten the address to {0} characters at most.", MaxEmail],
        null => T["Write an e-mail address, such as nadia@example.org."],
        _ => IsEmail(email) ? null : T["Write an e-mail address, such as nadia@example.org."],
    };

    public static LocalizedString? NameProblem(string? name, IStringLocalizer T) => name switch
    {
        null or "" => T["Write the name that others will see."],
        { Length: > MaxName } => T["Shorten the name to {0} characters at most.", MaxName],
        _ => name.EnumerateRunes().All(IsShown) && name.EnumerateRunes().Any(IsVisible) ? null : T["This name holds signs that cannot be shown: write it with letters."],
    };

    public static LocalizedString? CultureProblem(string? culture, IStringLocalizer T) =>
        Cultures.Contains(culture) ? null : T["Choose one of the languages."];

    /// <summary>One plain address that a mail can really be sent to.</summary>
    public static bool IsEmail(string email) =>
        email.Length <= MaxEmail
        && email.EnumerateRunes().All(letter => letter.IsBmp && letter != Rune.ReplacementChar && !Rune.IsControl(letter) && !Rune.IsWhiteSpace(letter))
        && MailAddress.TryCreate(email, out var plain) && plain.Address == email
        && MailboxAddress.TryParse(email, out var mailbox) && mailbox.Address == email
        && plain.Host.Contains('.', StringComparison.Ordinal) && !plain.Host.EndsWith('.');

    // Emoji and joiners are fine; what turns the direction of the text around it, or is no character, is not.
    private static bool IsShown(Rune letter) => letter != Rune.ReplacementChar
        && letter.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
        && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);

    private static bool IsVisible(Rune letter) => !Rune.IsWhiteSpace(letter)
        && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
}
