using System.Text.Json.Nodes;

namespace Community.Abstractions.Accounts;

/// <summary>What erasing an account does to something of the person's.</summary>
public enum ErasureKind
{
    /// <summary>It is deleted.</summary>
    Deleted,
    /// <summary>It stays without anything that tells of the person.</summary>
    Anonymised,
    /// <summary>It stays as it is, for the reason told.</summary>
    Kept,
    /// <summary>It goes to the account that remains; only when two accounts are merged.</summary>
    Moved,
}

/// <summary>One line of what an erasure would do.</summary>
/// <param name="What">Kind of thing, in the current UI language.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Kind">What becomes of them.</param>
/// <param name="Why">The reason, a sentence in the current UI language.</param>
public sealed record ErasureLine(string What, int Count, ErasureKind Kind, string Why);

/// <summary>A file of a person's export.</summary>
/// <param name="Name">File name, such as <c>cv.pdf</c>.</param>
/// <param name="OpenAsync">Opens its content.</param>
public sealed record PersonalFile(string Name, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>One part of a person's export.</summary>
/// <param name="Title">What it is, in the current UI language.</param>
/// <param name="Data">The data, readable by people and machines.</param>
public sealed record PersonalRecords(string Title, JsonNode Data)
{
    /// <summary>Files that belong to it.</summary>
    public IReadOnlyList<PersonalFile> Files { get; init; } = [];
}

/// <summary>The personal data that one module keeps: how it is exported and erased. Registered as a scoped service; the engine asks every source.</summary>
public interface IPersonalDataSource
{
    /// <summary>Constant name, used for the folder in the archive, e.g. <c>members</c>.</summary>
    string Name { get; }

    /// <summary>All that the module keeps of a person; empty when it keeps nothing.</summary>
    Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken);

    /// <summary>What <see cref="EraseAsync"/> would do now; lines with a count of 0 are left out.</summary>
    Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Does it, inside the transaction that erases the account. Repeats are harmless. Must not save: the engine does.</summary>
    Task EraseAsync(string userId, CancellationToken cancellationToken);

    /// <summary>What <see cref="MergeAsync"/> would do now. A source that moves nothing erases what belongs to the account that goes, and this says so.</summary>
    /// <param name="fromUserId">The account that goes.</param>
    /// <param name="intoUserId">The account that remains.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<ErasureLine>> PreviewMergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken) => PreviewAsync(fromUserId, cancellationToken);

    /// <summary>Gives one account's things to another, inside the transaction that merges them. Afterwards nothing may refer to the first. Must not save: the engine does.</summary>
    Task MergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken) => EraseAsync(fromUserId, cancellationToken);
}
