namespace Community.Testing;

/// <summary>Folders below the system's temporary folder, removed when the test run ends.</summary>
public static class TestFolders
{
    private static readonly string Root = CreateRoot();

    /// <summary>A new empty folder.</summary>
    public static string New() => Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("n"))).FullName;

    /// <summary>A new folder with the files of another one.</summary>
    public static string Copy(string source)
    {
        var target = New();
        foreach (var folder in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(source, folder)));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            if (!file.EndsWith("write.lock", StringComparison.Ordinal))
                File.Copy(file, Path.Combine(target, Path.GetRelativePath(source, file)));
        return target;
    }

    private static string CreateRoot()
    {
        var root = Directory.CreateTempSubdirectory("community-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(root, recursive: true);
            }
            catch (IOException)
            {
                // A host that is still closing keeps a file open; the system clears its temporary folder itself.
            }
        };
        return root;
    }
}
