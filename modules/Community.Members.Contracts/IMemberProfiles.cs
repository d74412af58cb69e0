using System.Security.Claims;

namespace Community.Members.Contracts;

/// <summary>A person as lists and pages of other modules name them.</summary>
/// <param name="UserId">Account.</param>
/// <param name="Name">Name shown; a neutral word when the account is gone or its profile hidden from this reader.</param>
/// <param name="Headline">One line about the person, when this reader may see it.</param>
/// <param name="Url">App-relative address of the profile (<c>~/annuaire/…</c>); null when this reader has none to open.</param>
/// <param name="PicturePath">Path of the picture in the media library, when this reader may see it; without one a rosette of the user id is shown.</param>
public sealed record MemberSummary(string UserId, string Name, string? Headline, string? Url, string? PicturePath);

/// <summary>Profiles for other modules.</summary>
public interface IMemberProfiles
{
    /// <summary>One summary for each id, as <paramref name="reader"/> may see it; a constant number of queries.</summary>
    Task<IReadOnlyDictionary<string, MemberSummary>> FindAsync(IEnumerable<string> userIds, ClaimsPrincipal reader, CancellationToken cancellationToken = default);
}
