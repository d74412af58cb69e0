using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Pairs;

/// <summary>A pair's shared space. That the person belongs to the pair is inside every query; staff have no way in.</summary>
internal sealed class Space(ICommunityData data, IUserDirectory users, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Pairs that this person may enter; with <paramref name="writing"/> only those that are alive.</summary>
    public IQueryable<MentoringPair> PairsOf(string userId, bool writing = false)
    {
        var states = writing ? MentoringPair.Living : MentoringPair.WithSpace;
        return data.Set<MentoringPair>().Where(pair => (pair.MenteeId == userId || pair.MentorId == userId) && states.Contains(pair.State));
    }

    /// <summary>Changes something in a pair as the only writer and counts it as a sign of life; false when the person has no such living pair.</summary>
    public Task<bool> WriteAsync(string pairId, string userId, Func<MentoringPair, CancellationToken, Task<bool>> change, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        if (await PairsOf(userId, writing: true).FirstOrDefaultAsync(pair => pair.Id == pairId, token) is not { } pair || !await change(pair, token))
            return false;
        (pair.LastSignUtc, pair.QuietSinceUtc, pair.Stamp) = (Now, null, ContentIds.New());
        return true;
    }, cancellationToken);

    /// <summary>Name of an account; a neutral word when it is gone.</summary>
    public async Task<Dictionary<string, string>> NamesAsync(IEnumerable<string?> userIds, CancellationToken cancellationToken)
    {
        var ids = userIds.OfType<string>().Distinct().ToList();
        var names = (await users.FindAsync(ids, cancellationToken)).ToDictionary(user => user.Id, user => user.DisplayName);
        // People of the demonstration have no account.
        var unknown = ids.Where(id => !names.ContainsKey(id)).ToList();
        if (unknown.Count == 0)
            return names;
        var fictional = await data.Set<MenteeApplication>().Where(row => unknown.Contains(row.UserId) && row.FictionalName != null).Select(row => new { row.UserId, row.FictionalName })
            .Concat(data.Set<MentorApplication>().Where(row => unknown.Contains(row.UserId) && row.FictionalName != null).Select(row => new { row.UserId, row.FictionalName })).ToListAsync(cancellationToken);
        foreach (var person in fictional)
            names.TryAdd(person.UserId, person.FictionalName!);
        return names;
    }
}
