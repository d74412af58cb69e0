namespace Community.Web.Hosting;

internal static class DataFolder
{
    /// <summary>
    /// Makes the paths of the configuration absolute: <c>Community:DataPath</c> (default <c>App_Data</c>: beside the solution when run from its sources, else in
    /// the working folder) and <c>Community:RecipesPath</c> (default: the recipes delivered with the program).
    /// </summary>
    public static void AddDataFolder(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration["Community:DataPath"];
        var data = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? Path.Combine(Home(builder.Environment.ContentRootPath), "App_Data") : configured);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(data);
        else
            Directory.CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        builder.Configuration["Community:DataPath"] = data;

        var recipes = builder.Configuration["Community:RecipesPath"];
        builder.Configuration["Community:RecipesPath"] =
            Path.GetFullPath(string.IsNullOrWhiteSpace(recipes) ? Path.Combine(AppContext.BaseDirectory, "recipes") : recipes);
    }

    private static string Home(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Community.sln")))
                return folder.FullName;
        return contentRoot;
    }
}
