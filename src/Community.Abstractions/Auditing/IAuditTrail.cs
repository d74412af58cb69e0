using System.Security.Claims;

namespace Community.Abstractions.Auditing;

/// <summary>Something a person did that others may have to answer for.</summary>
/// <param name="Action">What was done, a constant name such as <c>ProfileHidden</c>.</param>
/// <param name="ObjectKind">Kind of thing it was done to, such as a content type or <c>Account</c>.</param>
/// <param name="ObjectId">Its id.</param>
/// <param name="ObjectTitle">What it was called then; the entry outlives the thing.</param>
public sealed record AuditEntry(string Action, string ObjectKind, string ObjectId, string ObjectTitle)
{
    /// <summary>Why, in the words of the person who did it.</summary>
    public string? Reason { get; init; }
    /// <summary>What matters of the state before, by name.</summary>
    public IReadOnlyDictionary<string, string?> Before { get; init; } = new Dictionary<string, string?>();
    /// <summary>The same after.</summary>
    public IReadOnlyDictionary<string, string?> After { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Who did what, when and from where. Entries cannot be changed; they go when their retention ends.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Adds an entry to the running unit of work: it is stored if and only if what it tells of is, by <see cref="Data.ICommunityData.SaveChangesAsync"/>.
    /// The time and, inside a request, the network address are the engine's to add.
    /// </summary>
    /// <param name="entry">What was done.</param>
    /// <param name="actor">Who did it; null for the site itself.</param>
    void Record(AuditEntry entry, ClaimsPrincipal? actor);
}
