using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Definitions;
using Community.Abstractions.Sites;
using Community.Cms.Admin.Permissions;
using Community.Cms.Admin.Types;
using Community.Cms.Auditing;
using Community.Cms.Privacy;
using Community.Theme.Opale;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Audit;

/// <summary>What changed, in words.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Before">What it was; null when it was nothing.</param>
/// <param name="After">What it became; null when it is nothing any more.</param>
internal sealed record AuditChange(string Name, string? Before, string? After);

/// <summary>The audit trail in the reader's words: each module brings those of what it records, definitions name content types, the directory names accounts.</summary>
internal sealed partial class AuditWords(
    IEnumerable<IAuditWordSource> sources, RoleWords roles, PermissionWords permissions, TypeWords types, IContentDefinitionManager definitions, IUserDirectory people, IOpeningHours hours,
    TimeProvider time, IStringLocalizer<Strings> T)
{
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, string> choices = [];
    private ContentDefinitions? known;
    private bool knowsSettings, knowsHolidays;

    /// <summary>Looks up what these entries name, in few queries however many there are.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<AuditRow> rows, CancellationToken cancellationToken)
    {
        known ??= await definitions.GetAsync(cancellationToken);
        var unknown = rows.SelectMany(AccountsIn).Distinct().Where(id => !names.ContainsKey(id)).ToList();
        if (unknown.Count > 0)
            foreach (var person in await people.FindAsync(unknown, cancellationToken))
                names[person.Id] = person.DisplayName;
        if (!knowsSettings && rows.Any(row => row.ObjectKind is "ContentType" or "ContentPart" or "ContentField"))
        {
            knowsSettings = true;
            List<SettingSpec> specs = [.. types.OfType(), .. types.OfPart()];
            foreach (var part in types.PartKinds)
                specs.AddRange(await types.OfUseAsync(part.Name, cancellationToken));
            foreach (var field in types.FieldKinds)
                specs.AddRange(await types.OfFieldAsync(field.Name, cancellationToken));
            foreach (var spec in specs)
                foreach (var (value, text) in spec.Choices)
                    choices[$"{spec.Name}.{value}"] = text;
        }
        if (!knowsHolidays && rows.Any(row => row.ObjectId == nameof(HouseHours)))
        {
            knowsHolidays = true;
            foreach (var holiday in (await hours.GetAsync(cancellationToken)).HolidaysOf(Formats.Today(time).Year))
                choices[$"{nameof(HouseHours.OpenHolidays)}.{holiday.Name}"] = holiday.Title;
        }
    }

    /// <summary>What was done; an action that no module knows any more keeps its name.</summary>
    public string NameOf(string action) => Find(AuditTerm.Action, action) ?? action;

    /// <summary>Kind of thing.</summary>
    public string KindOf(string kind) => Find(AuditTerm.Kind, kind) ?? known?.FindType(kind)?.DisplayName ?? kind;

    /// <summary>What it was done to: mostly the title it had then. Some entries name nothing but their kind.</summary>
    public string TitleOf(AuditRow row) => (row.ObjectKind, row.ObjectId) switch
    {
        ("Settings", _) => Find(AuditTerm.Settings, row.ObjectId) ?? row.ObjectTitle,
        ("Role", _) => roles.NameOf(row.ObjectTitle),
        ("Account", _) when IsShortId(row) => names.GetValueOrDefault(row.ObjectId) ?? T["An erased account"],
        ("PrivacyRequest", _) when row.ObjectTitle.Split(' ') is [var kind, var number] && Enum.TryParse<PrivacyRequestKind>(kind, out var request) => T["{0} – no. {1}", request switch
        {
            PrivacyRequestKind.Access => T["To know what is kept"],
            PrivacyRequestKind.Correction => T["To have it put right"],
            _ => T["To have it erased"],
        }, number],
        ("ContentField", _) when row.ObjectId.Split('.') is [var part, _] => row.ObjectTitle.Replace($"({part})", $"({NameOfPart(part)})", StringComparison.Ordinal),
        ("Recipe", "site") => T["The whole site"],
        ("ContentType", "schema") => T["Content types"],
        ("Mail" or "AuditTrail", _) => KindOf(row.ObjectKind),
        _ => row.ObjectTitle.Length == 0 ? KindOf(row.ObjectKind) : row.ObjectTitle,
    };

    /// <summary>Why, in the words of the person who did it.</summary>
    public string? ReasonOf(AuditRow row) => row.Reason is null ? null : Find(AuditTerm.Value, $"{row.Action}.{row.Reason}") ?? row.Reason;

    /// <summary>What is not as it was, by name.</summary>
    public IEnumerable<AuditChange> ChangesOf(AuditRow row)
    {
        var (before, after) = (Values(row.Before), Values(row.After));
        return before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name)).Select(name => new AuditChange(DetailOf(name), ValueOf(name, before.GetValueOrDefault(name)), ValueOf(name, after.GetValueOrDefault(name))));
    }

    /// <summary>A name of what changed, or a path of names: <c>Weeks[1].Days[3].Opens</c>.</summary>
    public string DetailOf(string path)
    {
        List<string> words = [];
        var unknown = "";
        foreach (var segment in path.Split('.'))
        {
            var (name, place) = segment.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? (segment[..at], segment[at..].Trim('[', ']')) : (segment, "");
            if (Find(AuditTerm.Detail, name) is not { } word)
            {
                // The keys of some documents hold dots: mails, numbers of criteria.
                unknown = unknown.Length == 0 ? segment : $"{unknown}.{segment}";
                continue;
            }
            Flush();
            if (name == nameof(WeekHours.Days) && place.Length > 0)
                words.Add(CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)((place[0] - '0') % 7)));
            else
                words.Add(place.Length == 0 ? word : $"{word} {place.Replace("][", ".", StringComparison.Ordinal)}");
        }
        Flush();
        return string.Join(" – ", words);

        void Flush()
        {
            if (unknown.Length > 0)
                words.Add(Find(AuditTerm.Detail, unknown) ?? unknown);
            unknown = "";
        }
    }

    private string? ValueOf(string path, string? value)
    {
        var name = path[(path.LastIndexOf('.') + 1)..].Split('[')[0];
        return value switch
        {
            null or "" or "[]" => null,
            "true" => T["Yes"],
            "false" => T["No"],
            _ => name switch
            {
                "Owner" or "Assignee" => names.GetValueOrDefault(value) ?? (Guid.TryParse(value, out _) ? T["An erased account"] : value),
                "Roles" => string.Join(", ", Listed(value).Select(roles.NameOf)),
                "Permissions" => string.Join(", ", Listed(value).Select(one => permissions.NameOf(one, known!))),
                "ContentTypePartDefinitionRecords" => string.Join(", ", Listed(value).Select(one => Find(AuditTerm.Value, $"{name}.{one}") ?? one)),
                "action" => NameOf(value),
                "kind" => KindOf(value),
                _ => Joined(Parts(value).Select(one => choices.GetValueOrDefault($"{name}.{one}") ?? Find(AuditTerm.Value, $"{name}.{one}") ?? Moment(one))),
            },
        };
    }

    private string NameOfPart(string part) => known?.FindType(part)?.DisplayName ?? (known?.Parts.GetValueOrDefault(part) is { } found ? types.NameOfPart(found) : part);

    private string? Find(AuditTerm term, string name) => sources.Select(source => source.Find(term, name)).FirstOrDefault(words => words is not null);

    // Where a name must not outlive the account, the entry keeps the beginning of its id.
    private static bool IsShortId(AuditRow row) => row.ObjectTitle.Length == 0 || row.ObjectTitle.Length >= 8 && row.ObjectId.StartsWith(row.ObjectTitle, StringComparison.Ordinal);

    private static IEnumerable<string> AccountsIn(AuditRow row)
    {
        if (row.ObjectKind == "Account" && IsShortId(row))
            yield return row.ObjectId;
        foreach (var state in new[] { row.Before, row.After })
            foreach (var (name, value) in Values(state))
                if (name is "Owner" or "Assignee" && value is not null)
                    yield return value;
    }

    private static Dictionary<string, string?> Values(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];

    private static string[] Listed(string value) => value.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    // Texts and lists of texts are kept as JSON, long ones cut.
    private static IReadOnlyList<string> Parts(string value) => value is ['"' or '[', ..] && Quoted().Matches(value) is { Count: > 0 } texts ? [.. texts.Select(text => Unquoted(text.Groups[1].Value))] : [value];

    private static string Unquoted(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{text}\"") ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Joined(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return string.Join(all.Exists(part => part.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", all);
    }

    private static string Moment(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Date(day)
        : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? Formats.ShortDateTime(moment)
        : text;

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)(?:\"|$)")]
    private static partial Regex Quoted();
}
