namespace Community.Benchmarks;

/// <summary>Where the host's own files are, for measures that go through the whole of it.</summary>
internal static class HostFiles
{
    /// <summary>Folder of the host's project.</summary>
    /// <exception cref="InvalidOperationException">The program runs outside the repository.</exception>
    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Community.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("Run it inside the repository.");
            return Path.Combine(folder.FullName, "src", "Community.Web");
        }
    }
}
