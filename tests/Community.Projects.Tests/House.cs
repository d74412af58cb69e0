using System.Net;
using Community.Abstractions.Content;
using Community.Cms;
using Community.Cms.Mail;
using Community.Projects.Data;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Community.Projects.Tests.House))]

namespace Community.Projects.Tests;

/// <summary>One house for all stories; each makes its own people and projects in it.</summary>
public sealed class House : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A holder makes a project through the pages, as far as submitting it.</summary>
    public async Task<string> SubmitAsync(Browser holder, string title, string need = "Deux soirées d’électronique")
    {
        var id = await DraftAsync(holder, title);
        await holder.SubmitAsync($"/mes-projets/{id}/ou", new() { ["Stage"] = "prototype", ["Commune"] = "62193" });
        await holder.SubmitAsync($"/mes-projets/{id}/recit", new() { ["Title"] = "La première maquette", ["Text"] = "Elle tenait avec du ruban adhésif." });
        await holder.SubmitAsync($"/mes-projets/{id}/besoins", new() { ["Kind"] = "skill", ["Text"] = need });
        var overview = await holder.SubmitAsync($"/mes-projets/{id}", [], "Le proposer à l’approbation");
        overview.Status.ShouldBe(HttpStatusCode.Redirect, overview.Text);
        return id;
    }

    /// <summary>A draft with a title and a sentence.</summary>
    public static async Task<string> DraftAsync(Browser holder, string title)
    {
        var answer = await holder.SubmitAsync("/mes-projets/nouveau", new() { ["Title"] = title, ["Pitch"] = $"Ce que fait {title}, en une phrase." });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return answer.Location!.Split('/')[^2];
    }

    /// <summary>Staff publish what was submitted.</summary>
    public Task ApproveAsync(string id) => Host.WithAsync<IContentManager, bool>(async content =>
    {
        (await content.PublishAsync(id, null, SystemUser.Principal)).Succeeded.ShouldBeTrue();
        return true;
    });

    /// <summary>A published project: its id and the last step of its address.</summary>
    public async Task<(string Id, string Slug)> PublishedAsync(Browser holder, string title)
    {
        var id = await SubmitAsync(holder, title);
        await ApproveAsync(id);
        return (id, await RowAsync(id, row => row.Slug));
    }

    internal Task<T> RowAsync<T>(string id, Func<ProjectRow, T> read) =>
        Host.DataAsync(async data => read(await data.Set<ProjectRow>().AsNoTracking().SingleAsync(row => row.ContentItemId == id)));

    internal Task<int> CountAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class => Host.DataAsync(data => data.Set<T>().CountAsync(which));

    /// <summary>What was written to a person, subject and text.</summary>
    public async Task<IReadOnlyList<string>> MailsToAsync(Browser person)
    {
        var address = await Host.DataAsync(data => data.Users.Where(user => user.Id == person.UserId).Select(user => user.Email).SingleAsync());
        return await Host.DataAsync(data => data.Set<MailRow>().Where(mail => mail.To == address).OrderBy(mail => mail.Id).Select(mail => mail.Subject + "\n" + mail.Text).ToListAsync());
    }

    public async Task<string> NeedAsync(string id) =>
        new ProjectItem((await Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))!).Needs[0].Id;
}
