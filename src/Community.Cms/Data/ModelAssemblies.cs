using System.Reflection;

namespace Community.Cms.Data;

/// <summary>Assemblies whose entity configurations make up the model: the engine's and every module's.</summary>
/// <param name="Assemblies">In any order.</param>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);
