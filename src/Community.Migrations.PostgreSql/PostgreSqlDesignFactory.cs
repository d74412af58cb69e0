using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Community.Migrations.PostgreSql;

internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<CommunityDbContext>
{
    public CommunityDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<CommunityDbContext>().UseNpgsql("Host=unused", o => o.MigrationsAssembly(GetType().Assembly.GetName().Name)).Options,
        new KnownModules([new Community.Site.SiteModule(), new Community.Search.SearchModule(), new Community.Members.MembersModule(), new Community.Jobs.JobsModule(),
            new Community.Projects.ProjectsModule(), new Community.Mentoring.MentoringModule()]));
}
