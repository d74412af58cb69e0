using System.Globalization;
using System.Text;
using System.Text.Json;
using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Abstractions.Tables;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Admin.Audit;
using Community.Cms.Auditing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Audit;

/// <summary>Who did what, when, from where.</summary>
[Authorize(CommonPermissions.ViewAuditTrail)]
internal sealed class ListModel(AuditReader reader, IAuditTrail audit, ICommunityData data, ISiteDocuments documents, TimeProvider time, AuditWords words, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 50;
    private const int MostInFile = 100_000;

    public AuditWords Words => words;
    public AuditFilter Filter { get; private set; } = null!;
    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];
    public IReadOnlyList<string> Actions { get; private set; } = [];
    public IReadOnlyList<string> Kinds { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }
    public int Months { get; private set; }
    public string? From { get; private set; }
    public string? To { get; private set; }

    /// <summary>The filter, for the address of the file.</summary>
    public Dictionary<string, string> Query => new Dictionary<string, string?> { ["q"] = Filter.Words, ["action"] = Filter.Action, ["kind"] = Filter.Kind, ["from"] = From, ["to"] = To }
        .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Read();
        Months = (await documents.GetAsync<AccountRetention>(cancellationToken)).AuditMonths;
        (Actions, Kinds) = await reader.ChoicesAsync(cancellationToken);
        Total = await reader.Find(Filter).CountAsync(cancellationToken);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), Pages);
        Rows = await reader.Find(Filter).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
    }

    /// <summary>The same as a table. What a spreadsheet would take for a formula is defused.</summary>
    public async Task<IActionResult> OnPostCsvAsync(CancellationToken cancellationToken)
    {
        Read();
        string[] heads = [T["When"], T["Who"], T["From where"], T["What"], T["Kind of thing"], T["To what"], T["Reason"], T["Before"], T["After"]];
        var rows = reader.Find(Filter).Take(MostInFile).AsAsyncEnumerable().Select(row => (IEnumerable<string?>)
            [row.CreatedUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), row.ActorName, row.Address, words.NameOf(row.Action), words.KindOf(row.ObjectKind), words.TitleOf(row), row.Reason, row.Before, row.After]);
        var file = await CsvTable.WriteAsync(rows.Prepend(heads), ';', cancellationToken);
        audit.Record(new("AuditTrailExported", "AuditTrail", "csv", T["Audit trail"]) { After = Query.ToDictionary(pair => pair.Key, pair => (string?)pair.Value) }, User);
        await data.SaveChangesAsync(cancellationToken);
        return File(file, CsvTable.ContentType, $"journal-{time.GetUtcNow():yyyy-MM-dd}.csv");
    }

    /// <summary>Both states, by name.</summary>
    public static IEnumerable<(string Name, string? Before, string? After)> Changes(AuditRow row)
    {
        var (before, after) = (Values(row.Before), Values(row.After));
        return before.Keys.Union(after.Keys).Select(name => (name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)));
    }

    private static Dictionary<string, string?> Values(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];

    private void Read()
    {
        (From, To) = (Day(Request.Query["from"]), Day(Request.Query["to"]));
        Filter = new(
            PageNumber.Words(Request.Query["q"]), PageNumber.Words(Request.Query["action"]), PageNumber.Words(Request.Query["kind"]), Start(From, 0), Start(To, 1));
    }

    private static string? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    // Midnight in Calais.
    private static DateTime? Start(string? day, int later)
    {
        if (day is null || DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) is not { Year: > 1 and < 9999 } date)
            return null;
        return TimeZoneInfo.ConvertTimeToUtc(date.AddDays(later).ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    }
}
