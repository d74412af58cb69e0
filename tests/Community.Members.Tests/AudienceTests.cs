using System.Net;
using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Members.Profiles;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class AudienceTests(House house)
{
    private static readonly string[] Texts = ["Headline", "Short", "Long", "OffersText", "SeeksText", "Help"];

    [Theory]
    [InlineData(nameof(Level.Everyone), "Wissant", "Soudure", "Artisanat", "Polski")]
    [InlineData(nameof(Level.Members), "Ardres", "Traduction", "Industrie", "Română")]
    [InlineData(nameof(Level.Nobody), "Licques", "Recrutement", "Commerce", "Türkçe")]
    public async Task Each_field_is_seen_by_its_audience_and_by_nobody_else(string audience, string commune, string skill, string sector, string tongue)
    {
        var name = $"Champ {audience}";
        var person = await house.MemberAsync(name, await FieldsAsync(audience, commune, skill, sector, tongue), ("Input.Photo", "moi.webp", await PictureAsync()));
        var (visitor, member) = (house.Host.AsVisitor(), await house.Host.AsMemberAsync());
        List<string> marks = [.. Texts.Select(field => Mark(field, audience)), commune, skill, sector, tongue, "Marée Logicielle", "Marcel-Doret", $"{audience}.example.org".ToLowerInvariant()];

        foreach (var (reader, sees) in new[] { (visitor, audience == nameof(Level.Everyone)), (member, audience != nameof(Level.Nobody)) })
        {
            var main = (await reader.GetAsync($"/annuaire/champ-{audience.ToLowerInvariant()}")).One("main");
            marks.Where(mark => main.TextContent.Contains(mark, StringComparison.Ordinal)).ShouldBe(sees ? marks : []);
            main.QuerySelectorAll("img[src*='profils/'], img[src*='portrait']").Length.ShouldBe(sees ? 1 : 0);
            foreach (var word in Texts.Select(field => Mark(field, audience)).Append(Mark("Headline", audience)))
                (await reader.GetAsync($"/annuaire?q={word}")).Page.QuerySelectorAll(".card").Length.ShouldBe(sees ? 1 : 0, word);
            (await reader.GetAsync($"/recherche?q={Mark("Short", audience)}")).Page.QuerySelectorAll(".result").Length.ShouldBe(sees ? 1 : 0);
            (await reader.GetAsync($"/annuaire?q=champ+{audience}&commune={Abstractions.Geography.Communes.FindByName(commune)!.Code}")).Page.QuerySelectorAll(".card").Length.ShouldBe(sees ? 1 : 0);

            // Whatever reads content for this person, an interface for other programs included.
            var content = string.Concat((await ItemsAsync(reader, person.UserId!)).Select(item => item.Content.ToJsonString(ContentItem.JsonOptions)));
            Texts.Select(field => Mark(field, audience)).All(mark => content.Contains(mark, StringComparison.Ordinal) == sees).ShouldBeTrue();
        }
        var card = (await person.GetAsync("/mon-profil/carte.vcf")).Html;
        card.Contains(Mark("Headline", audience), StringComparison.Ordinal).ShouldBe(audience == nameof(Level.Everyone));
        card.Contains(commune, StringComparison.Ordinal).ShouldBe(audience == nameof(Level.Everyone));

        // The person's own export has all of it.
        var export = await house.Host.WithAsync<IServiceProvider, string>(async services => string.Concat(
            (await services.GetServices<IPersonalDataSource>().Single(source => source.Name == "members").ExportAsync(person.UserId!, default)).Select(part => part.Data.ToJsonString(ContentItem.JsonOptions))));
        Texts.ShouldAllBe(field => export.Contains(Mark(field, audience), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_for_members_has_an_address_that_cannot_be_guessed_and_goes_with_the_picture()
    {
        var person = await house.MemberAsync("Portrait Secret");
        await person.SubmitAsync("/mon-profil", new() { ["Input.Headline"] = "Un portrait" }, null, ("Input.Photo", "moi.webp", await PictureAsync()));
        var address = (await person.GetAsync("/annuaire/portrait-secret")).One("main img[src*='profils/']").GetAttribute("src")!;
        address.ShouldMatch("profils/[a-z0-9]{26}/");
        (await house.Host.AsVisitor().GetAsync("/annuaire/portrait-secret")).Page.QuerySelectorAll("main img[src*='profils/']").ShouldBeEmpty();
        (await person.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        await person.SubmitAsync("/mon-profil", new() { ["Input.RemovePhoto"] = "true" });
        (await person.GetAsync("/annuaire/portrait-secret")).Page.QuerySelectorAll("main img[src*='profils/']").ShouldBeEmpty();
        (await house.Host.AsVisitor().GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_are_complete_in_English()
    {
        await house.MemberAsync("Eve English", new() { ["Input.Skills"] = "Welding", ["Input.Commune"] = "Sangatte" });
        var visitor = house.Host.AsVisitor();
        var profile = await visitor.GetAsync("/en/annuaire/eve-english");
        profile.One("html").GetAttribute("lang").ShouldBe("en");
        profile.One("main").TextContent.ShouldContain("Welding");
        profile.Text.ShouldContain("Sign in to write to Eve English");
        (await visitor.GetAsync("/en/annuaire?skill=soudure&q=eve+english")).One(".facet__option input:checked").ParentElement!.TextContent.ShouldContain("Welding");
        (await visitor.GetAsync("/en/organisations")).Heading.ShouldStartWith("Organisations");
        var member = await house.Host.AsMemberAsync();
        foreach (var (page, words) in new[] { ("/en/mon-profil", "Who sees this?"), ("/en/messages", "My messages"), ("/en/mes-suivis", "How often by e-mail?"), ("/en/organisations/nouvelle", "Add an organisation") })
            (await member.GetAsync(page)).Text.ShouldContain(words);
    }

    private static string Mark(string field, string audience) => $"mot{field}{audience}".ToLowerInvariant();

    internal static Task<byte[]> PictureAsync() => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "recipes", "media", "bus.webp"));

    private async Task<Dictionary<string, string?>> FieldsAsync(string audience, string commune, string skill, string sector, string tongue)
    {
        var sectors = await house.Host.WithAsync<ITaxonomies, IReadOnlyList<TermInfo>>(taxonomies => taxonomies.GetTermsAsync("sectors"));
        Dictionary<string, string?> fields = Texts.ToDictionary(field => "Input." + field, field => (string?)Mark(field, audience));
        foreach (var field in ProfileText.Defaults.Keys)
            fields[$"Input.Audience[{field}]"] = audience;
        fields["Input.Commune"] = commune;
        fields["Input.Skills"] = skill;
        fields["Input.Sectors"] = sectors.Single(term => term.Title == sector).Id;
        fields["Input.Languages"] = Tongues.All.Single(pair => pair.Value == tongue).Key;
        fields["Input.Links"] = $"https://{audience.ToLowerInvariant()}.example.org/";
        fields["Input.Organisation"] = "marée logicielle";
        fields["Input.Places"] = "4nb1r9p8adp0bkftknt89yddat";
        return fields;
    }

    private Task<IReadOnlyList<ContentItem>> ItemsAsync(Browser reader, string owner) => house.Host.WithAsync<IContentReader, IReadOnlyList<ContentItem>>(async content =>
    {
        var user = new ClaimsPrincipal(reader.UserId is { } id ? new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id)], "test") : new ClaimsIdentity());
        return [.. (await content.ListAsync(new() { ContentTypes = [ProfileStore.Type], PageSize = 500 }, user)).Items.Where(item => item.Owner == owner)];
    });
}
