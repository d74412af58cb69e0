using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Abstractions.Modules;

/// <summary>What a module says of itself.</summary>
/// <param name="Id">Assembly name, e.g. <c>Community.Search</c>; the name in <c>Community:Modules</c>.</param>
/// <param name="Name">Name in the back office.</param>
/// <param name="Description">What it does for people, in a sentence.</param>
/// <param name="Dependencies">Ids of the modules it cannot do without.</param>
public sealed record ModuleManifest(string Id, string Name, string Description, IReadOnlyList<string> Dependencies);

/// <summary>A module: a manifest, and what it adds: services, endpoints, tables. One public class with a parameterless constructor in each module assembly.</summary>
public interface ICommunityModule
{
    /// <summary>What the module says of itself.</summary>
    ModuleManifest Manifest { get; }

    /// <summary>Registers the module's services.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps endpoints that are not Razor Pages. Each states its permission or that it is open.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints);

    /// <summary>Adds the configuration of each of the module's entities to the one model; by default there is none. Asked for disabled modules too, so that migrations do not depend on configuration.</summary>
    void DescribeTables(ModelBuilder model) { }
}
