using Community.Abstractions.Content;
using Microsoft.Extensions.Localization;

namespace Community.Projects;

/// <summary>Stored values and the words people read for them.</summary>
internal sealed class ProjectWords(IStringLocalizer<Strings> T)
{
    public static IReadOnlyList<string> Stages { get; } = ["idea", "prototype", "users", "company"];
    public static IReadOnlyList<string> NeedKinds { get; } = ["skill", "equipment", "money", "testers"];
    public static IReadOnlyList<string> Licences { get; } = ["reserved", "cc-by", "cc-by-sa", "cc-by-nc", "cc0", "mit", "gpl", "cern-ohl"];

    public string Stage(string value) => value switch
    {
        "idea" => T["Idea"],
        "prototype" => T["Prototype"],
        "users" => T["First users"],
        "company" => T["Company"],
        _ => value,
    };

    public string StageHint(string value) => value switch
    {
        "idea" => T["It is in your head or on paper"],
        "prototype" => T["A first version can be touched"],
        "users" => T["People already use it"],
        "company" => T["It is an activity or an organisation"],
        _ => "",
    };

    public string Need(string value) => value switch
    {
        "skill" => T["A skill"],
        "equipment" => T["Equipment"],
        "money" => T["Money"],
        "testers" => T["Testers"],
        _ => value,
    };

    public static string NeedIcon(string value) => value switch
    {
        "equipment" => "wrench",
        "money" => "euro",
        "testers" => "users",
        _ => "hand-helping",
    };

    public string Licence(string value) => value switch
    {
        "reserved" => T["All rights reserved"],
        "cc-by" => "CC BY 4.0",
        "cc-by-sa" => "CC BY-SA 4.0",
        "cc-by-nc" => "CC BY-NC 4.0",
        "cc0" => T["CC0 (free of rights)"],
        "mit" => T["MIT licence"],
        "gpl" => "GNU GPL 3",
        "cern-ohl" => "CERN-OHL-S 2",
        _ => value,
    };

    /// <summary>Name of the site a video is at.</summary>
    public static string VideoSite(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        ? address.Host.ToLowerInvariant() switch
        {
            "www.youtube.com" or "youtube.com" or "m.youtube.com" or "youtu.be" => "YouTube",
            "vimeo.com" or "www.vimeo.com" or "player.vimeo.com" => "Vimeo",
            "www.dailymotion.com" or "dailymotion.com" or "dai.ly" => "Dailymotion",
            var host => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host,
        }
        : url;

    /// <summary>Whether an address is one of the web.</summary>
    public static bool IsWeb(string url) => url.Length <= 2000 && !url.Any(char.IsWhiteSpace) && !url.Any(char.IsControl)
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0;

    /// <summary>Text on one line without control characters: for titles, which also stand in subjects of mails.</summary>
    public static string Line(string? text) =>
        string.Join(' ', new string([.. (text ?? "").Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Text of several lines without other control characters.</summary>
    public static string Lines(string? text) =>
        new string([.. (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Where(c => c == '\n' || !char.IsControl(c))]).Trim();

    /// <summary>Topics by id.</summary>
    public static IEnumerable<TermInfo> TopicsOf(IReadOnlyList<TermInfo> terms, IEnumerable<string> ids) => ids.Select(id => terms.FirstOrDefault(term => term.Id == id)).OfType<TermInfo>();
}
