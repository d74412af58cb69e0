namespace Community.Abstractions.Mail;

/// <summary>A mail to send.</summary>
public sealed record OutgoingMail
{
    /// <summary>Address of the one recipient.</summary>
    public required string To { get; init; }
    /// <summary>Name of the recipient, as shown.</summary>
    public string? ToName { get; init; }
    /// <summary>Subject, one line.</summary>
    public required MailSentence Subject { get; init; }
    /// <summary>The whole message as plain text.</summary>
    public required MailSentence Text { get; init; }
    /// <summary>Why the person gets it, in a sentence that the engine puts under the text.</summary>
    public required string Reason { get; init; }
    /// <summary>Address that stops mails of this kind with one click; null for mails that an account cannot do without.</summary>
    public string? StopUrl { get; init; }
    /// <summary>Language of the frame: fr or en.</summary>
    public string Culture { get; init; } = "fr";
    /// <summary>Which of the house's mails it is, a <see cref="MailDeclaration.Id"/>; null: the one that is declared with this text.</summary>
    public string? Kind { get; init; }
    /// <summary>What its placeholders stand for, by name; empty: what the sentences were filled with.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
    /// <summary>Small files that go with it, such as a calendar invitation; kept with the message until it is forgotten. Together 100 kB at most.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A text file that goes with a mail.</summary>
/// <param name="Name">File name, without a folder.</param>
/// <param name="MediaType">Type with its parameters, e.g. <c>text/calendar; method=REQUEST</c>; always UTF-8.</param>
/// <param name="Text">What is in it.</param>
public sealed record MailAttachment(string Name, string MediaType, string Text);

/// <summary>Mails leave through a table, so that a mail is sent if and only if its cause was stored.</summary>
public interface IMailOutbox
{
    /// <summary>Adds a mail to the running unit of work; it goes out after <see cref="Data.ICommunityData.SaveChangesAsync"/>.</summary>
    void Enqueue(OutgoingMail mail);
}
