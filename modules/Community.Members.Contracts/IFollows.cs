namespace Community.Members.Contracts;

/// <summary>Something a person can follow.</summary>
/// <param name="Kind">Kind of thing: <c>member</c>, <c>project</c>, <c>topic</c>.</param>
/// <param name="Id">User id, content item id or term id.</param>
public sealed record FollowTarget(string Kind, string Id);

/// <summary>News about something that is followed; goes into its followers' digests.</summary>
/// <param name="Target">What it is about.</param>
/// <param name="Title">A line that says what happened, French.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Url">App-relative address to read on.</param>
/// <param name="ActorId">Who did it: never told themselves.</param>
public sealed record FollowNews(FollowTarget Target, string Title, string TitleEn, string Url, string? ActorId);

/// <summary>What the partial <c>_FollowButton</c> of the members module shows: a form that follows or stops following.</summary>
/// <param name="Target">What it is about.</param>
/// <param name="Following">Whether the reader follows it already.</param>
/// <param name="Name">Its name, for screen readers.</param>
public sealed record FollowButton(FollowTarget Target, bool Following, string Name);

/// <summary>Following, for other modules.</summary>
public interface IFollows
{
    /// <summary>Whether a person follows something.</summary>
    Task<bool> IsFollowingAsync(string userId, FollowTarget target, CancellationToken cancellationToken = default);

    /// <summary>How many people follow something.</summary>
    Task<int> CountAsync(FollowTarget target, CancellationToken cancellationToken = default);

    /// <summary>Tells the followers, each in the rhythm they chose. Part of the running unit of work: the caller saves.</summary>
    Task TellAsync(FollowNews news, CancellationToken cancellationToken = default);
}
