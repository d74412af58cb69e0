using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>A part of the project on the overview.</summary>
internal sealed record OverviewPart(string Page, string Title, string Said, bool Done);

/// <summary>A holder's overview of a project: what is there, what is missing, what to do next.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class OverviewModel(ProjectDesk desk, ICommunityData data, ITaxonomies taxonomies, ProjectWords words, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    public IReadOnlyList<OverviewPart> Parts { get; private set; } = [];
    public int OpenOffers { get; private set; }
    public int OpenTakeOvers { get; private set; }
    public int Team { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostSubmitAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (Project.Pitch.Length == 0)
            ModelState.AddModelError("", T["Write the sentence that says what your project is."]);
        if (Project.Stage.Length == 0)
            ModelState.AddModelError("", T["Say how far your project is."]);
        if (Project.Steps.Count == 0)
            ModelState.AddModelError("", T["Tell at least one step of the story."]);
        if (ModelState.IsValid)
        {
            var result = await Desk.SubmitAsync(Own, User, cancellationToken);
            if (result.Succeeded)
            {
                TempData["Notice"] = T["Your project is with the house’s staff. You will be told when it is on the site, or what to change."].Value;
                return RedirectTo("Overview");
            }
            foreach (var error in result.Errors)
                ModelState.AddModelError("", error.Message);
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, string? confirm, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (confirm != "yes")
        {
            ModelState.AddModelError("", T["Tick the box to say that you really want to remove this project."]);
            await ShowAsync(cancellationToken);
            return Page();
        }
        await data.WriteAsync(async token =>
        {
            await Desk.EraseAsync(id, token);
            return true;
        }, cancellationToken);
        await Desk.CatchUpAsync(cancellationToken);
        TempData["Notice"] = T["The project is removed."].Value;
        return RedirectToPage("/MyProjects/Index");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var id = Own.Row.ContentItemId;
        OpenOffers = await data.Set<OfferRow>().CountAsync(row => row.ProjectId == id && row.State == AnswerState.Asked, cancellationToken);
        OpenTakeOvers = await data.Set<TakeOverRow>().CountAsync(row => row.ProjectId == id && row.State == AnswerState.Asked, cancellationToken);
        Team = await data.Set<TeamRow>().CountAsync(row => row.ProjectId == id && row.State == AnswerState.Accepted, cancellationToken);
        var topics = ProjectWords.TopicsOf(await taxonomies.GetTermsAsync("topics", cancellationToken), Project.Topics).Select(topic => topic.Text);
        string[] where = [words.Stage(Project.Stage), .. topics, Project.Place?.Name ?? ""];
        Parts =
        [
            new("Essentials", T["Name and sentence"], Project.Pitch.Length > 0 ? Project.Pitch : T["The sentence is missing"], Project.Pitch.Length > 0),
            new("Where", T["Stage, topics and place"], Project.Stage.Length > 0 ? string.Join(" · ", where.Where(word => word.Length > 0)) : T["The stage is missing"], Project.Stage.Length > 0),
            new("Picture", T["Picture"], Project.Picture.Paths.Length > 0 ? T["There is one"] : T["None: the rosette is shown"], Project.Picture.Paths.Length > 0),
            new("Story", T["Story"], Project.Steps.Count switch { 0 => T["No step yet"], 1 => T["1 step"], var n => T["{0} steps", n] }, Project.Steps.Count > 0),
            new("Needs", T["What you look for"], Project.Needs.Count == 0 ? T["Nothing yet"] : string.Join(" · ", Project.Needs.Where(need => need.Open).Select(need => need.Text)), Project.Needs.Count > 0),
            new("Links", T["Links and documents"], (Project.Links.Count + Project.Documents.Count + (Project.Video.Length > 0 ? 1 : 0)) switch { 0 => T["Nothing yet"], 1 => T["1 thing"], var n => T["{0} things", n] }, Project.Links.Count + Project.Documents.Count > 0),
            new("Team", T["Team"], Team switch { 0 => T["You alone"], 1 => T["You and one person"], var n => T["You and {0} people", n] }, Team > 0),
        ];
    }
}
