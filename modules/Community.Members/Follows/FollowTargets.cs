using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Members.Contracts;

namespace Community.Members.Follows;

/// <summary>What can be followed really exists for the reader.</summary>
internal sealed class FollowTargets(IMemberProfiles profiles, IContentReader reader, ITaxonomies taxonomies)
{
    /// <summary>Its name; null when there is nothing such for this reader.</summary>
    public async Task<string?> NameAsync(FollowTarget target, ClaimsPrincipal user, CancellationToken cancellationToken) => target.Kind switch
    {
        "member" when target.Id.Length <= 64 => (await profiles.FindAsync([target.Id], user, cancellationToken)).GetValueOrDefault(target.Id) is { Url: not null } member ? member.Name : null,
        "project" when ContentIds.IsValid(target.Id) => (await reader.GetAsync(target.Id, user, cancellationToken))?.DisplayText,
        "topic" => (await taxonomies.GetTermsAsync("topics", cancellationToken)).FirstOrDefault(term => term.Id == target.Id)?.Text,
        _ => null,
    };
}
