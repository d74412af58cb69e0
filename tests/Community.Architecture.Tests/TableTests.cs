using Community.Cms.Data;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

public sealed class TableTests(EndpointTests.House house) : IClassFixture<EndpointTests.House>
{
    [Fact]
    public void Every_table_that_is_described_is_part_of_the_model()
    {
        using var scope = house.Host.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDbContext>();
        var known = scope.ServiceProvider.GetRequiredService<KnownModules>();
        var described = known.Modules.Select(module => module.GetType().Assembly).Append(typeof(CommunityDbContext).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(entity => !entity.IsGenericParameter).ToList();
        described.Count.ShouldBeGreaterThan(60);
        described.Where(entity => db.Model.FindEntityType(entity) is null).Select(entity => entity.FullName).ShouldBeEmpty();
    }
}
