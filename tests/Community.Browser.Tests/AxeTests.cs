using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Mail;
using Community.Mentoring.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser.Tests;

/// <summary>axe finds nothing on any kind of page, light and dark, on a phone and on a screen.</summary>
public sealed class AxeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Open =
    [
        "/", "/en", "/actualites", "/en/actualites", "/actualites?page=2", "/agenda", "/en/agenda", "/lieux", "/partenaires", "/recherche?q=fablab", "/recherche?q=zzzzzz", "/recherche",
        "/financement-public", "/mentions-legales", "/accessibilite", "/contact", "/projets", "/en/projets", "/projets?q=zzzzzz", "/projets?page=2", "/projets/eolienne-de-jardin", "/projets/dentelle-parametrique",
        "/mentorat/accord/jeton", "/compte/connexion", "/compte/inscription", "/compte/mot-de-passe-oublie", "/compte/confirmation/renvoyer", "/compte/e-mail-envoye", "/compte/au-revoir",
    ];

    /// <summary>What somebody reads who followed a link that does not work any more.</summary>
    private static readonly string[] DeadLinks = ["/compte/confirmation", "/compte/nouveau-mot-de-passe", "/compte/adresse/confirmation"];

    /// <summary>What a member opens; a word in braces stands for what the walk finds or makes.</summary>
    private static readonly string[] Members =
    [
        "/compte", "/compte/adresse", "/compte/securite", "/compte/sessions", "/compte/consentements", "/compte/donnees", "/compte/suppression", "/compte/deconnexion",
        "/messages", "/mes-suivis", "/projets/eolienne-de-jardin/reprendre",
    ];

    private static readonly string[] Staff =
    [
        "/admin/contenus/nouveau/NewsArticle", "/admin/contenus/nouveau/Page", "/admin/contenus/nouveau/Event", "/admin/types/Page", "/admin/types/parties/Page/champs/Lead", "/admin/roles/Editor",
        "/admin/contenus/{page}", "/admin/contenus/{page}/historique", "/admin/contenus/{page}/retirer", "/admin/contenus/{page}/renvoyer", "/admin/contenus/{page}/programmer", "/admin/contenus/{english}/traduction",
        "/admin/contenus/{Place}", "/admin/contenus/{HomePage}", "/admin/contenus/{Menu}", "/admin/contenus/{Taxonomy}", "/admin/contenus/{Event}", "/admin/contenus?page=2", "/admin/contenus?q=zzzzzz",
        "/admin/menus/{Menu}", "/admin/taxonomies/{Taxonomy}", "/admin/taxonomies/{Taxonomy}/{term}", "/admin/taxonomies/{Taxonomy}/{term}/retirer", "/admin/types/Page/parties/TitlePart", "/admin/types/parties/{part}",
        "/admin/types/retirer?part=Page&field=Lead", "/admin/personnes?q=zzzzzz", "/admin/personnes/{person}", "/admin/personnes/{person}/effacement", "/admin/medias?q=zzzzzz", "/admin/medias/dossier?path=illustrations",
        "/admin/medias/fichier?path={file}", "/admin/mail/texte/account.account-open-again", "/admin/journal?q=zzzzzz", "/apercu/{version}", "/apercu/{version}/telephone",
    ];

    /// <summary>Pages of the back office that are about what their address names, or what a form chose.</summary>
    private static readonly string[] NotAlone = ["/admin/contenus/lot", "/admin/medias/dossier", "/admin/medias/fichier", "/admin/medias/retirer", "/admin/types/retirer"];

    /// <summary>Pages on the way of a story, which looks at them there.</summary>
    private static readonly string[] InStories =
    [
        "/admin/accessibilite/criteres/{number}", "/admin/accessibilite/pages/{id}", "/admin/accessibilite/signalements/{id}", "/admin/aide/{name}", "/admin/approbations/{id}", "/admin/contenus/lot", "/admin/contenus/lot/{run}",
        "/admin/contenus/{id}/hors-ligne", "/admin/emplois/{id}", "/admin/medias/retirer", "/admin/menus/{id}/{entry}", "/admin/mentorat/personnes/{qui}/{id}", "/admin/mentorat/sessions/{id}",
        "/admin/mentorat/sessions/reglages/{id?}", "/admin/moderation/{id}", "/admin/moderation/appel/{id}", "/admin/personnes/{id}/fusion", "/admin/roles/{name}/retirer", "/admin/taxonomies/{id}/{term}/fusion",
        "/admin/types/parties/{part}/nouveau-champ", "/admin/vie-privee/demandes/{id}", "/admin/vie-privee/registre/{id}",
        "/accessibilite/etat", "/accessibilite/signaler", "/accord-parental", "/annuaire", "/annuaire/{slug}", "/compte/ailleurs", "/compte/connexion/code", "/emplois", "/emplois/alerte", "/emplois/alerte/{act}/{code}",
        "/emplois/gerer", "/emplois/gerer/annonce/{id?}", "/emplois/gerer/candidatures/{id}", "/emplois/ma-recherche", "/emplois/postuler/{id}", "/emplois/pourvue/{code}", "/emplois/{slug}",
        "/mentorat", "/mentorat/binome/{id}", "/mentorat/binome/{id}/bilan", "/mentorat/binome/{id}/signaler", "/mentorat/candidature", "/mentorat/devenir-mentor", "/mentorat/espace", "/mentorat/point/{id}/{mood:int?}",
        "/mentorat/portraits/{slug}", "/mentorat/proposition/{id}", "/mentorat/qui-peut-maider", "/mes-droits", "/mes-projets", "/mes-projets/nouveau", "/mes-projets/{id}/apercu", "/mes-projets/{id}/besoins",
        "/mes-projets/{id}/equipe", "/mes-projets/{id}/image", "/mes-projets/{id}/journal", "/mes-projets/{id}/liens", "/mes-projets/{id}/offres", "/mes-projets/{id}/ou", "/mes-projets/{id}/recit",
        "/mes-projets/{id}/reprise", "/mes-projets/{id}/texte", "/mes-projets/{id:length(26)}", "/messages/{id:length(26)}", "/messages/arreter", "/messages/nouveau", "/moderation/contester",
        "/moderation/mes-decisions", "/mon-profil", "/organisations", "/organisations/nouvelle", "/organisations/{slug}", "/organisations/{slug}/modifier", "/projets/e-mails", "/projets/{slug}/aider/{need}", "/projets/{slug}/participer",
        "/signaler", "/suivis/arreter",
    ];

    /// <summary>Addresses that only send on: there is nothing to look at.</summary>
    private static readonly string[] SendOn = ["/suivre"];

    [Fact]
    public async Task No_kind_of_page_is_forgotten()
    {
        await chromium.OpenAsync();
        var pages = Pages().Select(page => page.RoutePattern.RawText!.Trim('/')).Distinct().ToList();
        HashSet<string> seen = [.. InStories.Concat(SendOn).Select(route => route.Trim('/'))];
        seen.Except(pages).ShouldBeEmpty();
        foreach (var url in Open.Concat(DeadLinks).Concat(Members).Concat(Staff).Concat(Alone()).Concat(["/agenda/rendez-vous", "/erreur/404"]))
        {
            // Of several pages that an address fits, the one with the fewest variable parts is the one that answers; a catch-all only when there is no other.
            var fitting = pages.Where(page => new TemplateMatcher(TemplateParser.Parse(page), []).TryMatch(url.Split('?')[0], []));
            seen.Add(fitting.MinBy(page => page.Contains("{**", StringComparison.Ordinal) ? int.MaxValue : page.Count(letter => letter == '{'))!);
        }
        pages.Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public async Task Public_pages_have_no_violation()
    {
        await chromium.Host.DataAsync(async db =>
        {
            var now = chromium.Host.Clock.GetUtcNow().UtcDateTime;
            db.Add(new MenteeApplication { UserId = "jeune", State = ApplicationState.Submitted, Step = 5, CreatedUtc = now, ModifiedUtc = now, GuardianToken = "jeton" });
            return await db.SaveChangesAsync();
        });
        var page = await chromium.OpenAsync();
        List<string> urls = [.. Open];
        foreach (var list in new[] { "/actualites", "/agenda", "/lieux" })
            urls.Add(await FirstLinkAsync(page, list));
        await Axe.CheckAllAsync(page, urls);
    }

    [Fact]
    public async Task Pages_that_say_what_went_wrong_have_no_violation()
    {
        var page = await chromium.OpenAsync();
        await Axe.CheckAllAsync(page, DeadLinks, 400);
        await Axe.CheckAllAsync(page, ["/nulle-part", "/en/nulle-part"], 404);
        await Axe.CheckAllAsync(page, ["/erreur/500"], 500);
        await Axe.CheckAllAsync(page, ["/erreur/503", "/en/erreur/503"], 503);
        await Axe.CheckAllAsync(await chromium.OpenAsAsync("Member"), ["/admin"], 403);
    }

    [Fact]
    public async Task Pages_of_a_member_have_no_violation() => await Axe.CheckAllAsync(await chromium.OpenAsAsync("Member"), Members);

    [Fact]
    public async Task Pages_of_the_back_office_have_no_violation()
    {
        var page = await chromium.OpenAsAsync("Administrator");
        var item = await chromium.Host.PublishPageAsync("Une page à vérifier");
        var english = await chromium.Host.DraftAsync("Page", other => other.Apply(new TitlePart { Title = "A page to check" })
            .Apply(new LocalizationPart { Culture = "en", LocalizationSet = item.As<LocalizationPart>()!.LocalizationSet }));
        var admin = await chromium.Host.AsAdministratorAsync();
        Dictionary<string, string> found = new()
        {
            ["page"] = item.ContentItemId, ["version"] = item.ContentItemVersionId, ["english"] = english.ContentItemId,
            ["person"] = (await chromium.Host.CreateUserAsync("Ève À-Vérifier", "Member")).Id,
            ["part"] = (await admin.SubmitAsync("/admin/types/parties/nouvelle", new() { ["S.DisplayName"] = "Partie à vérifier" })).Location!.Split('?')[0].Split('/')[^1],
        };
        foreach (var type in new[] { "Place", "HomePage", "Menu", "Taxonomy", "Event" })
            found[type] = await chromium.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentType == type && row.Published).OrderBy(row => row.Id).Select(row => row.ContentItemId).FirstAsync());
        found["term"] = (await HrefAsync(page, "/admin/taxonomies/" + found["Taxonomy"], ".branch__name a")).Split('/')[^1];
        found["file"] = (await HrefAsync(page, "/admin/medias", "main a[href*='/admin/medias/fichier?']")).Split("path=")[1];
        await Axe.CheckAllAsync(page, [.. Alone(), .. Staff.Select(url => found.Aggregate(url, (text, pair) => text.Replace($"{{{pair.Key}}}", pair.Value, StringComparison.Ordinal)))]);
    }

    [Fact]
    public async Task Forms_shown_again_with_their_errors_and_reports_have_no_violation()
    {
        var visitor = await chromium.OpenAsync();
        List<string> problems = [];
        foreach (var url in new[] { "/compte/inscription", "/compte/connexion", "/en/compte/inscription" })
        {
            await visitor.GotoAsync(url);
            await PressAsync(visitor, "main form button.button--primary", ".error-summary");
        }

        var person = await chromium.Host.CreateUserAsync("Olga Oublieuse", "Member");
        await visitor.GotoAsync("/compte/mot-de-passe-oublie");
        await visitor.FillAsync("[name=Email]", person.Email!);
        await PressAsync(visitor, "main form button.button--primary", "main a[href$='/renvoyer']");
        var mail = await chromium.Host.DataAsync(db => db.Set<MailRow>().SingleAsync(row => row.To == person.Email));
        await visitor.GotoAsync(new Uri(mail.Text.Split(['\n', ' ']).First(word => word.StartsWith("http", StringComparison.Ordinal))).PathAndQuery);
        await PressAsync(visitor, "main form button.button--primary", ".error-summary");
        await visitor.FillAsync("[name=Password]", "un-phare-neuf-et-clair-62");
        await PressAsync(visitor, "main form button.button--primary", "main [name=Email]");

        var staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync("/admin/contenus/nouveau/Event");
        await PressAsync(staff, "button[name=do][value=publish]", ".error-summary");
        foreach (var (recipe, sign) in new[] { ("""{ "name": "essai", "steps": [{ "name": "nowhere" }] }""", "#report"), ("{ rien", ".error-summary") })
        {
            await staff.GotoAsync("/admin/recettes");
            await staff.SetInputFilesAsync("#file", new FilePayload { Name = "essai.recipe.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(recipe) });
            await PressAsync(staff, "form[enctype] button", sign);
        }

        var member = await chromium.OpenAsAsync("Member");
        await member.GotoAsync("/mes-projets/nouveau");
        await PressAsync(member, "main form button.button--primary", ".error-summary");
        problems.ShouldBeEmpty();

        async Task PressAsync(IPage page, string button, string sign)
        {
            await page.Locator(button).First.ClickAsync();
            await page.Locator(sign).First.WaitForAsync();
            problems.AddRange(await Axe.LookAsync(page));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_with_a_violation_would_be_caught(bool javaScript)
    {
        var page = await chromium.OpenAsync(javaScript: javaScript);
        await page.SetContentAsync("<html lang=fr><title>x</title><main><h1>x</h1><img src=x></main>");
        (await Axe.ProblemsAsync(page)).ShouldContain(problem => problem.Contains("image-alt", StringComparison.Ordinal));
    }

    // Every page, as the house knows them itself.
    private IEnumerable<RouteEndpoint> Pages() =>
        chromium.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    // Every address of the back office without a variable part.
    private List<string> Alone()
    {
        List<string> plain =
        [
            .. Pages().Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
                .Where(url => url == "/admin" || url.StartsWith("/admin/", StringComparison.Ordinal)).Except(NotAlone).Distinct().Order(),
        ];
        plain.Count.ShouldBeGreaterThan(40);
        return plain;
    }

    private static Task<string> FirstLinkAsync(IPage page, string list) => HrefAsync(page, list, $"main a[href^='{list}/']:not([href$='.atom'])");

    private static async Task<string> HrefAsync(IPage page, string url, string link)
    {
        await page.GotoAsync(url);
        return (await page.Locator(link).First.GetAttributeAsync("href"))!;
    }
}
