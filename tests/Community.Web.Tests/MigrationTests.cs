using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

public sealed class MigrationTests
{
    private static readonly KnownModules Known = new(
        [new Community.Site.SiteModule(), new Community.Search.SearchModule(), new Community.Members.MembersModule(), new Community.Jobs.JobsModule(),
            new Community.Projects.ProjectsModule(), new Community.Mentoring.MentoringModule()]);

    [Fact]
    public void The_SQLite_migrations_match_the_model() =>
        Pending(new DbContextOptionsBuilder<CommunityDbContext>().UseSqlite("Data Source=unused", o => o.MigrationsAssembly("Community.Migrations.Sqlite")))
            .ShouldBeFalse();

    [Fact]
    public void The_PostgreSQL_migrations_match_the_model() =>
        Pending(new DbContextOptionsBuilder<CommunityDbContext>().UseNpgsql("Host=unused", o => o.MigrationsAssembly("Community.Migrations.PostgreSql")))
            .ShouldBeFalse();

    [Fact]
    public void A_forgotten_migration_would_be_caught()
    {
        // The engine alone lacks the modules' tables, which the migrations have.
        using var db = new CommunityDbContext(
            new DbContextOptionsBuilder<CommunityDbContext>().UseSqlite("Data Source=unused", o => o.MigrationsAssembly("Community.Migrations.Sqlite"))
                .EnableServiceProviderCaching(false).Options,
            new KnownModules([]));
        db.Database.HasPendingModelChanges().ShouldBeTrue();
    }

    private static bool Pending(DbContextOptionsBuilder<CommunityDbContext> options)
    {
        using var db = new CommunityDbContext(options.EnableServiceProviderCaching(false).Options, Known);
        return db.Database.HasPendingModelChanges();
    }
}
