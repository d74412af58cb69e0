using Community.Abstractions.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts;

internal sealed class UserDirectory(CommunityDbContext db) : IUserDirectory
{
    public async Task<IReadOnlyList<UserSummary>> FindAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default)
    {
        var ids = userIds.Distinct().ToArray();
        return ids.Length == 0
            ? []
            : await db.Users.Where(user => ids.Contains(user.Id)).OrderBy(user => user.SearchName)
                .Select(user => new UserSummary(user.Id, user.DisplayName)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UserSummary>> SearchAsync(string text, int max, CancellationToken cancellationToken = default)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return [];
        var pattern = NameSearch.Containing(text);
        return await db.Users.Where(user => user.EmailConfirmed && EF.Functions.Like(user.SearchName, pattern, "\\"))
            .OrderBy(user => user.SearchName).ThenBy(user => user.Id).Take(Math.Clamp(max, 0, 100))
            .Select(user => new UserSummary(user.Id, user.DisplayName)).ToListAsync(cancellationToken);
    }

    public async Task<(string Email, string Culture)?> GetContactAsync(string userId, CancellationToken cancellationToken = default)
    {
        var contact = await db.Users.Where(user => user.Id == userId && user.EmailConfirmed && user.Email != null)
            .Select(user => new { user.Email, user.Culture }).FirstOrDefaultAsync(cancellationToken);
        return contact is null ? null : (contact.Email!, contact.Culture);
    }

    public async Task<IReadOnlyDictionary<string, (string Email, string Culture)>> GetContactsAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default)
    {
        var ids = userIds.Distinct().ToArray();
        var contacts = ids.Length == 0
            ? []
            : await db.Users.Where(user => ids.Contains(user.Id) && user.EmailConfirmed && user.Email != null).Select(user => new { user.Id, user.Email, user.Culture }).ToListAsync(cancellationToken);
        return contacts.ToDictionary(contact => contact.Id, contact => (contact.Email!, contact.Culture));
    }
}
