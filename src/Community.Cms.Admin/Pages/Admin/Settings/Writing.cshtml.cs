using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Editing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>What the house asks of a text before it is published.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class WritingModel(ISiteDocuments documents, IStringLocalizer<Strings> localizer) : SettingsPage(documents, localizer)
{
    [BindProperty]
    public List<string> Blocking { get; set; } = [];

    public IReadOnlyList<(string Kind, string Name, string Meaning)> Kinds => [.. HintKinds.MayBlock.Select(kind => kind switch
    {
        HintKinds.AlternativeText => (kind, T["Pictures have words"].Value, T["for people who do not see them"].Value),
        HintKinds.Headings => (kind, T["Headings follow each other"].Value, T["no level is skipped, none is empty"].Value),
        HintKinds.LinkTexts => (kind, T["Links say where they lead"].Value, T["not “click here”, not a bare address"].Value),
        HintKinds.Contrast => (kind, T["Colours can be told apart"].Value, T["4.5 to 1 at least"].Value),
        _ => (kind, T["Tables have headings"].Value, T["for people who hear them"].Value),
    })];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rules = await Documents.GetAsync<WritingRules>(cancellationToken);
        (Blocking, BasedOn) = (rules.Blocking, VersionOf(rules));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // What is no kind was never on the page: it is left out without a word.
        List<string> chosen = [.. HintKinds.MayBlock.Where(Blocking.Contains)];
        return await SaveAsync<WritingRules>(rules => rules.Blocking = chosen, Lines, cancellationToken) ? Saved() : Page();
    }

    private IEnumerable<(string, string)> Lines(WritingRules rules) =>
        [(T["Needed to publish"], rules.Blocking.Count == 0 ? T["Nothing"] : string.Join(", ", Kinds.Where(kind => rules.Blocking.Contains(kind.Kind)).Select(kind => kind.Name)))];
}
