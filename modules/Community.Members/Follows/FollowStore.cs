using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Community.Members.Follows;

/// <inheritdoc cref="IFollows" />
internal sealed class FollowStore(ICommunityData data, TimeProvider time) : IFollows
{
    /// <summary>Kinds of things that can be followed.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["member", "project", "topic"];

    /// <summary>What one person follows at most.</summary>
    public const int Most = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<bool> IsFollowingAsync(string userId, FollowTarget target, CancellationToken cancellationToken = default) =>
        data.Set<FollowRow>().AnyAsync(row => row.UserId == userId && row.Kind == target.Kind && row.TargetId == target.Id, cancellationToken);

    public Task<int> CountAsync(FollowTarget target, CancellationToken cancellationToken = default) =>
        data.Set<FollowRow>().CountAsync(row => row.Kind == target.Kind && row.TargetId == target.Id, cancellationToken);

    public Task TellAsync(FollowNews news, CancellationToken cancellationToken = default)
    {
        data.Set<FollowNewsRow>().Add(new()
        {
            Kind = news.Target.Kind, TargetId = news.Target.Id, Title = Cut(news.Title), TitleEn = Cut(news.TitleEn), Url = news.Url, ActorId = news.ActorId, CreatedUtc = Now,
        });
        return Task.CompletedTask;
    }

    /// <summary>
    /// Tells a member's followers that the profile says something new; once a day is enough. Part of the running unit of work.
    /// </summary>
    public async Task TellProfileAsync(Profiles.ProfileRow row, CancellationToken cancellationToken)
    {
        var url = $"~/annuaire/{row.Slug}";
        var yesterday = Now.AddDays(-1);
        FollowTarget target = new("member", row.UserId);
        if (await CountAsync(target, cancellationToken) == 0
            || await data.Set<FollowNewsRow>().AnyAsync(news => news.Kind == "member" && news.TargetId == row.UserId && news.Url == url && news.CreatedUtc > yesterday, cancellationToken))
            return;
        var name = row.Text.Name;
        await TellAsync(new(target, $"{name} a mis à jour son profil", $"{name} changed their profile", url, row.UserId), cancellationToken);
    }

    /// <summary>Begins or stops following; repeats are harmless. False when the person follows too much already.</summary>
    public Task<bool> SetAsync(string userId, FollowTarget target, string name, bool on, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        var row = await data.Set<FollowRow>().FindAsync([userId, target.Kind, target.Id], token);
        if (!on)
        {
            if (row is not null)
                data.Set<FollowRow>().Remove(row);
            return true;
        }
        if (row is not null)
            return true;
        if (await data.Set<FollowRow>().CountAsync(other => other.UserId == userId, token) >= Most)
            return false;
        data.Set<FollowRow>().Add(new() { UserId = userId, Kind = target.Kind, TargetId = target.Id, Name = name, SinceUtc = Now });
        await DigestAsync(userId, target.Kind, token);
        return true;
    }, cancellationToken);

    /// <summary>The person's choice for a kind of thing, made with the default when there is none. Part of the running unit of work.</summary>
    public async Task<DigestRow> DigestAsync(string userId, string kind, CancellationToken cancellationToken)
    {
        if (await data.Set<DigestRow>().FindAsync([userId, kind], cancellationToken) is { } row)
            return row;
        var last = await data.Set<FollowNewsRow>().MaxAsync(news => (long?)news.Id, cancellationToken) ?? 0;
        row = new() { UserId = userId, Kind = kind, Rhythm = Rhythm.Weekly, LastNewsId = last, DueUtc = Now.AddDays(7), StopCode = ContentIds.New() };
        data.Set<DigestRow>().Add(row);
        return row;
    }

    /// <summary>As much of a title as is kept.</summary>
    public static string Cut(string text) => text.Length > 300 ? text[..299] + "…" : text;
}
