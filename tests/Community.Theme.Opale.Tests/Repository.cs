namespace Community.Theme.Opale.Tests;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files below a folder, without what is built or installed.</summary>
    public static IEnumerable<string> Files(string folder, params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "App_Data"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Community.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("Community.sln is not above the test's folder.");
    }
}
