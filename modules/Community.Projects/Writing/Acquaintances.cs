using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Members.Contracts;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Writing;

/// <summary>Names and followers of people. With the members module they are profiles; without it, the names of their accounts, and nobody follows.</summary>
internal sealed class Acquaintances(IEnumerable<IMemberProfiles> profiles, IEnumerable<IFollows> follows, IUserDirectory users, IStringLocalizer<Strings> T)
{
    private readonly IMemberProfiles? profiles = profiles.LastOrDefault();
    private readonly IFollows? follows = follows.LastOrDefault();

    /// <summary>One summary for each id, in a constant number of queries.</summary>
    public async Task<IReadOnlyDictionary<string, MemberSummary>> FindAsync(IEnumerable<string?> userIds, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        string[] ids = [.. userIds.OfType<string>().Where(id => id.Length > 0).Distinct()];
        if (ids.Length == 0)
            return new Dictionary<string, MemberSummary>();
        if (profiles is not null)
            return await profiles.FindAsync(ids, reader, cancellationToken);
        return (await users.FindAsync(ids, cancellationToken)).ToDictionary(user => user.Id, user => new MemberSummary(user.Id, user.DisplayName, null, null, null));
    }

    /// <summary>The person, or a neutral word when the account is gone.</summary>
    public MemberSummary Of(IReadOnlyDictionary<string, MemberSummary> found, string? userId) =>
        userId is not null && found.TryGetValue(userId, out var summary) ? summary : new MemberSummary(userId ?? "", T["Somebody"], null, null, null);

    /// <summary>Name of one person as their account shows it.</summary>
    public async Task<string> NameAsync(string userId, CancellationToken cancellationToken) =>
        (await users.FindAsync([userId], cancellationToken)).FirstOrDefault()?.DisplayName ?? T["Somebody"];

    /// <summary>People whose name holds a text and whom <paramref name="reader"/> may see.</summary>
    public async Task<IReadOnlyList<MemberSummary>> SearchAsync(string text, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        var found = await users.SearchAsync(text, 10, cancellationToken);
        if (profiles is null)
            return [.. found.Select(user => new MemberSummary(user.Id, user.DisplayName, null, null, null))];
        var seen = await profiles.FindAsync(found.Select(user => user.Id), reader, cancellationToken);
        return [.. found.Where(user => seen.TryGetValue(user.Id, out var profile) && profile.Url is not null).Select(user => seen[user.Id])];
    }

    /// <summary>The button that follows a project; null where nobody can follow.</summary>
    public async Task<FollowButton?> ButtonAsync(ClaimsPrincipal reader, string projectId, string title, CancellationToken cancellationToken)
    {
        var target = new FollowTarget("project", projectId);
        return follows is null || reader.Identity?.IsAuthenticated != true ? null : new(target, await follows.IsFollowingAsync(reader.Id(), target, cancellationToken), title);
    }

    public async Task<int> FollowersAsync(string projectId, CancellationToken cancellationToken) =>
        follows is null ? 0 : await follows.CountAsync(new("project", projectId), cancellationToken);

    public Task TellFollowersAsync(FollowNews news, CancellationToken cancellationToken) => follows?.TellAsync(news, cancellationToken) ?? Task.CompletedTask;
}
