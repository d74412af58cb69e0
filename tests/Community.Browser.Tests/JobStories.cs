using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Cms.Mail;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser.Tests;

/// <summary>A house in which whoever is named employer manages one organisation.</summary>
public sealed class JobsChromium(ChromiumProcess process) : Chromium(process)
{
    internal OneOrganisation Organisations { get; } = new();

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IOrganisations>(Organisations);

    internal sealed class OneOrganisation : IOrganisations
    {
        private readonly Dictionary<string, OrganisationSummary> _of = [];

        public string Add(string manager)
        {
            var id = ContentIds.New();
            lock (_of)
                _of[manager] = new(id, "Dentelle Logiciels", "~/annuaire/" + id, null, "62193", "73282932000074", false);
            return id;
        }

        public Task<IReadOnlyDictionary<string, OrganisationSummary>> FindAsync(IEnumerable<string> organisationIds, CancellationToken cancellationToken = default)
        {
            lock (_of)
                return Task.FromResult<IReadOnlyDictionary<string, OrganisationSummary>>(_of.Values.Where(o => organisationIds.Contains(o.Id)).ToDictionary(o => o.Id));
        }

        public Task<IReadOnlyList<OrganisationSummary>> GetManagedByAsync(string userId, CancellationToken cancellationToken = default)
        {
            lock (_of)
                return Task.FromResult<IReadOnlyList<OrganisationSummary>>(_of.TryGetValue(userId, out var own) ? [own] : []);
        }

        public Task<IReadOnlyList<string>> GetManagersAsync(string organisationId, CancellationToken cancellationToken = default)
        {
            lock (_of)
                return Task.FromResult<IReadOnlyList<string>>([.. _of.Where(pair => pair.Value.Id == organisationId).Select(pair => pair.Key)]);
        }
    }
}

public sealed class JobStories(JobsChromium chromium) : IClassFixture<JobsChromium>
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task An_employer_is_helped_and_approved_a_candidate_applies_and_the_job_is_filled(int width, bool javaScript)
    {
        var title = $"Dentellière ou dentellier numérique {width}{(javaScript ? "" : " sans script")}";
        var employer = await chromium.OpenAsync(width, javaScript: javaScript);
        var account = await chromium.Host.CreateUserAsync("Inès Employeuse", "Employer");
        var organisation = chromium.Organisations.Add(account.Id);
        await Chromium.SignInAsync(employer, account);

        // The organisation is verified first.
        await employer.GotoAsync("/emplois/gerer");
        await employer.FillAsync("[name=siret]", "732 829 320 00074");
        await employer.ClickAsync("text=Demander la vérification");
        var staff = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        await staff.GotoAsync("/admin/emplois");
        await staff.Locator($"form:has([value='{organisation}']) button").ClickAsync();
        await staff.GetByText("peut proposer des emplois").First.WaitForAsync();

        // The checker helps, the employer rewrites and submits.
        await employer.GotoAsync("/emplois/gerer/annonce");
        await employer.FillAsync("[name='Input.Title']", title);
        await employer.SelectOptionAsync("[name='Input.Contract']", "CDI");
        await employer.SelectOptionAsync("[name='Input.Commune']", "62193");
        await employer.FillAsync("[name='Input.Description']", "Nous cherchons un jeune homme pour programmer nos métiers à dentelle, à Calais.");
        await employer.ClickAsync("button[value=check]");
        await employer.GetByText("L.1132-1").First.WaitForAsync();
        await Axe.CheckAsync(employer);
        await employer.FillAsync("[name='Input.Description']", "Vous programmez nos métiers à dentelle, avec une équipe de cinq personnes, à Calais.");
        await employer.SelectOptionAsync("[name='Input.Occupation']", "M1805");
        await employer.FillAsync("[name='Input.PayMin']", "28000");
        await employer.FillAsync("[name='Input.PayMax']", "32000");
        await employer.ClickAsync("button[value=submit]");
        await employer.GetByText("Soumise").First.WaitForAsync();

        await staff.GotoAsync("/admin/emplois");
        await staff.GetByText(title).First.ClickAsync();
        await staff.ClickAsync("text=Approuver et publier");
        await staff.GetByText("Publiée.").First.WaitForAsync();

        // A candidate finds it, applies with a CV and follows it.
        var candidate = await chromium.OpenAsAsync("Member", width, javaScript: javaScript);
        await candidate.GotoAsync("/emplois");
        await candidate.FillAsync("#q-jobs", title);
        await candidate.Locator("main form[role=search] button").ClickAsync();
        await candidate.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).First.ClickAsync();
        await candidate.ClickAsync("text=Postuler ici");
        await candidate.FillAsync("[name=Message]", "Je suis dentellière et je programme depuis deux ans.");
        await candidate.SetInputFilesAsync("[name=Cv]", new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF"u8.ToArray() });
        await candidate.ClickAsync("text=Envoyer ma candidature");
        await candidate.GetByText("Mon CV").First.WaitForAsync();

        await employer.GotoAsync("/emplois/gerer");
        await employer.Locator("a[href*='/emplois/gerer/candidatures/']").First.ClickAsync();
        (await employer.Locator("main").InnerTextAsync()).ShouldContain("Je suis dentellière");
        var download = await employer.RunAndWaitForDownloadAsync(() => employer.ClickAsync("a[href*='/emplois/cv/']"));
        download.SuggestedFilename.ShouldBe("cv.pdf");
        await employer.GotoAsync("/emplois/gerer");
        await employer.ClickAsync("text=Pourvue par ce site");
        await employer.GetByText("bravo").First.WaitForAsync();
        (await chromium.Host.WithAsync<ICommunityData, JobState>(data => data.Set<JobRow>().Where(row => row.Title == title).Select(row => row.State).SingleAsync())).ShouldBe(JobState.Filled);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_candidate_sets_an_alert_and_receives_only_open_ads(int width)
    {
        var organisation = chromium.Organisations.Add(Guid.NewGuid().ToString());
        var email = $"{Guid.NewGuid():n}@example.org";
        var page = await chromium.OpenAsync(width);
        await page.GotoAsync($"/emplois?q=phare{width}");
        await page.ClickAsync("text=Recevoir les nouvelles offres par e-mail");
        await page.FillAsync("[name=Email]", email);
        await page.ClickAsync("text=Créer l’alerte");
        await page.GetByText("boîte de réception").First.WaitForAsync();
        var alert = await chromium.Host.WithAsync<ICommunityData, AlertRow>(data => data.Set<AlertRow>().AsNoTracking().SingleAsync(row => row.Email == email));
        // The way there is the link in the mail.
        var asked = await chromium.Host.DataAsync(db => db.Set<MailRow>().SingleAsync(m => m.To == email));
        asked.Text.ShouldContain("/emplois/alerte/confirmer/" + alert.Code);
        await page.GotoAsync("/emplois/alerte/confirmer/" + alert.Code);
        await Axe.CheckAsync(page);
        await page.ClickAsync("text=Oui, envoyez-moi");
        await page.GetByText("Confirmé").First.WaitForAsync();

        chromium.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        var open = await PublishAsync($"Gardienne ou gardien de phare{width}", organisation);
        var closed = await PublishAsync($"Peintre de phare{width}", organisation);
        await chromium.Host.WithAsync<IContentManager, bool>(async contents => (await contents.UnpublishAsync(closed.ContentItemId, Community.Jobs.Life.JobDesk.ActorOf(null))).Succeeded);
        chromium.Host.Clock.Advance(TimeSpan.FromDays(1));
        await chromium.Host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "jobs-alerts").ExecuteAsync(default));
        var mail = await chromium.Host.DataAsync(db => db.Set<MailRow>().Where(m => m.To == email).OrderBy(m => m.Id).LastAsync());
        mail.Text.ShouldContain(open.DisplayText!);
        mail.Text.ShouldNotContain("Peintre");
        await page.GotoAsync(new Uri(mail.StopUrl!).AbsolutePath);
        await Axe.CheckAsync(page);
        await page.ClickAsync("text=Arrêter cette alerte");
        await page.GetByText("Arrêté").First.WaitForAsync();
    }

    [Fact]
    public async Task Pages_of_jobs_have_no_violation()
    {
        var account = await chromium.Host.CreateUserAsync("Inès Employeuse", "Administrator");
        var organisation = chromium.Organisations.Add(account.Id);
        var open = await PublishAsync("Accessibilité", organisation);
        var closed = await PublishAsync("Fermée", organisation);
        await chromium.Host.WithAsync<IContentManager, bool>(async contents => (await contents.UnpublishAsync(closed.ContentItemId, Community.Jobs.Life.JobDesk.ActorOf(null))).Succeeded);
        var row = await chromium.Host.WithAsync<ICommunityData, JobRow>(async data =>
        {
            data.Set<ApplicationRow>().Add(new() { Id = ContentIds.New(), JobId = open.ContentItemId, UserId = account.Id, Name = "Nadia", Message = "Bonjour.", CreatedUtc = chromium.Host.Clock.GetUtcNow().UtcDateTime, LastContactUtc = chromium.Host.Clock.GetUtcNow().UtcDateTime });
            data.Set<EmployerRow>().Add(new() { OrganisationId = organisation, Siret = "73282932000074", RequestedBy = account.Id, RequestedUtc = chromium.Host.Clock.GetUtcNow().UtcDateTime });
            await data.SaveChangesAsync();
            return await data.Set<JobRow>().SingleAsync(r => r.ContentItemId == open.ContentItemId);
        });
        var gone = await chromium.Host.WithAsync<ICommunityData, JobRow>(data => data.Set<JobRow>().SingleAsync(r => r.ContentItemId == closed.ContentItemId));
        var page = await chromium.OpenAsync();
        await Chromium.SignInAsync(page, account);
        await Axe.CheckAllAsync(page,
        [
            "/emplois", "/emplois?q=rien-du-tout", "/emplois?pres=62193&km=20&contrat=CDI", "/en/emplois", "/" + row.Path, "/emplois/postuler/" + open.ContentItemId, "/emplois/ma-recherche", "/emplois/alerte?q=web",
            "/emplois/gerer", "/emplois/gerer/annonce", "/emplois/gerer/annonce/" + open.ContentItemId, "/emplois/gerer/candidatures/" + open.ContentItemId, "/emplois/pourvue/" + row.Code, "/admin/emplois", "/admin/emplois/" + open.ContentItemId,
        ]);
        await Axe.CheckAllAsync(page, ["/" + gone.Path], 410);
    }

    private Task<ContentItem> PublishAsync(string title, string organisation) => chromium.Host.PublishAsync("JobPosting", item => new Community.Jobs.JobPosting
    {
        Title = title, OrganisationId = organisation, Occupation = "M1805", Contract = "CDI", Commune = "62193", PayMin = 25000, PayMax = 30000, Description = "Une annonce pour la veille, avec tout ce qu’il faut.\n\n- un point\n- un autre",
        Skills = ["Écoute"], Closing = chromium.Host.Clock.GetUtcNow().UtcDateTime.Date.AddDays(40),
    }.WriteTo(item));
}
