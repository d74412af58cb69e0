using System.Net;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>A page looked at as others see it, without being any of them.</summary>
public sealed class PreviewTests(House house)
{
    [Fact]
    public async Task A_page_is_looked_at_as_a_visitor_and_as_a_role_and_nobody_is_signed_in_as_anybody()
    {
        var item = await house.Host.PublishPageAsync("Pour les membres", audience: "members");
        var address = $"/apercu/{item.ContentItemVersionId}";
        (await house.Editor.GetAsync(address)).Heading.ShouldBe("Pour les membres");
        (await house.Editor.GetAsync(address + "?comme=Member")).Heading.ShouldBe("Pour les membres");
        var visitor = await house.Editor.GetAsync(address + "?comme=visiteur");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.One(".empty").TextContent.ShouldContain("fermé");
        visitor.One("header").TextContent.ShouldNotContain("Élodie");
        (await house.Editor.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Editor.GetAsync(address + "?comme=Nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Administrator")]
    [InlineData("Employer")]
    [InlineData("Mentee")]
    public async Task What_only_staff_may_read_is_closed_to_every_other_role(string role)
    {
        var item = await house.Host.PublishPageAsync("Pour l’équipe " + role, audience: "staff");
        var answer = await house.Editor.GetAsync($"/apercu/{item.ContentItemVersionId}?comme={role}");
        (answer.Page.QuerySelector(".empty") is null).ShouldBe(role == "Administrator");
    }

    [Fact]
    public async Task Only_the_preview_may_stand_in_a_frame_and_only_of_this_site()
    {
        var item = await house.Host.PublishPageAsync("Au téléphone");
        var phone = await house.Editor.GetAsync($"/apercu/{item.ContentItemVersionId}/telephone");
        phone.Response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        var frame = phone.One("iframe");
        frame.GetAttribute("width").ShouldBe("390");
        var inside = await house.Editor.GetAsync(frame.GetAttribute("src")!);
        inside.Response.Headers.GetValues("X-Frame-Options").ShouldBe(["SAMEORIGIN"]);
        inside.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'self'");
        inside.Heading.ShouldBe("Au téléphone");
        (await house.Member.GetAsync($"/apercu/{item.ContentItemVersionId}/telephone")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await house.Host.AsVisitor().GetAsync($"/apercu/{item.ContentItemVersionId}?comme=Administrator")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
