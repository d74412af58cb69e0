namespace Community.Members.Contracts;

/// <summary>Something public that may be reported to the moderators.</summary>
/// <param name="Kind">Kind of thing, the source's <see cref="IReportableSource.Kind"/>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Url">App-relative address to see it in its place.</param>
/// <param name="OwnerId">Who answers for it; null when nobody does.</param>
/// <param name="Excerpt">Its words, plain text, for the moderator's queue.</param>
/// <param name="Hidden">Whether a moderator has hidden it.</param>
public sealed record Reportable(string Kind, string Id, string Title, string Url, string? OwnerId, string Excerpt, bool Hidden);

/// <summary>One kind of thing that can be reported and hidden. Registered as a scoped service by the module that owns the thing; its page links to <see cref="ReportAddress"/>.</summary>
public interface IReportableSource
{
    /// <summary>Constant name, e.g. <c>project</c>.</summary>
    string Kind { get; }

    /// <summary>The thing; null when there is none.</summary>
    Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Takes it away from readers, or gives it back. Part of the running unit of work: the moderation tells the owner, writes the audit trail and saves.</summary>
    Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default);
}

/// <summary>The form to report something.</summary>
public static class ReportAddress
{
    /// <summary>App-relative address of the form for one thing.</summary>
    public static string Of(string kind, string id) => $"~/signaler?kind={Uri.EscapeDataString(kind)}&id={Uri.EscapeDataString(id)}";
}
