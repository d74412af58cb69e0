using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Cms.Auditing;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Auditing;

public sealed class AuditTests
{
    private static readonly AuditEntry Hiding = new("ProfileHidden", "MemberProfile", "4a7x", "Nadia")
    {
        Reason = "Publicité",
        Before = new Dictionary<string, string?> { ["Hidden"] = "false" },
        After = new Dictionary<string, string?> { ["Hidden"] = "true" },
    };

    private static readonly ClaimsPrincipal Moderator = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "u1"), new(ClaimTypes.Name, "Maud")], "Test"));

    [Fact]
    public async Task An_entry_says_who_did_what_to_what_and_what_changed()
    {
        await using var engine = await Engine.StartAsync();
        await RecordAsync(engine, Hiding, Moderator);

        var row = await engine.InScopeAsync<CommunityDbContext, AuditRow>(data => data.Set<AuditRow>().SingleAsync());
        row.ShouldSatisfyAllConditions(
            () => row.CreatedUtc.ShouldBe(engine.Clock.GetUtcNow().UtcDateTime),
            () => (row.ActorId, row.ActorName).ShouldBe(("u1", "Maud")),
            () => (row.Action, row.ObjectKind, row.ObjectId, row.ObjectTitle, row.Reason).ShouldBe(("ProfileHidden", "MemberProfile", "4a7x", "Nadia", "Publicité")),
            () => row.Before.ShouldBe("""{"Hidden":"false"}"""),
            () => row.After.ShouldBe("""{"Hidden":"true"}"""));
    }

    [Fact]
    public async Task An_entry_is_stored_only_with_what_it_tells_of()
    {
        await using var engine = await Engine.StartAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => RecordAsync(engine, Hiding, Moderator, fail: true));
        (await engine.InScopeAsync<CommunityDbContext, int>(data => data.Set<AuditRow>().CountAsync())).ShouldBe(0);
    }

    private static async Task RecordAsync(Engine engine, AuditEntry entry, ClaimsPrincipal actor, bool fail = false)
    {
        await using var scope = engine.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ICommunityData>().WriteAsync(_ =>
        {
            scope.ServiceProvider.GetRequiredService<IAuditTrail>().Record(entry, actor);
            return fail ? throw new InvalidOperationException() : Task.FromResult(true);
        });
    }
}
