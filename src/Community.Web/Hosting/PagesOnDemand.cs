using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community.Web.Hosting;

/// <summary>
/// A page's model is looked into when the page is first asked for, instead of all two hundred at each start: a quarter of the memory and of the time. Routes are
/// known from the start; what a model says (its permission, its handlers) is loaded after the route has matched and before anything acts on it.
/// </summary>
internal static class PagesOnDemand
{
    /// <summary>Replaces the framework's loading of all pages; call it before Razor Pages are added.</summary>
    public static void AddPagesOnDemand(this IServiceCollection services)
    {
        services.AddSingleton<IActionDescriptorProvider, PageActionDescriptorProvider>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, Loading>());
    }

    private sealed class Loading(IServiceProvider services) : MatcherPolicy, IEndpointSelectorPolicy
    {
        // Asked for late: the loader is made of services that need the matcher.
        private PageLoader? _loader;

        // Before every other policy: they read what the model says.
        public override int Order => int.MinValue + 100;

        public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
            endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

        public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
        {
            _loader ??= services.GetRequiredService<PageLoader>();
            for (var i = 0; i < candidates.Count; i++)
            {
                if (candidates[i].Endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                    continue;
                var loading = _loader.LoadAsync(page, candidates[i].Endpoint.Metadata);
                if (!loading.IsCompletedSuccessfully)
                    return FinishAsync(loading, i, candidates);
                Replace(candidates, i, loading.Result);
            }
            return Task.CompletedTask;
        }

        private async Task FinishAsync(Task<CompiledPageActionDescriptor> loading, int index, CandidateSet candidates)
        {
            Replace(candidates, index, await loading);
            for (var i = index + 1; i < candidates.Count; i++)
                if (candidates[i].Endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                    Replace(candidates, i, await _loader!.LoadAsync(page, candidates[i].Endpoint.Metadata));
        }

        private static void Replace(CandidateSet candidates, int index, CompiledPageActionDescriptor loaded) =>
            candidates.ReplaceEndpoint(index, loaded.Endpoint, candidates[index].Values);
    }
}
