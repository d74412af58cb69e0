using System.Net;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class OrganisationTests(House house)
{
    [Fact]
    public async Task Somebody_who_is_asked_looks_after_the_page_once_they_said_yes_and_one_always_stays()
    {
        var (boss, helper) = (await house.MemberAsync("Colette Gérante"), await house.MemberAsync("Hector Aidant"));
        const string page = "/organisations/atelier-a-plusieurs", form = page + "/modifier";
        await boss.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = "Atelier à plusieurs", ["Kind"] = "association", ["Summary"] = "On s’y met à plusieurs." });
        // Nobody is there alone to leave.
        await boss.SubmitAsync(form, new() { ["who"] = boss.UserId }, "Retirer Colette Gérante");
        (await boss.GetAsync(form)).Status.ShouldBe(HttpStatusCode.OK);

        await boss.SubmitAsync(form, new() { ["who"] = "personne-du-tout" }, "Proposer");
        (await boss.GetAsync(form)).Text.ShouldNotContain("proposé");
        await boss.SubmitAsync(form, new() { ["who"] = "https://example.org/annuaire/hector-aidant" }, "Proposer");
        (await helper.GetAsync(form)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Mails.ToAsync(house.Host, await Mails.AddressOfAsync(house.Host, helper.UserId!))).ShouldHaveSingleItem().Text.ShouldContain(page);
        (await helper.SubmitAsync(page, [], "yes=true")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await helper.SubmitAsync(form, new() { ["Summary"] = "On s’y met à deux." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync(page)).Text.ShouldContain("Hector Aidant");
        (await house.Host.AsVisitor().GetAsync(page)).Text.ShouldContain("On s’y met à deux.");

        await boss.SubmitAsync(form, new() { ["who"] = boss.UserId }, "Retirer Colette Gérante");
        (await boss.GetAsync(form)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await helper.GetAsync(form)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_who_save_the_page_at_once_one_is_told_and_nothing_is_lost()
    {
        var boss = await house.MemberAsync("Double Gérante");
        await boss.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = "Course de page", ["Kind"] = "entreprise", ["Summary"] = "Départ." });
        const string form = "/organisations/course-de-page/modifier";
        var (first, second) = (await boss.GetAsync(form), await boss.GetAsync(form));
        await boss.SubmitAsync(first, form, new() { ["Summary"] = "Première." });
        var late = await boss.SubmitAsync(second, form, new() { ["Summary"] = "Seconde." });
        late.Text.ShouldContain("modifié cette page entre-temps");
        late.One("[name=Summary]").TextContent.ShouldBe("Seconde.");
        (await house.Host.AsVisitor().GetAsync("/organisations/course-de-page")).Text.ShouldContain("Première.");
        (await boss.SubmitAsync(late, form, new() { ["Summary"] = "Seconde." })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("Name", " ", "Donnez le nom")]
    [InlineData("Kind", "pirates", "Choisissez de quelle sorte")]
    [InlineData("Summary", "", "Dites en une phrase")]
    [InlineData("Commune", "Atlantide", "Choisissez une commune")]
    [InlineData("Website", "javascript:alert(1)", "n’est pas une adresse web")]
    public async Task Wrong_input_is_told_and_what_was_typed_is_kept(string field, string value, string message)
    {
        var boss = await house.Host.AsMemberAsync();
        Dictionary<string, string?> values = new() { ["Name"] = "Gardez-moi", ["Kind"] = "entreprise", ["Summary"] = "Une phrase." };
        values[field] = value;
        var answer = await boss.SubmitAsync("/organisations/nouvelle", values);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain(message);
        if (field != "Summary")
            answer.One("[name=Summary]").TextContent.ShouldBe("Une phrase.");
        (await house.Host.AsVisitor().GetAsync("/organisations/gardez-moi")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
