namespace Community.Abstractions.Accounts;

/// <summary>A person with an account, as others may see them.</summary>
/// <param name="Id">User id.</param>
/// <param name="DisplayName">Name shown.</param>
public sealed record UserSummary(string Id, string DisplayName);

/// <summary>Finds people for pickers and mails.</summary>
public interface IUserDirectory
{
    /// <summary>People by id; unknown ids are left out.</summary>
    Task<IReadOnlyList<UserSummary>> FindAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default);

    /// <summary>People whose name holds <paramref name="text"/>, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<UserSummary>> SearchAsync(string text, int max, CancellationToken cancellationToken = default);

    /// <summary>Confirmed e-mail address and language of a person, to write to them; null when they have none.</summary>
    Task<(string Email, string Culture)?> GetContactAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>The same for many people in one query, by user id; those without a confirmed address are left out.</summary>
    Task<IReadOnlyDictionary<string, (string Email, string Culture)>> GetContactsAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default);
}
