namespace Community.Abstractions.Privacy;

/// <summary>Why personal data may be kept: the bases of article 6 of the GDPR that a house needs.</summary>
public enum LegalBasis
{
    /// <summary>The person agreed and may take it back (6.1.a).</summary>
    Consent,
    /// <summary>The person asked for a service that needs it (6.1.b).</summary>
    Contract,
    /// <summary>A law demands it (6.1.c).</summary>
    LegalObligation,
    /// <summary>A task in the public interest (6.1.e).</summary>
    PublicInterest,
    /// <summary>An interest of the house that does not outweigh the person’s (6.1.f).</summary>
    LegitimateInterest,
}

/// <summary>One kind of personal data that the house keeps, as it stands in the register of article 30 of the GDPR. Texts are in the current UI language.</summary>
/// <param name="Name">Constant name, unique over all sources, e.g. <c>accounts</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Whose">Whose data it is.</param>
/// <param name="Purpose">What it is kept for.</param>
/// <param name="Basis">Why it may be kept.</param>
/// <param name="Readers">Who gets to see it.</param>
/// <param name="Retention">How long it is kept, with the periods as they are set now.</param>
public sealed record DataClass(string Name, string Title, string Whose, string Purpose, LegalBasis Basis, string Readers, string Retention);

/// <summary>What one module adds to the register. Registered as a scoped service.</summary>
public interface IDataRegisterSource
{
    /// <summary>The module's kinds of personal data.</summary>
    Task<IReadOnlyList<DataClass>> GetAsync(CancellationToken cancellationToken);
}
