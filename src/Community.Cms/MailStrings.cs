namespace Community.Cms;

/// <summary>Names the texts of mails: <c>Resources/MailStrings.fr.resx</c>.</summary>
public sealed class MailStrings;
