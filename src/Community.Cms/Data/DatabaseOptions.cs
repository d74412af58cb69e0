namespace Community.Cms.Data;

/// <summary>Configuration section <c>Community:Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (default) or <c>PostgreSql</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>Connection string; for SQLite the default is <c>community.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }
}
