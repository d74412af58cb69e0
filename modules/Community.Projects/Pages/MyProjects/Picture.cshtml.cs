using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>The poster's picture; without one the project has its rosette.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class PictureModel(ProjectDesk desk, IMediaLibrary media, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Alt { get; set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Alt = Project.Picture.MediaTexts.FirstOrDefault();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var alt = ProjectWords.Line(Alt);
        if (!Check(nameof(Alt), alt, ProjectItem.LongestLine))
            return Page();
        if (Upload is { } upload && await UploadAsync(media, upload, nameof(Upload), picture: true) is { } file)
            Project.Picture = new MediaField { Paths = [file.Path], MediaTexts = [alt] };
        else if (Project.Picture.Paths.Length > 0)
            Project.Picture = new MediaField { Paths = Project.Picture.Paths, MediaTexts = [alt] };
        return await KeepAsync("Story");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Project.Picture = new MediaField();
        return await KeepAsync("Picture");
    }
}
