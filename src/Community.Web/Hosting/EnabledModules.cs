using Community.Abstractions.Modules;

namespace Community.Web.Hosting;

/// <summary>Which of the modules the host knows are switched on.</summary>
internal static class EnabledModules
{
    /// <summary>Reads <c>Community:Modules</c> (ids); all are on when it is not set.</summary>
    /// <exception cref="InvalidOperationException">A module is unknown, or one it depends on is not on; the message names both.</exception>
    public static IReadOnlyList<ICommunityModule> From(IReadOnlyList<ICommunityModule> known, IConfiguration configuration)
    {
        var wanted = configuration.GetSection("Community:Modules").Get<string[]>();
        if (wanted is null)
            return known;
        foreach (var id in wanted)
            if (known.All(module => module.Manifest.Id != id))
                throw new InvalidOperationException(
                    $"Community:Modules names '{id}', which this program does not have. It has: {string.Join(", ", known.Select(module => module.Manifest.Id))}.");
        foreach (var module in known.Where(module => wanted.Contains(module.Manifest.Id)))
            foreach (var dependency in module.Manifest.Dependencies)
                if (!wanted.Contains(dependency))
                    throw new InvalidOperationException(
                        $"The module '{module.Manifest.Id}' needs the module '{dependency}', which is not in Community:Modules.");
        return [.. known.Where(module => wanted.Contains(module.Manifest.Id))];
    }
}
