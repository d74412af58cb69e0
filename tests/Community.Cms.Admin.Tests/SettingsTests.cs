using System.Net;
using System.Text.Json;
using Community.Abstractions.Sites;
using Community.Testing;
using Community.Theme.Opale.Colours;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>A house whose settings these tests alone change.</summary>
public sealed class SettingsHouse : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;
    public Browser Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await CommunityHost.StartAsync();
        Admin = await Host.AsAdministratorAsync();
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}

/// <summary>The settings of the house: what staff change, and what visitors see of it.</summary>
public sealed class SettingsTests(SettingsHouse house) : IClassFixture<SettingsHouse>
{
    private CommunityHost Host => house.Host;
    private Browser Admin => house.Admin;

    [Theory]
    [InlineData("/admin/reglages", "Identité")]
    [InlineData("/admin/reglages/identite", "Logo")]
    [InlineData("/admin/reglages/horaires", "Jours fériés")]
    [InlineData("/admin/reglages/couleurs", "Aperçu")]
    [InlineData("/admin/reglages/langues", "Langues du site")]
    [InlineData("/admin/reglages/conservation", "journal")]
    public async Task Only_who_may_change_settings_sees_and_opens_them(string address, string words)
    {
        (await Admin.GetAsync(address)).Text.ShouldContain(words);
        (await Admin.GetAsync("/en" + address)).Status.ShouldBe(HttpStatusCode.OK);
        var editor = await Host.AsEditorAsync();
        (await editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.GetAsync("/admin")).Html.ShouldNotContain("href=\"/admin/reglages\"");
        (await Host.AsVisitor().GetAsync(address)).Location!.ShouldContain("/compte/connexion");
    }

    [Fact]
    public async Task The_identity_stands_on_every_page_and_in_the_audit_trail_with_what_stood_there_before()
    {
        const string address = "/admin/reglages/identite";
        (await Admin.SubmitAsync(address, new() { ["SiteName"] = "La Dentelle numérique", ["Street"] = "1 rue du Phare", ["Town"] = "Calais", ["Phone"] = "03 21 00 00 01", ["SocialLinks"] = "https://social.example/@dentelle" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var page = await Host.AsVisitor().GetAsync("/");
        page.One("footer").TextContent.ShouldContain("1 rue du Phare");
        page.One("footer a[href='https://social.example/@dentelle']");
        page.One("header .brand").TextContent.ShouldContain("La Dentelle numérique");
        using var data = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        data.RootElement.GetProperty("address").GetProperty("streetAddress").GetString().ShouldBe("1 rue du Phare");

        var trail = await Admin.GetAsync("/admin/journal?action=SettingsChanged");
        trail.Text.ShouldContain("Maison du numérique");
        trail.Text.ShouldContain("La Dentelle numérique");
        trail.Text.ShouldContain("Identité");
    }

    [Theory]
    [InlineData("SiteName", "", "Donnez son nom")]
    [InlineData("BaseUrl", "exemple", "https://example.org")]
    [InlineData("ContactEmail", "pas une adresse", "adresse e-mail")]
    [InlineData("Phone", "appelez-moi", "numéro de téléphone")]
    [InlineData("SocialLinks", "javascript:alert(1)", "pas une adresse web")]
    [InlineData("Street", "a\u0007b", "caractère")]
    public async Task What_is_wrong_is_said_beside_the_field_and_kept(string field, string value, string message)
    {
        var refused = await Admin.SubmitAsync("/admin/reglages/identite", new() { [field] = value });
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.One($"#{field}-error").TextContent.ShouldContain(message);
        refused.One(".error-summary").TextContent.ShouldContain(message);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_and_overwrites_nothing()
    {
        const string address = "/admin/reglages/identite";
        var (mine, theirs) = (await Admin.GetAsync(address), await Admin.GetAsync(address));
        (await Admin.SubmitAsync(theirs, address, new() { ["Town"] = "Marck" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var refused = await Admin.SubmitAsync(mine, address, new() { ["Town"] = "Coulogne" });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.One("[role=alert].notice").TextContent.ShouldContain("Marck");
        refused.One("#Town").GetAttribute("value").ShouldBe("Coulogne");
        (await Host.WithAsync<ISiteDocuments, SiteSettings>(documents => documents.GetAsync<SiteSettings>())).Town.ShouldBe("Marck");
        (await Admin.SubmitAsync(refused, address, [], "Enregistrer les réglages")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Host.WithAsync<ISiteDocuments, SiteSettings>(documents => documents.GetAsync<SiteSettings>())).Town.ShouldBe("Coulogne");
    }

    [Fact]
    public async Task A_colour_that_is_hard_to_read_is_refused_with_the_nearest_one_that_is_not()
    {
        const string address = "/admin/reglages/couleurs";
        var refused = await Admin.SubmitAsync(address, new() { ["Primary"] = "#ff9999" }, "Enregistrer les réglages");
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.One("#Primary-error").TextContent.ShouldContain("4,5");
        var offered = refused.One("button[name=offer]").GetAttribute("value")!;
        var taken = await Admin.SubmitAsync(refused, address, [], "offer=" + offered);
        taken.One("#Primary").GetAttribute("value").ShouldBe(offered.Split(' ')[1]);
        (await Admin.SubmitAsync(taken, address, [], "Enregistrer les réglages")).Status.ShouldBe(HttpStatusCode.Redirect);

        var sheet = (await Host.AsVisitor().GetAsync("/")).One("link[href*='/couleurs/']").GetAttribute("href")!;
        var css = await Host.AsVisitor().GetAsync(sheet);
        css.Html.ShouldContain("--primary:" + offered.Split(' ')[1]);
        css.Response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await Host.AsVisitor().GetAsync("/couleurs/ancienne.css")).Response.Headers.CacheControl!.NoCache.ShouldBeTrue();

        var other = await Admin.GetAsync(address);
        (await Admin.SubmitAsync(other, address, [], "Revenir aux couleurs du thème")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Host.AsVisitor().GetAsync("/")).Page.QuerySelector("link[href*='/couleurs/']").ShouldBeNull();
    }

    [Fact]
    public void Every_colour_that_is_taken_or_offered_keeps_its_contrast_in_everything_made_of_it()
    {
        Random random = new(7);
        for (var i = 0; i < 300; i++)
            foreach (var use in Enum.GetValues<ColourUse>())
            {
                var wanted = new Colour((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
                var colour = ColourRules.Nearest(wanted, use);
                ColourRules.Passes(colour, use).ShouldBeTrue($"{wanted} → {colour} as {use}");
                if (ColourRules.Passes(wanted, use))
                    colour.ShouldBe(wanted);
                var tokens = System.Text.RegularExpressions.Regex.Matches(ColourSheet.Sample(new HouseColours
                {
                    Primary = use == ColourUse.Primary ? colour.ToString() : null, PrimaryDark = use == ColourUse.PrimaryDark ? colour.ToString() : null,
                    Accent = use == ColourUse.Accent ? colour.ToString() : null, AccentDark = use == ColourUse.AccentDark ? colour.ToString() : null,
                }), @"--([a-z-]+):(#[0-9a-f]{6});").GroupBy(match => match.Groups[1].Value).ToDictionary(group => group.Key, group => group.Select(match => match.Groups[2].Value).ToList());
                foreach (var half in new[] { 0, 1 })
                {
                    Contrast("on-primary", "primary", half).ShouldBeGreaterThanOrEqualTo(4.5, colour.ToString());
                    Contrast("on-primary", "pressed", half).ShouldBeGreaterThanOrEqualTo(4.5, colour.ToString());
                    Contrast("pressed", "raised", half).ShouldBeGreaterThanOrEqualTo(4.5, colour.ToString());
                    Contrast("warm-text", "warm-ground", half).ShouldBeGreaterThanOrEqualTo(4.5, colour.ToString());
                    Contrast("on-deep", "deep", half).ShouldBeGreaterThanOrEqualTo(7, colour.ToString());
                    Contrast("deep-quiet", "deep", half).ShouldBeGreaterThanOrEqualTo(4.5, colour.ToString());
                }

                double Contrast(string text, string ground, int half) => Of(tokens[text][half]).ContrastWith(Of(tokens[ground][half]));
            }

        static Colour Of(string text) => Colour.TryParse(text, out var colour) ? colour : default;
    }

    [Fact]
    public async Task Hours_exceptions_and_holidays_stand_on_the_place_and_in_what_machines_read()
    {
        var list = await Admin.GetAsync("/admin/reglages/horaires");
        var place = list.Page.QuerySelectorAll("#lieu option").Select(option => option.GetAttribute("value")!).First(id => id.Length > 0);
        var address = "/admin/reglages/horaires?lieu=" + place;
        var wrong = await Admin.SubmitAsync(address, new() { ["d0-1"] = "18:00", ["d0-2"] = "09:00" }, "Enregistrer la semaine");
        wrong.One("#d0-error").TextContent.ShouldContain("Les portes ferment après");
        (await Admin.SubmitAsync(address, new() { ["d0-1"] = "09:00", ["d0-2"] = "12:30", ["d0-3"] = "12:00", ["d0-4"] = "18:00" }, "Enregistrer la semaine")).One("#d0-error").TextContent.ShouldContain("seconde plage");
        Dictionary<string, string?> week = new() { ["d0-3"] = "14:00", ["d0-4"] = "18:00" };
        for (var day = 0; day < 5; day++)
            (week[$"d{day}-1"], week[$"d{day}-2"]) = ("09:00", "12:30");
        (await Admin.SubmitAsync(address, week, "Enregistrer la semaine")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Admin.SubmitAsync(address, new() { ["From"] = "2026-12-01", ["To"] = "2026-12-03", ["Where"] = place, ["Reason"] = "Travaux", ["ReasonEn"] = "Works" }, "Ajouter cette exception")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Admin.SubmitAsync(address, new() { ["From"] = "2026-12-05", ["To"] = "2026-12-04" }, "Ajouter cette exception")).One("#To-error").TextContent.ShouldContain("dernier jour");

        var visitor = Host.AsVisitor();
        var places = (await visitor.GetAsync("/lieux")).Text;
        places.ShouldContain("Lundi9 h – 12 h 30, 14 h – 18 h");
        places.ShouldContain("Samedi – dimancheFermé");
        places.ShouldContain("(Travaux)");
        // Christmas is a Friday in 2026: closed because nobody said otherwise.
        places.ShouldContain("vendredi 25 décembre 2026");
        (await visitor.GetAsync("/en/lieux")).Text.ShouldContain("(Works)");
        (await Admin.SubmitAsync(address, new() { ["open"] = "Christmas" }, "Enregistrer les jours fériés")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/lieux")).Text.ShouldNotContain("25 décembre");

        var link = (await visitor.GetAsync("/lieux")).One("article.place h2 a").GetAttribute("href")!;
        var machine = (await visitor.GetAsync(link)).One("script[type='application/ld+json']").TextContent;
        machine.ShouldContain("openingHoursSpecification");
        machine.ShouldContain("\"validFrom\":\"2026-12-01\"");
    }

    [Fact]
    public async Task A_closed_language_leads_visitors_to_the_other_and_stays_open_to_staff()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        const string address = "/admin/reglages/langues";
        (await admin.SubmitAsync(address, new() { ["French"] = null, ["English"] = null })).Text.ShouldContain("Laissez au moins une langue");
        (await admin.SubmitAsync(address, new() { ["English"] = null, ["ShowUntranslated"] = "true" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var visitor = host.AsVisitor();
        (await visitor.GetAsync("/en/agenda?lieu=x")).Location.ShouldBe("/agenda?lieu=x");
        (await visitor.GetAsync("/en")).Location.ShouldBe("/");
        (await visitor.GetAsync("/")).Html.ShouldNotContain("hreflang=\"en\"");
        (await visitor.GetAsync("/sitemap.xml")).Html.ShouldNotContain("/en/");
        (await admin.GetAsync("/en/agenda")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/en/compte/connexion")).Status.ShouldBe(HttpStatusCode.OK);
        // The English page leads to its French translation, not to itself under a French menu.
        (await visitor.GetAsync("/public-funding")).Location.ShouldBe("/financement-public");
    }

    [Fact]
    public async Task Without_translation_the_visitor_is_led_to_the_page_in_its_language_when_the_house_wants_that()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        await host.PublishPageAsync("Seulement en français");
        (await host.AsVisitor().GetAsync("/en/seulement-en-francais")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.SubmitAsync("/admin/reglages/langues", new() { ["ShowUntranslated"] = "false" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.AsVisitor().GetAsync("/en/seulement-en-francais")).Location.ShouldBe("/seulement-en-francais");
    }

    [Fact]
    public async Task All_periods_stand_on_one_page_and_those_of_the_configuration_say_so()
    {
        const string address = "/admin/reglages/conservation";
        var page = await Admin.GetAsync(address);
        page.Text.ShouldContain("Community:Jobs:RetentionMonths");
        page.Text.ShouldContain("Community:Mail:KeepDays");
        (await Admin.SubmitAsync(address, new() { ["search-queries"] = "99" })).One("#search-queries-error").TextContent.ShouldContain("entre 1 et 36");
        (await Admin.SubmitAsync(page, address, new() { ["search-queries"] = "6" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Admin.SubmitAsync(page, address, new() { ["search-queries"] = "7" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Admin.GetAsync(address)).One("#search-queries").GetAttribute("value").ShouldBe("6");
    }

    [Fact]
    public async Task Holidays_move_with_Easter()
    {
        var book = await Host.WithAsync<IOpeningHours, OpeningBook>(hours => hours.GetAsync());
        book.HolidaysOf(2026).Single(day => day.Name == "EasterMonday").Day.ShouldBe(new DateOnly(2026, 4, 6));
        book.HolidaysOf(2027).Single(day => day.Name == "Ascension").Day.ShouldBe(new DateOnly(2027, 5, 6));
        // Ascension and Labour Day on one day.
        book.HolidaysOf(2008).Count(day => day.Day == new DateOnly(2008, 5, 1)).ShouldBe(2);
        book.HolidaysOf(2026).Count.ShouldBe(11);
    }
}
