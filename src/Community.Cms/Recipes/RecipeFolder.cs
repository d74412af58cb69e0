namespace Community.Cms.Recipes;

/// <summary>Files beside a recipe. What leads out of its folder is not there.</summary>
internal static class RecipeFolder
{
    /// <summary>The full path of an existing file below <paramref name="folder"/>, else null.</summary>
    public static string? Find(string? folder, string path)
    {
        if (folder is null || string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(path.Replace('\\', '/'), root);
        return full.StartsWith(root, StringComparison.Ordinal) && File.Exists(full) ? full : null;
    }
}
