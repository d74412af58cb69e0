using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Community.Migrations.Sqlite;

internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<CommunityDbContext>
{
    public CommunityDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<CommunityDbContext>().UseSqlite("Data Source=unused", o => o.MigrationsAssembly(GetType().Assembly.GetName().Name)).Options,
        new ModelAssemblies([typeof(CommunityDbContext).Assembly, typeof(Community.Site.SiteModule).Assembly, typeof(Community.Search.SearchModule).Assembly,
            typeof(Community.Members.MembersModule).Assembly, typeof(Community.Jobs.JobsModule).Assembly, typeof(Community.Projects.ProjectsModule).Assembly,
            typeof(Community.Mentoring.MentoringModule).Assembly]));
}
