using System.Security.Claims;
using Community.Abstractions.Content;

namespace Community.Cms.Admin.Help;

/// <summary>A step of the tour.</summary>
/// <param name="Id">The same in both languages.</param>
/// <param name="Title">What to do.</param>
/// <param name="Text">How.</param>
/// <param name="Address">Where, app-relative; null when it happens nowhere in particular.</param>
internal sealed record TourStop(string Id, string Title, string Text, string? Address);

/// <summary>The guide and the tour: contents of the house, in the reader's language where there is a translation.</summary>
internal sealed class GuideBook(IContentReader reader)
{
    public const string PageType = "GuidePage", StepType = "TourStep";

    /// <summary>Every page of the guide, by title.</summary>
    public Task<IReadOnlyList<ContentItem>> PagesAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => AllAsync(PageType, user, cancellationToken);

    /// <summary>A page by its name (see <see cref="Abstractions.Navigation.PageHelp"/>) or id; null when there is none.</summary>
    public async Task<ContentItem?> FindAsync(string name, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var found = ContentIds.IsValid(name) ? await reader.GetAsync(name, user, cancellationToken) : await reader.FindByAliasAsync("guide-" + name, user, cancellationToken);
        if (found?.ContentType != PageType)
            return null;
        return (await PagesAsync(user, cancellationToken)).FirstOrDefault(page => KeyOf(page) == KeyOf(found)) ?? found;
    }

    /// <summary>The steps of the tour, in order.</summary>
    public async Task<IReadOnlyList<TourStop>> TourAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        [.. (await AllAsync(StepType, user, cancellationToken))
            .OrderBy(step => step.GetField<NumericField>(StepType, "Order")?.Value ?? decimal.MaxValue).ThenBy(step => step.DisplayText, StringComparer.CurrentCulture)
            .Select(step => new TourStop(KeyOf(step), step.DisplayText ?? "", step.GetField<TextField>(StepType, "Text")?.Text ?? "",
                step.GetField<TextField>(StepType, "Address")?.Text is { Length: > 0 } address && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) ? "~" + address : null))];

    private async Task<IReadOnlyList<ContentItem>> AllAsync(string type, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await reader.ListAsync(new()
        {
            ContentTypes = [type],
            Culture = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Order = ContentOrder.Title,
            PageSize = 500,
        }, user, cancellationToken)).Items;

    private static string KeyOf(ContentItem item) => item.As<LocalizationPart>()?.LocalizationSet is { Length: > 0 } set ? set : item.ContentItemId;
}
