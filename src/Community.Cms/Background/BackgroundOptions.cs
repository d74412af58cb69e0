namespace Community.Cms.Background;

/// <summary>Configuration section <c>Community:Background</c>.</summary>
public sealed class BackgroundOptions
{
    /// <summary>Whether this node runs background tasks. Default: true; a node that only serves pages may switch it off.</summary>
    public bool Enabled { get; set; } = true;
}
