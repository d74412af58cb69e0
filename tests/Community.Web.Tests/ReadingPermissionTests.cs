using System.Net;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>The permissions to read what is kept for some: with one alone its contents are listed, found and open; with all the others and not this one they are nowhere.</summary>
public sealed class ReadingPermissionTests(House house) : IClassFixture<House>
{
    private CommunityHost Host => house.Host;

    [Theory]
    [InlineData(Audiences.Staff, CommonPermissions.ReadStaffContent)]
    [InlineData(Audiences.Mentoring, CommonPermissions.ReadMentoringContent)]
    public async Task What_is_kept_for_some_is_shown_with_the_permission_to_read_it_alone(string audience, string permission)
    {
        var title = "Nouvelle x" + Guid.NewGuid().ToString("n");
        var news = await Host.PublishAsync("NewsArticle", item =>
        {
            item.Audience = audience;
            item.Apply(new TitlePart { Title = title }).Apply(new HtmlBodyPart { Html = "<p>Entre nous.</p>" })
                .Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() })
                .ApplyField("NewsArticle", "Lead", new TextField { Text = "Chapeau." });
        });
        await Host.CatchUpAsync();
        List<string> every;
        using (var scope = Host.Services.CreateScope())
            every = [.. scope.ServiceProvider.GetServices<IPermissionProvider>().SelectMany(provider => provider.GetPermissions()).Select(one => one.Name)];
        await Host.CreateRoleAsync("With" + permission, permission);
        await Host.CreateRoleAsync("Without" + permission, every.Except([CommonPermissions.SiteOwner, permission]));
        await Host.CreateRoleAsync("Owner" + permission, CommonPermissions.SiteOwner);
        var address = "/" + news.As<AutoroutePart>()!.Path;

        foreach (var role in new[] { "With", "Owner" })
        {
            var reader = await Host.AsAsync("Lectrice", role + permission);
            (await reader.GetAsync(address)).Heading.ShouldBe(title);
            (await reader.GetAsync("/actualites")).Page.QuerySelector($"main a[href='{address}']").ShouldNotBeNull();
            (await reader.GetAsync("/recherche?q=" + title.Split(' ')[1])).Page.QuerySelector($"main a[href='{address}']").ShouldNotBeNull();
        }
        var other = await Host.AsAsync("Autre", "Without" + permission);
        (await other.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Host.AsVisitor().GetAsync(address)).Location.ShouldNotBeNull().ShouldContain("/compte/connexion");
        foreach (var person in new[] { other, Host.AsVisitor() })
            foreach (var list in new[] { "/actualites", "/recherche?q=" + title.Split(' ')[1], "/", "/sitemap.xml", "/actualites/flux.atom" })
                (await person.GetAsync(list)).Html.ShouldNotContain(address, Case.Sensitive, list);
    }
}
