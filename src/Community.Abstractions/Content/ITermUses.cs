namespace Community.Abstractions.Content;

/// <summary>How much of something carries a term.</summary>
/// <param name="Text">What it is, in the plural and the current UI language: “Profiles of members”.</param>
/// <param name="Count">How many.</param>
public sealed record TermUse(string Text, int Count);

/// <summary>
/// Terms of taxonomies that a module keeps in tables of its own. Content items need none of this: the engine finds the terms of their fields itself.
/// </summary>
public interface ITermUses
{
    /// <summary>What of the module carries a term; nothing that is zero.</summary>
    Task<IReadOnlyList<TermUse>> CountAsync(string termId, CancellationToken cancellationToken);

    /// <summary>
    /// Puts another term in the place of one, or takes it away, everywhere in the module's tables. Part of the running transaction; the taxonomy itself is changed after it.
    /// </summary>
    /// <param name="termId">The term that goes.</param>
    /// <param name="by">The term in its place; null when there is none.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    Task ReplaceAsync(string termId, TermInfo? by, CancellationToken cancellationToken);

    /// <summary>App-relative address of the page where staff decide about terms that were proposed for a taxonomy; null when the module has none for it.</summary>
    string? ProposalsFor(string taxonomyAlias) => null;
}
