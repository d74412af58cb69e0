using Community.Abstractions.Modules;

namespace Community.Cms.Data;

/// <summary>Every module the host knows, enabled or not: their tables are part of the model.</summary>
/// <param name="Modules">In any order.</param>
public sealed record KnownModules(IReadOnlyList<ICommunityModule> Modules);
