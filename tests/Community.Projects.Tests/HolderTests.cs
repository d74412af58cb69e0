using System.Net;
using Community.Projects.Data;

namespace Community.Projects.Tests;

public sealed class HolderTests(House house)
{
    [Fact]
    public async Task A_project_goes_from_its_first_line_to_the_site()
    {
        var holder = await house.Host.AsMemberAsync("Malika");
        var id = await house.SubmitAsync(holder, "Phare en carton");
        (await holder.GetAsync("/mes-projets")).Text.ShouldContain("En attente d’approbation");
        (await house.Host.AsVisitor().GetAsync("/projets/phare-en-carton")).Status.ShouldBe(HttpStatusCode.NotFound);

        await house.ApproveAsync(id);

        var page = await house.Host.AsVisitor().GetAsync("/projets/phare-en-carton");
        page.Heading.ShouldBe("Phare en carton");
        page.Text.ShouldContain("La première maquette");
        page.Text.ShouldContain("Deux soirées d’électronique");
        (await house.MailsToAsync(holder)).ShouldHaveSingleItem().ShouldContain("/projets/phare-en-carton");
        (await house.Host.AsVisitor().GetAsync("/projets?q=carton&stage=prototype&need=skill&place=62193&year=2026")).Text.ShouldContain("Phare en carton");
        (await house.Host.AsVisitor().GetAsync("/projets/flux.atom")).Html.ShouldContain("Phare en carton");
    }

    [Fact]
    public async Task What_is_missing_is_said_before_it_is_submitted()
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Presque vide");
        var answer = await holder.SubmitAsync($"/mes-projets/{id}", [], "Le proposer à l’approbation");
        answer.Text.ShouldContain("Dites où en est votre projet.");
        answer.Text.ShouldContain("Racontez au moins une étape du récit.");
        (await house.RowAsync(id, row => row.SubmittedUtc)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/texte")]
    [InlineData("/ou")]
    [InlineData("/image")]
    [InlineData("/recit")]
    [InlineData("/besoins")]
    [InlineData("/liens")]
    [InlineData("/equipe")]
    [InlineData("/journal")]
    [InlineData("/offres")]
    [InlineData("/reprise")]
    [InlineData("/apercu")]
    public async Task The_draft_of_somebody_else_is_not_found_by_its_id(string part)
    {
        var id = await House.DraftAsync(await house.Host.AsMemberAsync(), "Secret");
        var stranger = await house.Host.AsMemberAsync("Intruse");
        (await stranger.GetAsync($"/mes-projets/{id}{part}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync($"/mes-projets/{id}{part}")).Location.ShouldNotBeNull().ShouldContain("/compte/connexion");
    }

    [Fact]
    public async Task Nobody_else_writes_into_a_draft_with_a_form_of_their_own()
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Le mien");
        var stranger = await house.Host.AsMemberAsync("Intruse");
        var own = await House.DraftAsync(stranger, "Le sien");
        var form = await stranger.GetAsync($"/mes-projets/{own}/texte");
        var token = form.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Title"] = "Volé", ["Pitch"] = "Volé" });
        (await stranger.Client.PostAsync($"/mes-projets/{id}/texte", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await house.RowAsync(id, row => row.Title)).ShouldBe("Le mien");
    }

    [Fact]
    public async Task Needs_end_at_ten_and_nothing_more_is_kept()
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Grand besoin");
        for (var i = 0; i < ProjectItem.MostNeeds; i++)
            (await holder.SubmitAsync($"/mes-projets/{id}/besoins", new() { ["Kind"] = "money", ["Text"] = $"Besoin {i}" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var refused = await holder.SubmitAsync($"/mes-projets/{id}/besoins", new() { ["Kind"] = "money", ["Text"] = "Encore un" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Un projet recherche 10 choses au plus");
        refused.One("#Text").GetAttribute("value").ShouldBe("Encore un");
        (await holder.GetAsync($"/mes-projets/{id}/apercu")).Text.ShouldNotContain("Encore un");
    }

    [Fact]
    public async Task Scripts_in_any_text_are_only_words()
    {
        const string bad = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Balise " + bad);
        await holder.SubmitAsync($"/mes-projets/{id}/texte", new() { ["Pitch"] = bad });
        await holder.SubmitAsync($"/mes-projets/{id}/recit", new() { ["Title"] = bad, ["Text"] = bad + "\n\n[lien](javascript:alert(3))" });
        await holder.SubmitAsync($"/mes-projets/{id}/besoins", new() { ["Kind"] = "skill", ["Text"] = bad });
        await holder.SubmitAsync($"/mes-projets/{id}/liens", new() { ["Partners"] = bad }, "Enregistrer");
        var page = await holder.GetAsync($"/mes-projets/{id}/apercu");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelectorAll("main script, main [onerror], main a[href^=javascript]").ShouldBeEmpty();
        page.Text.ShouldContain("<script>alert(1)</script>");
    }

    [Theory]
    [InlineData("Video", "javascript:alert(1)", "Donnez l’adresse de la page de la vidéo")]
    [InlineData("Video", "pas une adresse", "Donnez l’adresse de la page de la vidéo")]
    [InlineData("Links", "Fichiers | ftp://example.org/a", "n’est pas une adresse du web")]
    public async Task Addresses_that_are_none_are_refused_and_kept_in_the_form(string field, string value, string message)
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Liens");
        var answer = await holder.SubmitAsync($"/mes-projets/{id}/liens", new() { [field] = value }, "Enregistrer");
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain(message);
        answer.Html.ShouldContain(value);
    }

    [Fact]
    public async Task A_model_to_print_is_taken_and_only_ever_downloaded()
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Pièce imprimée");
        var model = new byte[84 + 50];
        model[80] = 1;
        (await SendAsync(holder, id, model, "pièce.stl")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await holder.GetAsync($"/mes-projets/{id}/apercu");
        var file = await holder.Client.GetAsync(page.One("aside a[href*=\".stl\"]").GetAttribute("href"));
        file.Content.Headers.ContentDisposition?.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentType?.MediaType.ShouldBe("model/stl");
    }

    [Theory]
    [InlineData("MZ\u0090 this program cannot be run in DOS mode", "rapport.pdf")]
    [InlineData("solid <script>alert(1)</script> facet normal facet normal facet normal facet normal facet normal facet normal", "modele.stl")]
    public async Task A_file_that_is_not_what_it_says_is_refused(string content, string name)
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Faux document");
        var answer = await Browser.ReadAsync(await SendAsync(holder, id, System.Text.Encoding.Latin1.GetBytes(content), name));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("Ce type de fichier n’est pas accepté");
        (await holder.GetAsync($"/mes-projets/{id}/apercu")).Page.QuerySelectorAll("aside a[href*='/media/']").ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser holder, string id, byte[] bytes, string name)
    {
        var form = await holder.GetAsync($"/mes-projets/{id}/liens");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.One("input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(form.One("input[name=Version]").GetAttribute("value")!), "Version" },
            { new StringContent("Le document"), "DocumentTitle" },
            { new ByteArrayContent(bytes), "Upload", name },
        };
        return await holder.Client.PostAsync($"/mes-projets/{id}/liens?handler=Document", body);
    }

    [Fact]
    public async Task A_second_window_does_not_overwrite_the_first()
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Deux fenêtres");
        var first = await holder.GetAsync($"/mes-projets/{id}/texte");
        await holder.SubmitAsync($"/mes-projets/{id}/texte", new() { ["Pitch"] = "De la seconde fenêtre." });
        var late = await holder.SubmitAsync(first, $"/mes-projets/{id}/texte", new() { ["Pitch"] = "De la première fenêtre." });
        late.Text.ShouldContain("dans une autre fenêtre");
        late.One("#Pitch").TextContent.ShouldContain("De la première fenêtre.");
        (await holder.GetAsync($"/mes-projets/{id}/texte")).One("#Pitch").TextContent.ShouldContain("De la seconde fenêtre.");
    }

    [Fact]
    public async Task A_published_project_changes_only_after_approval_but_a_met_need_at_once()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Abri à vélos");
        await holder.SubmitAsync($"/mes-projets/{id}/texte", new() { ["Pitch"] = "Une autre phrase." });
        await holder.SubmitAsync($"/mes-projets/{id}/besoins", [], "met=true");
        var page = await house.Host.AsVisitor().GetAsync("/projets/" + slug);
        page.Text.ShouldNotContain("Une autre phrase.");
        page.Text.ShouldContain("Trouvé");
        (await holder.GetAsync($"/mes-projets/{id}/apercu")).Text.ShouldContain("Une autre phrase.");
    }
}
