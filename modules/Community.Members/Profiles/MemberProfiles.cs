using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Profiles;

/// <inheritdoc cref="IMemberProfiles" />
internal sealed class MemberProfiles(ICommunityData data, IUserDirectory users, TimeProvider time, IStringLocalizer<Strings> T) : IMemberProfiles
{
    public async Task<IReadOnlyDictionary<string, MemberSummary>> FindAsync(IEnumerable<string> userIds, ClaimsPrincipal reader, CancellationToken cancellationToken = default)
    {
        var ids = userIds.Distinct().ToArray();
        if (ids.Length == 0)
            return new Dictionary<string, MemberSummary>();
        var rows = await data.Set<ProfileRow>().AsNoTracking().Where(row => ids.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, cancellationToken);
        var accounts = (await users.FindAsync(ids, cancellationToken)).ToDictionary(user => user.Id);
        var (level, self, now) = (reader.Id() is null ? Level.Everyone : Level.Members, reader.Id(), time.GetUtcNow().UtcDateTime);
        return ids.ToDictionary(id => id, id =>
        {
            if (!rows.TryGetValue(id, out var row))
                return new MemberSummary(id, accounts.TryGetValue(id, out var account) ? account.DisplayName : T["A former member"], null, null, null);
            return row.SeenBy(id == self ? Level.Nobody : level, now) is { } text
                ? new MemberSummary(id, text.Name, text.Headline, $"~/annuaire/{row.Slug}", text.Picture)
                : new MemberSummary(id, T["A member"], null, null, null);
        });
    }
}
