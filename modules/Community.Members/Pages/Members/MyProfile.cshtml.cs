using System.Globalization;
using System.Net.Mail;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Members.Follows;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>Where a member writes their profile, says who sees what, and hides it.</summary>
[Authorize]
internal sealed class MyProfileModel(
    ProfileStore profiles, FollowStore follows, TermLists terms, IContentReader reader, IMediaLibrary media, ICommunityData data, Guardians guardians, GuardianLimit limit, IUserDirectory users,
    IStringLocalizer<Strings> T) : PageModel
{
    private const int MostOrganisations = 500;

    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    public ProfileRow? Row { get; private set; }
    public IReadOnlyList<TermInfo> Skills { get; private set; } = [];
    public IReadOnlyList<TermInfo> Sectors { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Organisations { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Places { get; private set; } = new Dictionary<string, string>();
    public DateTime Now => profiles.Now;

    /// <summary>Steps that are done, and the names of those that are not.</summary>
    public (int Done, int All, IReadOnlyList<string> Missing) Progress { get; private set; }

    private string Me => User.Id()!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Row is null)
            Input = new() { Name = User.Identity?.Name, Visible = nameof(Level.Everyone), Languages = ["fr"] };
        else
            Input = ProfileInput.Of(Row, Skills, Row.Text.Organisation is { } id ? Organisations.GetValueOrDefault(id) : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var before = Row?.Text ?? new();
        var text = Input.Read(before, Skills, Sectors, Organisations, [.. Places.Keys], ModelState, T);
        var visible = ProfileInput.LevelOf(Input.Visible) ?? Row?.Audience ?? Level.Everyone;
        var (fifteenOn, guardian) = await ReadAgeAsync(cancellationToken);
        if (Row is not null && Input.Version != Row.Version)
            ModelState.AddModelError("Input.Name", T["Your profile was changed in another window meanwhile. What you typed is kept here: save again to put it in place of that."]);
        if (ModelState.IsValid && guardian is not null && guardian != Row?.GuardianEmail && !limit.Allows(Me))
            ModelState.AddModelError("Input.GuardianEmail", T["We have written to several addresses for you today. Try again tomorrow."]);
        string? uploaded = null;
        if (ModelState.IsValid && Input.Photo is { Length: > 0 } photo)
            uploaded = await UploadAsync(photo, cancellationToken);
        if (!ModelState.IsValid)
        {
            // The next attempt is based on what is there now.
            ModelState.Remove("Input.Version");
            Input.Version = Row?.Version;
            return Page();
        }
        text = text with { Picture = uploaded ?? (Input.RemovePhoto ? null : before.Picture) };
        var saved = await profiles.ChangeAsync(Me, async row =>
        {
            if (row.Text.Name.Length > 0 && row.Version != Input.Version)
                return false;
            row.Text = text;
            row.Audience = visible;
            row.FifteenOn ??= fifteenOn;
            if (fifteenOn is not null && visible == Level.Everyone)
                row.Audience = Level.Members;
            if (row.IsUnderFifteen(Now) && row.GuardianUtc is null && guardian is not null && guardian != row.GuardianEmail)
            {
                row.GuardianEmail = guardian;
                await guardians.AskAsync(row, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancellationToken);
            }
            await ProposeAsync(text.ProposedSkills, cancellationToken);
            if (row.Slug.Length > 0 && IsNews(before, text) && row.Reach(Now) >= Level.Members)
                await follows.TellProfileAsync(row, cancellationToken);
            return true;
        }, cancellationToken);
        if (!saved)
        {
            ModelState.AddModelError("Input.Name", T["Your profile was changed in another window meanwhile. What you typed is kept here: save again to put it in place of that."]);
            return Page();
        }
        if (before.Picture is { } old && old != text.Picture)
            await media.RemoveAsync(old, cancellationToken);
        TempData["Notice"] = (text.ProposedSkills.Count > 0
            ? T["Your profile is saved. New skills are shown once the house has taken them into its list."]
            : T["Your profile is saved."]).Value;
        return RedirectToPage();
    }

    /// <summary>Hides the profile as a whole, or shows it again, at once.</summary>
    public async Task<IActionResult> OnPostHideAsync(string? visible, CancellationToken cancellationToken)
    {
        if (ProfileInput.LevelOf(visible) is not { } level || await profiles.FindAsync(Me, cancellationToken) is null)
            return RedirectToPage();
        await profiles.ChangeAsync(Me, row =>
        {
            row.Audience = level;
            return Task.FromResult(true);
        }, cancellationToken);
        TempData["Notice"] = (level switch
        {
            Level.Nobody => T["Your profile is hidden: nobody sees it any more."],
            Level.Members => T["Signed-in members see your profile."],
            _ => T["Everybody sees your profile."],
        }).Value;
        return RedirectToPage();
    }

    /// <summary>Whose turn it is to be chosen in a select of audiences.</summary>
    public string AudienceOf(string field) => Input.Audience.GetValueOrDefault(field) ?? ProfileText.Defaults[field].ToString();

    public string NameOf(Level level) => level switch
    {
        Level.Everyone => T["Everyone"],
        Level.Members => T["Members"],
        _ => T["Nobody"],
    };

    // What followers may want to know: not a corrected comma in the long text, and nothing that members do not see.
    private static bool IsNews(ProfileText before, ProfileText after)
    {
        var (old, now) = (before.For(Level.Members), after.For(Level.Members));
        return now.Headline != old.Headline || now.SeeksText != old.SeeksText || now.OffersText != old.OffersText || now.Organisation != old.Organisation
            || now.Skills.Except(old.Skills).Any() || now.Offers.Except(old.Offers).Any() || now.Seeks.Except(old.Seeks).Any();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = await profiles.FindAsync(Me, cancellationToken);
        Skills = await terms.SkillsAsync(cancellationToken);
        Sectors = await terms.SectorsAsync(cancellationToken);
        var organisations = await reader.ListAsync(
            new() { ContentTypes = [OrganisationStore.Type], Order = ContentOrder.Title, PageSize = MostOrganisations }, User, cancellationToken);
        Organisations = organisations.Items.ToDictionary(item => item.ContentItemId, item => item.DisplayText ?? "");
        var places = await reader.ListAsync(new() { ContentTypes = ["Place"], Culture = "fr", Order = ContentOrder.Title, PageSize = 100 }, User, cancellationToken);
        Places = places.Items.ToDictionary(item => item.ContentItemId, item => item.DisplayText ?? "");
        Progress = ProgressOf(Row?.Text ?? new());
    }

    private (int, int, IReadOnlyList<string>) ProgressOf(ProfileText text)
    {
        (bool Done, string Name)[] steps =
        [
            (text.Name.Length > 0, T["your name"]), (text.Headline is not null, T["a headline"]), (text.Picture is not null, T["a picture"]),
            (text.Short is not null, T["a short presentation"]), (text.Commune is not null, T["your commune"]), (text.Skills.Count + text.ProposedSkills.Count > 0, T["your skills"]),
            (text.Offers.Count > 0, T["what you offer"]), (text.Seeks.Count > 0, T["what you look for"]),
        ];
        return (steps.Count(step => step.Done), steps.Length, [.. steps.Where(step => !step.Done).Select(step => step.Name)]);
    }

    private async Task<(DateTime? FifteenOn, string? Guardian)> ReadAgeAsync(CancellationToken cancellationToken)
    {
        // Said once: whoever is under fifteen stays so until the day comes.
        var known = Row is not null;
        var under = Row?.IsUnderFifteen(Now) ?? Input.Fifteen == "no";
        DateTime? day = null;
        if (!known && Input.Fifteen is not ("yes" or "no"))
            ModelState.AddModelError("Input.Fifteen", T["Say whether you are fifteen or older: younger members need a parent’s agreement."]);
        if (!known && under)
        {
            day = ProfileInput.FifteenOn(Input.BirthMonth, Input.BirthYear, Now);
            if (day is null)
                ModelState.AddModelError("Input.BirthYear", T["Choose the month and the year in which you were born."]);
            else if (day <= Now)
                (under, day) = (false, null);
        }
        if (!under || Row?.GuardianUtc is not null)
            return (day, null);
        var guardian = Clean.Line(Input.GuardianEmail);
        if (guardian is null && Row?.GuardianEmail is not null)
            return (day, Row.GuardianEmail);
        if (guardian is null || guardian.Length > ProfileInput.MostMail || !MailAddress.TryCreate(guardian, out var address) || address.Address != guardian)
            ModelState.AddModelError("Input.GuardianEmail", T["Give the e-mail address of a parent or guardian, like name@example.org."]);
        else if (string.Equals(guardian, (await users.GetContactAsync(Me, cancellationToken))?.Email, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError("Input.GuardianEmail", T["This is your own address. Give that of a parent or guardian."]);
        return (day, guardian);
    }

    private async Task<string?> UploadAsync(Microsoft.AspNetCore.Http.IFormFile photo, CancellationToken cancellationToken)
    {
        await using var stream = photo.OpenReadStream();
        // The folder cannot be guessed, so that a picture for members is not found by trying names.
        var result = await media.SaveAsync($"profils/{ContentIds.New()}", "portrait" + Path.GetExtension(photo.FileName), stream, cancellationToken);
        if (result.File is null)
            ModelState.AddModelError("Input.Photo", result.Error ?? T["This picture cannot be read."]);
        else if (!result.File.IsImage)
        {
            await media.RemoveAsync(result.File.Path, cancellationToken);
            ModelState.AddModelError("Input.Photo", T["Choose a picture: JPEG, PNG, WebP or AVIF."]);
        }
        return result.File?.Path;
    }

    private async Task ProposeAsync(IReadOnlyList<string> skills, CancellationToken cancellationToken)
    {
        var wanted = skills.Select(text => (Key: Slugs.Of(text, ProfileInput.MostSkill), Text: text)).ToList();
        var rows = await data.Set<SkillProposalRow>().Where(row => row.UserId == Me).ToListAsync(cancellationToken);
        data.Set<SkillProposalRow>().RemoveRange(rows.Where(row => row.Accepted is null && wanted.TrueForAll(skill => skill.Key != row.Key)));
        foreach (var (key, text) in wanted.Where(skill => rows.TrueForAll(row => row.Key != skill.Key)))
            data.Set<SkillProposalRow>().Add(new() { UserId = Me, Key = key, Text = text, CreatedUtc = Now });
    }
}
