using System.Collections.Frozen;

namespace Community.Theme.Opale.Icons;

/// <summary>The icons that the sprite holds.</summary>
public static class IconNames
{
    /// <summary>All of them, from <c>Assets/icons.txt</c>.</summary>
    public static FrozenSet<string> All { get; } = Read();

    private static FrozenSet<string> Read()
    {
        using var list = new StreamReader(typeof(IconNames).Assembly.GetManifestResourceStream("icons.txt")!);
        return list.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }
}
