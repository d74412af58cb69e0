namespace Community.Cms.Mail;

/// <summary>Configuration section <c>Community:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>SMTP server; empty (default): mails become <c>.eml</c> files in the folder <c>mail</c> of the data folder.</summary>
    public string? Host { get; set; }
    /// <summary>Port of the server. Default: 587.</summary>
    public int Port { get; set; } = 587;
    /// <summary>Account; empty: none is needed.</summary>
    public string? User { get; set; }
    /// <summary>Its password.</summary>
    public string? Password { get; set; }
    /// <summary>Sender, as <c>name &lt;address&gt;</c> or an address. Default: the contact address of the site settings.</summary>
    public string? From { get; set; }
    /// <summary>Encrypt: from the start on port 465, else by STARTTLS, without which nothing is sent. Default: true.</summary>
    public bool UseTls { get; set; } = true;
    /// <summary>Days that mails are kept after they went out or were given up. Default: 30.</summary>
    public int KeepDays { get; set; } = 30;
}
