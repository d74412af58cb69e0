namespace Community.Abstractions.Auditing;

/// <summary>What of an entry of the audit trail is put into words.</summary>
public enum AuditTerm
{
    /// <summary>What was done: <see cref="AuditEntry.Action"/>.</summary>
    Action,
    /// <summary>Kind of thing: <see cref="AuditEntry.ObjectKind"/>. Content types are named by their definition.</summary>
    Kind,
    /// <summary>A document of the site, by the name of its class.</summary>
    Settings,
    /// <summary>What changed: a name in <see cref="AuditEntry.Before"/> and <see cref="AuditEntry.After"/>, or a property of a document of the site.</summary>
    Detail,
    /// <summary>What it was or became, after the name of the detail and a dot: <c>State.Open</c>. Only for values that are constant names.</summary>
    Value,
}

/// <summary>
/// The words of what a module records in the audit trail. The trail keeps constant names, so that everybody reads it in their own language; a test looks for those
/// that have no words.
/// </summary>
public interface IAuditWordSource
{
    /// <summary>The words, in the current UI language; null when the name is none of ours.</summary>
    /// <param name="term">What the name stands for.</param>
    /// <param name="name">The name as recorded.</param>
    string? Find(AuditTerm term, string name);
}
