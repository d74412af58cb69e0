using System.Globalization;
using Community.Abstractions.Accounts;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Cms.Admin.Media;
using Community.Cms.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Media;

/// <summary>One file: what it is, what is said of it, what of it is shown, where.</summary>
[Authorize(CommonPermissions.ManageMedia)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxFormBytes)]
internal sealed class FileModel(
    MediaLibrary library, MediaDesk desk, MediaUses uses, MediaAddresses addresses, MediaSizes sizes, MediaOptions options, IUserDirectory people, IAntiforgery antiforgery, IStringLocalizer<Strings> T) : PageModel
{
    private const long MaxFormBytes = 1024L * 1024 * 1024;
    private const int PreviewWidth = 960;

    public MediaFileRow Stored { get; private set; } = null!;

    [BindProperty]
    public DescriptionInput Text { get; set; } = new();

    [BindProperty]
    public CropInput Crop { get; set; } = new();

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Folder { get; set; }

    public string Heading => Stored.Title ?? Path.GetFileName(Stored.Path);
    public MediaImage? Image { get; private set; }
    public string? Whole { get; private set; }
    public string Address { get; private set; } = "";
    public string? Uploader { get; private set; }
    public IReadOnlyList<MediaFolder> Folders { get; private set; } = [];
    public IReadOnlyList<MediaUse> Uses { get; private set; } = [];
    public DateOnly Today => desk.Today;
    public DateOnly ExpiringFrom => desk.ExpiringFrom;
    public long MaxBytes => options.MaxBytes;
    public long MaxLargeBytes => options.MaxLargeBytes;
    public string Token { get; private set; } = "";

    /// <summary>Where the file is when the address is an old one.</summary>
    private bool IsMoved(string? path) => Stored.Path != path;

    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        if (IsMoved(path))
            return Redirect(Url.Content(MediaAddress.Of(Stored.Path)));
        // Sent in pieces: no form brought the person here.
        if (Request.Query["replaced"] == "1")
            TempData["Notice"] = Replaced;
        await ShowAsync(cancellationToken);
        (Text, Crop) = (DescriptionInput.Of(MediaDescription.Of(Stored)), CropInput.Of(MediaCrop.Of(Stored)));
        return Page();
    }

    /// <summary>The picture without its crop, to choose another one.</summary>
    public async Task<IActionResult> OnGetWholeAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken) || !MediaAddresses.CanResize(Stored))
            return NotFound();
        var whole = Stored.At(Stored.Path);
        MediaCrop.None.Apply(whole);
        return await sizes.GetAsync(whole, PreviewWidth, ImageFormat.WebP, cancellationToken) is { } file ? PhysicalFile(file, ImageFormat.WebP.ContentType) : NotFound();
    }

    public async Task<IActionResult> OnPostDescribeAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        ModelState.Clear();
        var description = Read();
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken, text: true);
        await desk.DescribeAsync(Stored.Path, description, cancellationToken);
        TempData["Notice"] = T["Saved. Pages show it from now on."].Value;
        return Back();
    }

    public async Task<IActionResult> OnPostCropAsync(string? path, string? reset, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken) || !MediaAddresses.CanResize(Stored))
            return NotFound();
        ModelState.Clear();
        var crop = reset is null ? Crop.Read(Percent) : MediaCrop.None;
        if (ModelState.IsValid && !crop.IsValid)
            ModelState.AddModelError("Crop.Right", T["At least {0} % of the width and of the height must be left.", MediaCrop.LeastLeft]);
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken, text: false);
        await desk.CropAsync(Stored.Path, crop, cancellationToken);
        TempData["Notice"] = reset is null ? T["Saved. Pages show it from now on."].Value : T["The whole picture is shown again."].Value;
        return Back();
    }

    public async Task<IActionResult> OnPostMoveAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        ModelState.Clear();
        var known = await desk.FoldersAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 80)
            ModelState.AddModelError(nameof(Name), T["Write a name of {0} characters at most.", 80]);
        if (Folder is { Length: > 0 } && known.All(folder => folder.Path != Folder))
            ModelState.AddModelError(nameof(Folder), T["Choose the folder to move to."]);
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken, text: null);
        if (await desk.RenameAsync(Stored.Path, Folder ?? "", Name!, cancellationToken) is not { } moved)
            return NotFound();
        TempData["Notice"] = moved == Stored.Path ? T["Nothing to change: it has this name already."].Value : T["Moved. The former address leads to the new one."].Value;
        return Redirect(Url.Content(MediaAddress.Of(moved)));
    }

    public async Task<IActionResult> OnPostReplaceAsync(string? path, IFormFile? replacement, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        ModelState.Clear();
        if (replacement is null)
        {
            ModelState.AddModelError("replacement", T["Choose a file first."]);
            return await AgainAsync(cancellationToken, text: null);
        }
        await using var content = replacement.OpenReadStream();
        if (await desk.ReplaceAsync(Stored.Path, content, cancellationToken: cancellationToken) is { } error)
        {
            ModelState.AddModelError("replacement", T["{0}: {1}", Path.GetFileName(replacement.FileName), error]);
            return await AgainAsync(cancellationToken, text: null);
        }
        TempData["Notice"] = Replaced;
        return Back();
    }

    private string Replaced => T["Replaced: the same address shows the new file. Check that the description and what is shown of it still fit."].Value;

    private RedirectResult Back() => Redirect(Url.Content(MediaAddress.Of(Stored.Path)));

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken, bool? text)
    {
        await ShowAsync(cancellationToken);
        // What was typed stays in its own form; the others show what is stored.
        if (text != true)
            Text = DescriptionInput.Of(MediaDescription.Of(Stored));
        if (text != false)
            Crop = CropInput.Of(MediaCrop.Of(Stored));
        return Page();
    }

    private async Task<bool> FindAsync(string? path, CancellationToken cancellationToken)
    {
        if (await library.FindRowAsync(path, cancellationToken) is not { } row)
            return false;
        Stored = row;
        return true;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Image = Stored.Width > 0 ? addresses.ImageOf(Stored) : null;
        Whole = !MediaAddresses.CanResize(Stored) ? null
            : Stored.IsCropped ? Url.Content($"~/admin/medias/fichier?handler=Whole&path={Uri.EscapeDataString(Stored.Path)}") : Image!.Url;
        Address = addresses.UrlOf(Stored.Path);
        Token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;
        Folders = await desk.FoldersAsync(cancellationToken);
        Uses = await uses.OfAsync(Stored.Path, cancellationToken);
        Name ??= Path.GetFileNameWithoutExtension(Stored.Path);
        Folder ??= MediaPaths.FolderOf(Stored.Path);
        if (Stored.UploaderId is { } id)
            Uploader = (await people.FindAsync([id], cancellationToken)).Select(person => person.DisplayName).FirstOrDefault();
    }

    private MediaDescription Read()
    {
        void Limit(string field, string? text, int most)
        {
            if (text?.Trim().Length > most)
                ModelState.AddModelError("Text." + field, T["{0} characters at most, {1} given.", most, text.Trim().Length]);
        }
        Limit(nameof(Text.Title), Text.Title, MediaDescription.MaxTitle);
        Limit(nameof(Text.Credit), Text.Credit, MediaDescription.MaxTitle);
        Limit(nameof(Text.AltFr), Text.AltFr, MediaDescription.MaxText);
        Limit(nameof(Text.AltEn), Text.AltEn, MediaDescription.MaxText);
        Limit(nameof(Text.Licence), Text.Licence, MediaDescription.MaxTitle);
        Limit(nameof(Text.RightsHolder), Text.RightsHolder, MediaDescription.MaxTitle);
        Limit(nameof(Text.Consent), Text.Consent, MediaDescription.MaxText);
        if (Stored.Width > 0 && !Text.Decorative && string.IsNullOrWhiteSpace(Text.AltFr) && string.IsNullOrWhiteSpace(Text.AltEn))
            ModelState.AddModelError("Text.AltFr", T["Say what the picture shows, or check that it only decorates."]);
        if (Text.Decorative && !(string.IsNullOrWhiteSpace(Text.AltFr) && string.IsNullOrWhiteSpace(Text.AltEn)))
            ModelState.AddModelError("Text.Decorative", T["A picture that only decorates has no description: empty the texts, or take this mark away."]);
        DateOnly? expires = null;
        if (!string.IsNullOrWhiteSpace(Text.ExpiresOn))
        {
            if (DateOnly.TryParseExact(Text.ExpiresOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200)
                expires = day;
            else
                ModelState.AddModelError("Text.ExpiresOn", T["Write the day as year-month-day, such as 2027-01-31."]);
        }
        return new()
        {
            Title = Text.Title, Credit = Text.Credit, AltFr = Text.AltFr, AltEn = Text.AltEn, Decorative = Text.Decorative,
            Licence = Text.Licence, RightsHolder = Text.RightsHolder, Consent = Text.Consent, ExpiresOn = expires,
        };
    }

    private int Percent(string field, string? text)
    {
        if (int.TryParse(text?.Trim().TrimEnd('%').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100)
            return number;
        ModelState.AddModelError("Crop." + field, T["Write a number between {0} and {1}.", 0, 100]);
        return 0;
    }

    /// <summary>The description as typed.</summary>
    internal sealed class DescriptionInput
    {
        public string? Title { get; set; }
        public string? Credit { get; set; }
        public string? AltFr { get; set; }
        public string? AltEn { get; set; }
        public bool Decorative { get; set; }
        public string? Licence { get; set; }
        public string? RightsHolder { get; set; }
        public string? Consent { get; set; }
        public string? ExpiresOn { get; set; }

        public static DescriptionInput Of(MediaDescription from) => new()
        {
            Title = from.Title, Credit = from.Credit, AltFr = from.AltFr, AltEn = from.AltEn, Decorative = from.Decorative,
            Licence = from.Licence, RightsHolder = from.RightsHolder, Consent = from.Consent, ExpiresOn = from.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The crop as typed.</summary>
    internal sealed class CropInput
    {
        public string? Left { get; set; }
        public string? Top { get; set; }
        public string? Right { get; set; }
        public string? Bottom { get; set; }
        public string? FocusX { get; set; }
        public string? FocusY { get; set; }

        public static CropInput Of(MediaCrop from)
        {
            static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
            return new() { Left = Text(from.Left), Top = Text(from.Top), Right = Text(from.Right), Bottom = Text(from.Bottom), FocusX = Text(from.FocusX), FocusY = Text(from.FocusY) };
        }

        public MediaCrop Read(Func<string, string?, int> percent) => new(
            percent(nameof(Left), Left), percent(nameof(Top), Top), percent(nameof(Right), Right), percent(nameof(Bottom), Bottom), percent(nameof(FocusX), FocusX), percent(nameof(FocusY), FocusY));
    }
}
