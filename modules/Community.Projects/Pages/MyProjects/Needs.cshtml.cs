using Community.Abstractions.Content;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>What the project looks for.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class NeedsModel(ProjectDesk desk, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var text = ProjectWords.Line(Text);
        if (Kind is null || !ProjectWords.NeedKinds.Contains(Kind))
            ModelState.AddModelError(nameof(Kind), T["Choose what kind of help you look for."]);
        Check(nameof(Text), text, ProjectItem.LongestLine, T["Say what you need, so that people know whether they can help."]);
        if (Project.Needs.Count >= ProjectItem.MostNeeds)
            ModelState.AddModelError("", T["A project looks for {0} things at most: remove what matters least.", ProjectItem.MostNeeds]);
        if (!ModelState.IsValid)
            return Page();
        Project.SetNeeds([.. Project.Needs, new ProjectNeed(ContentIds.New(), Kind!, text, true)]);
        return await KeepAsync("Needs");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, string? need)
    {
        if (!await LoadAsync(id) || Project.Needs.All(known => known.Id != need))
            return NotFound();
        Project.SetNeeds(Project.Needs.Where(known => known.Id != need));
        return await KeepAsync("Needs");
    }

    /// <summary>That a need is met is true at once: nobody has to approve it.</summary>
    public async Task<IActionResult> OnPostMetAsync(string id, string? need, bool met, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id) || Project.Needs.All(known => known.Id != need))
            return NotFound();
        await Desk.ChangeAsync(id, User, project => project.SetNeeds(project.Needs.Select(known => known.Id == need ? known with { Open = !met } : known)), cancellationToken);
        await Desk.CatchUpAsync(cancellationToken);
        return RedirectTo("Needs");
    }
}
