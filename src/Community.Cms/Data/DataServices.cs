using Community.Abstractions.Data;
using Community.Abstractions.Modules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Data;

internal static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<ICommunityModule> known)
    {
        var options = configuration.GetSection("Community:Database").Get<DatabaseOptions>() ?? new();
        var dataPath = configuration["Community:DataPath"] ?? throw new InvalidOperationException("Community:DataPath is not set.");
        services.AddSingleton(new KnownModules(known));
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
                UseSqlite(builder, options.ConnectionString ?? $"Data Source={Path.Combine(dataPath, "community.db")}");
                break;
            case "PostgreSql":
                if (string.IsNullOrWhiteSpace(options.ConnectionString))
                    throw new InvalidOperationException("Community:Database:ConnectionString is needed with Community:Database:Provider = PostgreSql.");
                UsePostgreSql(builder, options.ConnectionString);
                break;
            default:
                throw new InvalidOperationException($"Community:Database:Provider is '{options.Provider}'; it can be Sqlite or PostgreSql.");
        }
    }

    // One method for each provider: the library of the other one is never loaded.
    private static void UseSqlite(DbContextOptionsBuilder builder, string connectionString)
    {
        // Seconds to wait for another writer.
        var connection = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 30 };
        builder.UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly("Community.Migrations.Sqlite")
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
    }

    private static void UsePostgreSql(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly("Community.Migrations.PostgreSql")
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
}
