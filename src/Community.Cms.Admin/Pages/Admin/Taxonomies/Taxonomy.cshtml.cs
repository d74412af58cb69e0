using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Trees;
using Community.Cms.Content;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Taxonomies;

/// <summary>One taxonomy as a tree.</summary>
[Authorize(CommonPermissions.ManageTaxonomies)]
internal sealed class TaxonomyModel(TreeDesk desk, TermTraffic traffic, SideMenu menu, IContentDefinitionManager definitions, IStringLocalizer<Strings> localizer) : TreePage(desk, localizer)
{
    public const int Levels = 5;
    private const int Longest = 80;

    public TreeView View { get; private set; } = null!;
    public string? Words { get; private set; }
    public string? Proposals { get; private set; }
    public string TypedTitle { get; private set; } = "";
    public string TypedEnglish { get; private set; } = "";
    public string? Under { get; private set; }
    /// <summary>Whether terms have an English name.</summary>
    public bool HasEnglish { get; private set; }
    public string TermType => Item.As<TaxonomyPart>()?.TermContentType ?? "Topic";

    protected override string Type => "Taxonomy";
    protected override int Deepest => Levels;

    public async Task<IActionResult> OnGetAsync(string id, string? q) => await ReadAsync(id, q) ? await ShowAsync() : NotFound();

    public Task<IActionResult> OnPostMoveAsync(string id) => MoveAsync(id, Url.Page("/Admin/Taxonomies/Taxonomy", new { id })!, Request.Form["BasedOn"]);

    public async Task<IActionResult> OnPostAsync(string id, string? title, string? titleEn, string? under)
    {
        if (!await ReadAsync(id, null))
            return NotFound();
        (TypedTitle, TypedEnglish, Under) = (PageNumber.Words(title) ?? "", PageNumber.Words(titleEn) ?? "", string.IsNullOrEmpty(under) ? null : under);
        if (TypedTitle.Length == 0)
            ModelState.AddModelError("title", T["Give it a name."]);
        foreach (var (name, text) in new[] { ("title", TypedTitle), ("titleEn", TypedEnglish) })
            if (text.Length > Longest)
                ModelState.AddModelError(name, T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, Longest]);
        if (!ModelState.IsValid)
            return await ShowAsync();
        var term = new JsonObject { ["ContentItemId"] = ContentIds.New(), ["ContentType"] = TermType, ["DisplayText"] = TypedTitle, [nameof(TitlePart)] = new JsonObject { ["Title"] = TypedTitle } };
        if (TypedEnglish.Length > 0)
            term[TermType] = new JsonObject { ["TitleEn"] = new JsonObject { ["Text"] = TypedEnglish } };
        var refused = await ChangeAsync(
            id, null,
            item =>
            {
                var forest = ForestOf(item);
                return Twin(forest.Below(Under), TypedTitle, null) ?? Say(forest.Add((JsonObject)term.DeepClone(), Under));
            },
            item => Entry(item, "TermAdded", TypedTitle, null, TypedTitle));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is added.", TypedTitle].Value;
        TempData["Moved"] = $"{term.Text("ContentItemId")}|place";
        return Redirect(Url.Page("/Admin/Taxonomies/Taxonomy", new { id }) + $"#t-{term.Text("ContentItemId")}");
    }

    /// <summary>Refuses a second term of one name in one place: nobody could tell them apart.</summary>
    private string? Twin(IEnumerable<TreeNode> siblings, string title, string? but) =>
        siblings.Any(other => other.Id != but && ContentMapping.Fold(other.Title) == ContentMapping.Fold(title)) ? T["There is a term of this name already in this place."].Value : null;

    protected override async Task PrepareAsync()
    {
        var nodes = Forest.All().ToList();
        var counts = await traffic.CountsAsync(nodes.Select(node => node.Id), Stop);
        View = new(
            Forest, node => Url.Page("/Admin/Taxonomies/Term", new { id = Item.ContentItemId, term = node.Id })!,
            node => counts.TryGetValue(node.Id, out var count) ? T["· on {0} contents", Opale(count)].Value : null, Moved, Shown(nodes));
        HasEnglish = (await definitions.GetAsync(Stop)).FindType(TermType)?.FindPart(TermType)?.Part.Fields.Any(field => field.Name == "TitleEn") == true;
        Proposals = traffic.ProposalsFor(Item.As<AliasPart>()?.Alias) is { } address && menu.For(User).Any(link => link.Url == address) ? address : null;
    }

    private static string Opale(int count) => Community.Theme.Opale.Formats.Number(count);

    // What is found, with what stands above it.
    private HashSet<string>? Shown(IReadOnlyList<TreeNode> nodes)
    {
        if (Words is null)
            return null;
        var words = ListWords.Of(Words);
        var byId = nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id);
        HashSet<string> shown = [];
        foreach (var found in nodes.Where(node => words.All(word => ContentMapping.Fold(node.Title).Contains(word, StringComparison.Ordinal))))
            for (var node = found; node is not null; node = node.ParentId is null ? null : byId.GetValueOrDefault(node.ParentId))
                shown.Add(node.Id);
        return shown;
    }

    private async Task<bool> ReadAsync(string id, string? words)
    {
        Words = PageNumber.Words(words);
        return await FindAsync(id);
    }
}
