using System.Globalization;
using Community.Abstractions.Accounts;
using Community.Abstractions.Privacy;
using Community.Abstractions.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Privacy;

/// <summary>Which of the staff saw whose personal data, latest first; further back by the time of the last line.</summary>
[Authorize(CommonPermissions.ManagePrivacy)]
internal sealed class AccessListModel(IEnumerable<IAccessLogSource> sources, IUserDirectory people, TimeProvider time) : PageModel
{
    private const int PageSize = 50;
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    public IReadOnlyList<PersonalDataAccess> Lines { get; private set; } = [];
    public string? Person { get; private set; }
    /// <summary>Where the older lines begin, for the address; null when there are none.</summary>
    public string? Older { get; private set; }
    public bool IsFirst { get; private set; }

    /// <summary>The name of an account; null when it is gone.</summary>
    public string? NameOf(string? id) => id is null ? null : names.GetValueOrDefault(id);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Person = Request.Query["personne"].ToString() is { Length: > 0 and <= 100 } id && !id.Contains('\0', StringComparison.Ordinal) ? id : null;
        var before = time.GetUtcNow().UtcDateTime.AddMinutes(1);
        IsFirst = !long.TryParse(Request.Query["avant"], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > before.Ticks;
        if (!IsFirst)
            before = new DateTime(ticks, DateTimeKind.Utc);
        List<PersonalDataAccess> found = [];
        foreach (var source in sources)
            found.AddRange(await source.FindAsync(before, Person, PageSize + 1, cancellationToken));
        var newest = found.OrderByDescending(line => line.AtUtc).ToList();
        Lines = [.. newest.Take(PageSize)];
        if (newest.Count > PageSize)
            Older = Lines[^1].AtUtc.Ticks.ToString(CultureInfo.InvariantCulture);
        var ids = Lines.SelectMany(line => new[] { line.ReaderId, line.SubjectId }).Append(Person).OfType<string>().Distinct();
        names = (await people.FindAsync(ids, cancellationToken)).ToDictionary(one => one.Id, one => one.DisplayName);
    }
}
