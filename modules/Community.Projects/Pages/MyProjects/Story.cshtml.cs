using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>The story, step by step: one step is written at a time.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class StoryModel(ProjectDesk desk, IMediaLibrary media, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    /// <summary>The step being written; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "etape")]
    public string? StepId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Alt { get; set; }

    public ProjectStep? Step { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await LoadAsync(id) || !Find())
            return NotFound();
        (Title, Text) = (Step?.Title, Step?.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await LoadAsync(id) || !Find())
            return NotFound();
        var title = ProjectWords.Line(Title);
        var text = ProjectWords.Lines(Text);
        var alt = ProjectWords.Line(Alt);
        Check(nameof(Title), title, ProjectItem.LongestTitle, T["Give the step a title, such as “The first model”."]);
        Check(nameof(Text), text, ProjectItem.LongestText);
        Check(nameof(Alt), alt, ProjectItem.LongestLine);
        if (Step is null && Project.Steps.Count >= ProjectItem.MostSteps)
            ModelState.AddModelError("", T["A story has {0} steps at most. Bring two of them together.", ProjectItem.MostSteps]);
        if (!ModelState.IsValid)
            return Page();
        var pictures = Step?.Pictures ?? new MediaField();
        if (Upload is not null && pictures.Paths.Length >= ProjectItem.MostPictures)
            ModelState.AddModelError(nameof(Upload), T["A step has {0} pictures at most: remove one first.", ProjectItem.MostPictures]);
        else if (Upload is { } upload && await UploadAsync(media, upload, nameof(Upload), picture: true) is { } file)
            pictures = new MediaField { Paths = [.. pictures.Paths, file.Path], MediaTexts = [.. Texts(pictures), alt] };
        var kept = new ProjectStep(Step?.Id ?? ContentIds.New(), title, text, pictures);
        Project.SetSteps(Step is null ? [.. Project.Steps, kept] : Project.Steps.Select(step => step.Id == kept.Id ? kept : step));
        return await KeepAsync("Story");
    }

    public Task<IActionResult> OnPostRemoveAsync(string id) => ChangeAsync(id, steps => steps.RemoveAll(step => step.Id == StepId));

    public Task<IActionResult> OnPostUpAsync(string id) => ChangeAsync(id, steps =>
    {
        if (steps.FindIndex(step => step.Id == StepId) is > 0 and var at)
            (steps[at - 1], steps[at]) = (steps[at], steps[at - 1]);
    });

    public Task<IActionResult> OnPostRemovePictureAsync(string id, string? path) => ChangeAsync(id, steps =>
    {
        var at = steps.FindIndex(step => step.Id == StepId);
        var kept = steps[at].Pictures.Paths.Zip(Texts(steps[at].Pictures)).Where(picture => picture.First != path).ToList();
        steps[at] = steps[at] with { Pictures = new MediaField { Paths = [.. kept.Select(picture => picture.First)], MediaTexts = [.. kept.Select(picture => picture.Second)] } };
    });

    private static IEnumerable<string> Texts(MediaField pictures) => pictures.Paths.Select((_, i) => pictures.MediaTexts.ElementAtOrDefault(i) ?? "");

    private bool Find()
    {
        Step = string.IsNullOrEmpty(StepId) ? null : Project.Steps.FirstOrDefault(step => step.Id == StepId);
        return Step is not null || string.IsNullOrEmpty(StepId);
    }

    private async Task<IActionResult> ChangeAsync(string id, Action<List<ProjectStep>> change)
    {
        if (!await LoadAsync(id) || !Find() || Step is null)
            return NotFound();
        List<ProjectStep> steps = [.. Project.Steps];
        change(steps);
        Project.SetSteps(steps);
        return await KeepAsync("Story");
    }
}
