using Community.Abstractions.Accounts;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Abstractions.Mail;
using Community.Abstractions.Media;
using Community.Members.Contracts;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>Where a member adds an organisation, and those who look after it change it and ask others to help.</summary>
[Authorize]
internal sealed class EditOrganisationModel(
    IContentManager contents, ICommunityData data, OrganisationStore organisations, IMemberProfiles profiles, ProfileStore store, TermLists terms, IMediaLibrary media,
    IUserDirectory users, IMailOutbox outbox, MailLinks links, IChangeFeed feed, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public const int MostName = 100, MostSummary = 300, MostText = 6000, MostManaged = 10, MostManagers = 20;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public string? Commune { get; set; }
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Website { get; set; }
    [BindProperty] public List<string?> Sectors { get; set; } = [];
    [BindProperty] public IFormFile? Logo { get; set; }
    [BindProperty] public string? Version { get; set; }

    public ContentItem? Item { get; private set; }
    public IReadOnlyList<TermInfo> AllSectors { get; private set; } = [];
    public IReadOnlyList<(string UserId, string Name, bool Accepted)> Managers { get; private set; } = [];

    private string Me => User.Id()!;

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken))
            return NotFound();
        if (Item is not null)
        {
            string? Text(string field) => Item.GetField<TextField>(field)?.Text;
            (Name, Kind, Summary, Words, Number, Version) = (Item.DisplayText, Text("Kind"), Text("Summary"), Text("Text"), Text("Siret"), Item.ContentItemVersionId);
            Commune = Communes.Find(Text("Commune"))?.Name;
            Website = Item.GetField<LinkField>("Website")?.Url;
            Sectors = [.. Item.GetField<TaxonomyField>("Sectors")?.TermContentItemIds ?? []];
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken))
            return NotFound();
        var item = Item?.Clone() ?? await contents.NewAsync(OrganisationStore.Type, cancellationToken);
        Read(item);
        if (Item is null && await data.Set<OrganisationManagerRow>().CountAsync(row => row.UserId == Me, cancellationToken) >= MostManaged)
            ModelState.AddModelError(nameof(Name), T["You look after {0} organisations already, which is the most.", MostManaged]);
        if (ModelState.IsValid && Logo is { Length: > 0 })
            await UploadAsync(item, cancellationToken);
        if (!ModelState.IsValid)
            return Page();
        var withheld = item.GetField<BooleanField>("Withheld")?.Value == true;
        var result = await data.WriteAsync(async token =>
        {
            var saved = withheld
                ? await contents.SaveDraftAsync(item, Version, People.TheModule, token)
                : await contents.SaveAndPublishAsync(item, Item is null ? null : Version, People.TheModule, token);
            if (saved.Succeeded && Item is null)
                data.Set<OrganisationManagerRow>().Add(new() { OrganisationId = saved.Item!.ContentItemId, UserId = Me, Accepted = true, SinceUtc = time.GetUtcNow().UtcDateTime });
            return saved;
        }, cancellationToken);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(nameof(Name), result.Conflict is not null
                ? T["A colleague has changed this page meanwhile. What you typed is kept here: save again to put it in place of theirs."]
                : string.Join(' ', result.Errors.Select(error => error.Message)));
            ModelState.Remove(nameof(Version));
            Version = result.Conflict?.ContentItemVersionId ?? Version;
            return Page();
        }
        // The list of organisations shows it when the person goes there.
        await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), TimeSpan.FromSeconds(2), cancellationToken);
        TempData["Notice"] = T["The page is saved."].Value;
        return withheld ? RedirectToPage(new { slug }) : RedirectToPage("/Members/Organisation", new { slug = OrganisationStore.SlugOf(result.Item!) });
    }

    /// <summary>Asks somebody to look after the page too; they have to say yes.</summary>
    public async Task<IActionResult> OnPostInviteAsync(string? slug, string? who, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken) || Item is null)
            return NotFound();
        var address = Clean.Line(who)?.Split('/')[^1];
        var row = address is { Length: <= 120 } ? await store.FindBySlugAsync(address.ToLowerInvariant(), cancellationToken) : null;
        if (row is null || row.Reach(store.Now) < Level.Members)
        {
            TempData["Notice"] = T["Nobody in the directory has this address. Copy it from their page: it ends like “nadia-leroy”."].Value;
            return RedirectToPage(new { slug });
        }
        if (Managers.Count < MostManagers && Managers.All(manager => manager.UserId != row.UserId))
        {
            data.Set<OrganisationManagerRow>().Add(new() { OrganisationId = Item.ContentItemId, UserId = row.UserId, SinceUtc = time.GetUtcNow().UtcDateTime });
            await TellAsync(row.UserId, slug!, cancellationToken);
            await data.SaveChangesAsync(cancellationToken);
        }
        TempData["Notice"] = T["{0} was asked, and has to say yes.", row.Text.Name].Value;
        return RedirectToPage(new { slug });
    }

    /// <summary>Takes somebody off; one stays.</summary>
    public async Task<IActionResult> OnPostDismissAsync(string? slug, string? who, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken) || Item is null)
            return NotFound();
        var left = Managers.Count(manager => manager.Accepted && manager.UserId != who);
        if (left > 0 && await data.Set<OrganisationManagerRow>().FindAsync([Item.ContentItemId, who ?? ""], cancellationToken) is { } row)
        {
            data.Set<OrganisationManagerRow>().Remove(row);
            await data.SaveChangesAsync(cancellationToken);
        }
        TempData["Notice"] = (left > 0 ? T["The list is changed."] : T["Somebody has to look after the page: ask another person first."]).Value;
        return who == Me && left > 0 ? RedirectToPage("/Members/Organisation", new { slug }) : RedirectToPage(new { slug });
    }

    private async Task<bool> LoadAsync(string? slug, CancellationToken cancellationToken)
    {
        AllSectors = await terms.SectorsAsync(cancellationToken);
        if (slug is null)
            return true;
        // The person's own organisations first, then the address among them: somebody else's is not there.
        var mine = (await organisations.GetManagedByAsync(Me, cancellationToken)).FirstOrDefault(organisation => organisation.Url == $"~/organisations/{slug}");
        Item = mine is null ? null : await contents.GetAsync(mine.Id, ContentVersion.Latest, cancellationToken);
        if (Item is null)
            return false;
        var rows = await data.Set<OrganisationManagerRow>().AsNoTracking().Where(row => row.OrganisationId == Item.ContentItemId).OrderBy(row => row.SinceUtc).ToListAsync(cancellationToken);
        var people = await profiles.FindAsync(rows.Select(row => row.UserId), User, cancellationToken);
        Managers = [.. rows.Select(row => (row.UserId, people[row.UserId].Name, row.Accepted))];
        return true;
    }

    private void Read(ContentItem item)
    {
        var name = Fits(nameof(Name), Clean.Line(Name), MostName);
        if (name is null)
            ModelState.AddModelError(nameof(Name), T["Give the name of the organisation."]);
        if (!OrganisationKinds.All.Contains(Kind))
            ModelState.AddModelError(nameof(Kind), T["Choose what kind of organisation it is."]);
        var summary = Fits(nameof(Summary), Clean.Line(Summary), MostSummary);
        if (summary is null)
            ModelState.AddModelError(nameof(Summary), T["Say in one sentence what it does."]);
        var words = Fits(nameof(Words), Clean.Text(Words), MostText);
        var siret = Siret.Normalize(Number);
        if (!string.IsNullOrWhiteSpace(Number) && siret is null)
            ModelState.AddModelError(nameof(Number), T["This SIRET number is not right: it has fourteen digits, and the last one checks the others."]);
        var typed = Clean.Line(Commune);
        var commune = Communes.FindByName(typed);
        if (typed is not null && commune is null)
            ModelState.AddModelError(nameof(Commune), T["Choose a commune from the list, or leave this empty."]);
        var site = Clean.Line(Website);
        Uri? url = null;
        if (site is not null && (site.Length > 300 || !Uri.TryCreate(site.Contains("://", StringComparison.Ordinal) ? site : "https://" + site, UriKind.Absolute, out url) || url.Scheme is not ("https" or "http") || !url.Host.Contains('.', StringComparison.Ordinal)))
            ModelState.AddModelError(nameof(Website), T["“{0}” is no web address. Write it like https://example.org/you.", site.Length > 60 ? site[..60] + "…" : site]);
        List<string> sectors = [.. Sectors.OfType<string>().Where(id => AllSectors.Any(term => term.Id == id)).Distinct()];
        if (sectors.Count > ProfileInput.MostSectors)
            ModelState.AddModelError(nameof(Sectors), T["Choose {0} at most.", ProfileInput.MostSectors]);
        item.Apply(new TitlePart { Title = name ?? "" });
        item.Audience = Abstractions.Security.Audiences.Public;
        item.Owner = Item?.Owner ?? Me;
        Field("Kind", new TextField { Text = Kind });
        Field("Summary", new TextField { Text = summary });
        Field("Text", new TextField { Text = words });
        Field("Siret", new TextField { Text = siret });
        Field("Commune", new TextField { Text = commune?.Code });
        Field("Website", new LinkField { Url = url?.AbsoluteUri });
        Field("Sectors", new TaxonomyField { TaxonomyContentItemId = TermLists.SectorsId, TermContentItemIds = [.. sectors] });

        void Field<TField>(string field, TField value) where TField : class => item.ApplyField(OrganisationStore.Type, field, value);
        string? Fits(string field, string? text, int most)
        {
            if (text?.Length > most)
                ModelState.AddModelError(field, T["Shorten this text to {0} characters at most; it has {1}.", most, text.Length]);
            return text;
        }
    }

    private async Task UploadAsync(ContentItem item, CancellationToken cancellationToken)
    {
        await using var stream = Logo!.OpenReadStream();
        var result = await media.SaveAsync($"organisations/{ContentIds.New()}", "logo" + Path.GetExtension(Logo.FileName), stream, cancellationToken);
        if (result.File is { IsImage: true } file)
        {
            item.ApplyField(OrganisationStore.Type, "Logo", new MediaField { Paths = [file.Path] });
            return;
        }
        if (result.File is not null)
            await media.RemoveAsync(result.File.Path, cancellationToken);
        ModelState.AddModelError(nameof(Logo), result.Error ?? T["Choose a picture: JPEG, PNG, WebP or AVIF."]);
    }

    private async Task TellAsync(string userId, string slug, CancellationToken cancellationToken)
    {
        if (await users.GetContactAsync(userId, cancellationToken) is not { } contact)
            return;
        var url = await links.ToAsync($"~/organisations/{slug}", contact.Culture, cancellationToken);
        var site = await links.SiteNameAsync(cancellationToken);
        using var _ = new CultureScope(contact.Culture);
        outbox.Enqueue(new()
        {
            To = contact.Email,
            Culture = contact.Culture,
            Subject = T["{0} – You are asked to look after a page", site],
            Text = T["Hello,\n\nyou are asked to look after the page of “{0}”. Say yes or no there:\n\n{1}", Item!.DisplayText ?? "", url],
            Reason = T["You receive this message because somebody asked you on the site."],
        });
    }
}
