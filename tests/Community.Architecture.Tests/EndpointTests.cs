using Community.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

public sealed class EndpointTests(EndpointTests.House house) : IClassFixture<EndpointTests.House>
{
    [Fact]
    public async Task Every_endpoint_states_its_permission_or_that_it_is_open()
    {
        var endpoints = await EndpointsAsync();
        endpoints.Count.ShouldBeGreaterThan(30);
        endpoints.Where(endpoint => !States(endpoint.Metadata)).Select(endpoint => endpoint.Name).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_of_the_back_office_asks_for_a_permission()
    {
        var admin = (await EndpointsAsync()).Where(endpoint => endpoint.Route.StartsWith("admin", StringComparison.Ordinal)).ToList();
        admin.Count.ShouldBeGreaterThan(8);
        admin.Where(endpoint => endpoint.Metadata.OfType<IAllowAnonymous>().Any()
                || !endpoint.Metadata.OfType<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Policy)))
            .Select(endpoint => endpoint.Name).ShouldBeEmpty();
    }

    // An override of OnPageHandlerExecution… reads like a handler of a method named "Page": without [NonHandler] the framework prepares to fill its parameters, request and all.
    [Fact]
    public async Task A_page_handles_what_browsers_send_and_nothing_else()
    {
        var loader = house.Host.Services.GetRequiredService<PageLoader>();
        List<string> wrong = [];
        foreach (var endpoint in house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints)
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                wrong.AddRange((await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods
                    .Where(handler => handler.HttpMethod is not ("Get" or "Post")).Select(handler => $"{page.DisplayName} {handler.MethodInfo.Name}"));
        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void An_endpoint_that_states_nothing_would_be_caught() => States([new EndpointNameMetadata("forgotten")]).ShouldBeFalse();

    private static bool States(IReadOnlyList<object> metadata) => metadata.Any(data => data is IAuthorizeData or IAllowAnonymous);

    // A Razor Page's attributes are known once the page is loaded.
    private async Task<List<(string Name, string Route, IReadOnlyList<object> Metadata)>> EndpointsAsync()
    {
        var loader = house.Host.Services.GetRequiredService<PageLoader>();
        List<(string, string, IReadOnlyList<object>)> result = [];
        foreach (var endpoint in house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            IReadOnlyList<object> metadata = endpoint.Metadata;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                metadata = (await loader.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo!.GetCustomAttributes(inherit: true);
            result.Add((endpoint.DisplayName ?? "", endpoint.RoutePattern.RawText?.TrimStart('/') ?? "", metadata));
        }
        return result;
    }

    public sealed class House : IAsyncLifetime
    {
        public CommunityHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
