using System.Reflection;
using Community.Abstractions.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Data;

internal static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, IEnumerable<Assembly> moduleAssemblies)
    {
        var options = configuration.GetSection("Community:Database").Get<DatabaseOptions>() ?? new();
        var dataPath = configuration["Community:DataPath"] ?? throw new InvalidOperationException("Community:DataPath is not set.");
        services.AddSingleton(new ModelAssemblies([typeof(DataServices).Assembly, .. moduleAssemblies]));
        // The options are the same for everybody: made once, not at each request, which cost a fifth of a signed-in page.
        services.AddDbContext<CommunityDbContext>(builder => Configure(builder, options, dataPath), optionsLifetime: ServiceLifetime.Singleton);
        services.AddScoped<ICommunityData>(provider => provider.GetRequiredService<CommunityDbContext>());
        services.AddScoped<DatabaseUpgrade>();
        return services;
    }

    /// <exception cref="InvalidOperationException">The provider is unknown, or PostgreSQL has no connection string.</exception>
    private static void Configure(DbContextOptionsBuilder builder, DatabaseOptions options, string dataPath)
    {
        builder.ConfigureWarnings(warnings => warnings.Ignore(
            CoreEventId.RowLimitingOperationWithoutOrderByWarning,
            // A module need not have tables.
            CoreEventId.NoEntityTypeConfigurationsWarning));
        switch (options.Provider)
        {
            case "Sqlite":
                var connection = new SqliteConnectionStringBuilder(options.ConnectionString ?? $"Data Source={Path.Combine(dataPath, "community.db")}")
                {
                    // Seconds to wait for another writer.
                    DefaultTimeout = 30,
                };
                builder.UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly("Community.Migrations.Sqlite")
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
                break;
            case "PostgreSql":
                if (string.IsNullOrWhiteSpace(options.ConnectionString))
                    throw new InvalidOperationException("Community:Database:ConnectionString is needed with Community:Database:Provider = PostgreSql.");
                builder.UseNpgsql(options.ConnectionString, npgsql => npgsql.MigrationsAssembly("Community.Migrations.PostgreSql")
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
                break;
            default:
                throw new InvalidOperationException($"Community:Database:Provider is '{options.Provider}'; it can be Sqlite or PostgreSql.");
        }
    }
}
