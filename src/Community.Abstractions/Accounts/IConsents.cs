namespace Community.Abstractions.Accounts;

/// <summary>Something that a person may agree to.</summary>
/// <param name="Name">Constant name, e.g. <c>external-video</c>.</param>
/// <param name="Version">Changes when the text does: an agreement to another text does not count.</param>
/// <param name="Title">What is agreed to, in the current UI language.</param>
/// <param name="Description">What happens then, with whom and for how long, in the current UI language.</param>
public sealed record ConsentPurpose(string Name, string Version, string Title, string Description);

/// <summary>Declares the purposes of a module.</summary>
public interface IConsentPurposes
{
    /// <summary>The purposes, in the current UI language.</summary>
    IEnumerable<ConsentPurpose> GetPurposes();
}

/// <summary>One decision of a person.</summary>
/// <param name="Purpose">Name of the purpose.</param>
/// <param name="Version">Version of the text decided about.</param>
/// <param name="Given">Given, or withdrawn.</param>
/// <param name="DecidedUtc">When (UTC).</param>
public sealed record ConsentDecision(string Purpose, string Version, bool Given, DateTime DecidedUtc);

/// <summary>What people agreed to. Decisions are only added, so that the history stays.</summary>
public interface IConsents
{
    /// <summary>Whether the person agrees now to the current text of a purpose. A purpose that no module declares is agreed to by nobody.</summary>
    Task<bool> HasAsync(string userId, string purpose, CancellationToken cancellationToken = default);

    /// <summary>Notes a decision; one that changes nothing is not noted. False when no module declares the purpose.</summary>
    Task<bool> DecideAsync(string userId, string purpose, bool given, CancellationToken cancellationToken = default);

    /// <summary>All decisions of a person, newest first.</summary>
    Task<IReadOnlyList<ConsentDecision>> HistoryAsync(string userId, CancellationToken cancellationToken = default);
}

/// <summary>A consent that a module keeps itself, beside what it is about, and not through <see cref="IConsents"/>.</summary>
/// <param name="Title">What was agreed to, in the current UI language.</param>
/// <param name="Description">What happens then, with whom and for how long, in the current UI language.</param>
/// <param name="GivenUtc">When it was last given (UTC).</param>
/// <param name="WithdrawnUtc">When it was withdrawn (UTC); null while it holds.</param>
public sealed record KeptConsent(string Title, string Description, DateTime GivenUtc, DateTime? WithdrawnUtc)
{
    /// <summary>Page where it is withdrawn or given again, starting with <c>~/</c>; null when the person cannot do so on their own.</summary>
    public string? Url { get; init; }
}

/// <summary>Shows a person the consents that one module keeps itself. Registered as a scoped service; the page of consents asks every source.</summary>
public interface IKeptConsentSource
{
    /// <summary>Those that the person gave, withdrawn ones too; empty when they gave none.</summary>
    Task<IReadOnlyList<KeptConsent>> ListAsync(string userId, CancellationToken cancellationToken);
}
