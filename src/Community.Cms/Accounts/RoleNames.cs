namespace Community.Cms.Accounts;

/// <summary>Roles the engine itself gives; the recipe says what they allow.</summary>
public static class RoleNames
{
    /// <summary>May do everything; there is always one.</summary>
    public const string Administrator = nameof(Administrator);
    /// <summary>Writes and publishes.</summary>
    public const string Editor = nameof(Editor);
    /// <summary>Everybody with a confirmed address.</summary>
    public const string Member = nameof(Member);
}
