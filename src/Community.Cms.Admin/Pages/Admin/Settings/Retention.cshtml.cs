using System.Globalization;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>All periods of the house, the engine's and the modules'.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class RetentionModel(ISiteDocuments documents, IEnumerable<IRetentionSource> sources, IStringLocalizer<Strings> localizer) : SettingsPage(documents, localizer)
{
    private readonly List<(IRetentionSource Source, IReadOnlyList<RetentionPeriod> Periods)> _known = [];

    public IEnumerable<RetentionPeriod> Periods => _known.SelectMany(one => one.Periods);

    /// <summary>What stands in the field of a period: what was typed, or what is stored.</summary>
    public string Typed(RetentionPeriod period) =>
        Request.HasFormContentType && Request.Form.TryGetValue(period.Name, out var typed) ? typed.ToString() : period.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is wrong with it.</summary>
    public string? ErrorOf(RetentionPeriod period) =>
        ModelState.TryGetValue(period.Name, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => BasedOn = await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(cancellationToken);
        var typed = Periods.Where(period => period.ConfiguredBy is null).ToDictionary(period => period.Name, period => Number(period.Name, Typed(period), period.Least, period.Most));
        if (!ModelState.IsValid)
            return Page();
        if (stored != BasedOn)
        {
            Refuse(stored, Periods.Select(period => (period.Title, period.Value.ToString(CultureInfo.CurrentCulture))));
            return Page();
        }
        foreach (var (source, periods) in _known)
        {
            var changed = periods.Where(period => typed.TryGetValue(period.Name, out var value) && value != period.Value).ToDictionary(period => period.Name, period => typed[period.Name]);
            if (changed.Count > 0)
                await source.SetAsync(changed, cancellationToken);
        }
        return Saved();
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var source in sources)
            _known.Add((source, await source.GetAsync(cancellationToken)));
        return VersionOf(Periods.Select(period => $"{period.Name}={period.Value}"));
    }
}
