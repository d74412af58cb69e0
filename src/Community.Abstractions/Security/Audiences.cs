using System.Security.Claims;

namespace Community.Abstractions.Security;

/// <summary>Who may read an item.</summary>
public static class Audiences
{
    /// <summary>Everybody.</summary>
    public const string Public = "public";
    /// <summary>Everybody with a confirmed account.</summary>
    public const string Members = "members";
    /// <summary>Participants and staff of the mentoring programme.</summary>
    public const string Mentoring = "mentoring";
    /// <summary>The house's staff.</summary>
    public const string Staff = "staff";
    /// <summary>The item's owner alone.</summary>
    public const string Owner = "owner";

    /// <summary>All of them, widest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Public, Members, Mentoring, Staff, Owner];
}

/// <summary>Anything with an audience and an owner: rows of index tables, search documents.</summary>
public interface IReadable
{
    /// <summary>One of <see cref="Audiences"/>.</summary>
    string Audience { get; }
    /// <summary>User id of the owner.</summary>
    string? Owner { get; }
}

/// <summary>
/// What one person may read. This is the one place of the audience rule: pages, search and the API all ask it, and put it inside their query.
/// Permissions are claims of type <see cref="Permission.ClaimType"/>, which the host adds from the person's roles.
/// </summary>
/// <param name="UserId">The person; null for a visitor.</param>
/// <param name="Audiences">Audiences whose items the person may read, besides their own items.</param>
public sealed record Reader(string? UserId, IReadOnlyList<string> Audiences)
{
    /// <summary>A visitor without account.</summary>
    public static Reader Anonymous { get; } = new(null, [Security.Audiences.Public]);

    /// <summary>The rule.</summary>
    public static Reader Of(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
            return Anonymous;
        List<string> audiences = [Security.Audiences.Public, Security.Audiences.Members];
        if (user.HasPermission(CommonPermissions.ReadMentoringContent))
            audiences.Add(Security.Audiences.Mentoring);
        if (user.HasPermission(CommonPermissions.ReadStaffContent))
            audiences.Add(Security.Audiences.Staff);
        return new(user.FindFirstValue(ClaimTypes.NameIdentifier), audiences);
    }

    /// <summary>Whether this person may read <paramref name="item"/>.</summary>
    public bool CanRead(IReadable item) => CanRead(item.Audience, item.Owner);

    /// <summary>Whether this person may read something with this audience and owner.</summary>
    public bool CanRead(string audience, string? owner) => Audiences.Contains(audience) || (UserId is not null && owner == UserId);

    /// <summary>A key that is equal for people who may read the same audiences, for caches of what does not depend on ownership.</summary>
    public string AudienceKey => string.Join('+', Audiences);
}

/// <summary>Puts the audience rule into queries.</summary>
public static class ReaderQueries
{
    /// <summary>Only what <paramref name="reader"/> may read, decided by the database.</summary>
    public static IQueryable<T> ReadableBy<T>(this IQueryable<T> rows, Reader reader) where T : class, IReadable
    {
        var audiences = reader.Audiences.ToArray();
        var userId = reader.UserId;
        return userId is null
            ? rows.Where(row => audiences.Contains(row.Audience))
            : rows.Where(row => audiences.Contains(row.Audience) || row.Owner == userId);
    }

    /// <summary>Whether the person holds a permission, or one that implies it.</summary>
    public static bool HasPermission(this ClaimsPrincipal user, string permission) =>
        user.HasClaim(Permission.ClaimType, permission) || user.HasClaim(Permission.ClaimType, CommonPermissions.SiteOwner);
}
