using Community.Abstractions.Modules;
using Community.Cms;
using Community.Cms.Admin;
using Community.Members;
using Community.Jobs;
using Community.Projects;
using Community.Mentoring;
using Community.Search;
using Community.Site;
using Community.Theme.Opale;
using Community.Web.Hosting;
using Community.Web.Setup;

ICommunityModule[] known = [new SearchModule(), new SiteModule(), new MembersModule(), new ProjectsModule(), new JobsModule(), new MentoringModule()];

// The configuration is read once: watching it would watch every folder below the working folder, half a second and some memory on a machine with many.
// Slim is without IIS and HTTP/3, which the house does not use and would load at each start.
var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.WebHost.UseKestrelHttpsConfiguration();
if (builder.Environment.IsDevelopment())
    builder.WebHost.UseStaticWebAssets();
builder.AddShortNames(args);
builder.AddDataFolder();
builder.AddTelemetry();
var modules = EnabledModules.From(known, builder.Configuration);

builder.Services.AddCommunityCms(builder.Configuration, known);
builder.Services.AddCommunityCmsAdmin();
foreach (var module in modules)
{
    builder.Services.AddSingleton(module.Manifest);
    module.AddServices(builder.Services, builder.Configuration);
}
builder.AddPages(modules);
builder.AddLimits();
builder.AddPublicCache();
builder.AddHealth();
builder.Services.AddSingleton<SiteOpening>();

var app = builder.Build();
// The other core opens the site while this one puts its pages together.
var opening = Task.Run(app.Services.GetRequiredService<SiteOpening>().OpenAsync);
app.UseErrors();
app.UseSecurityHeaders();
app.UseLanguages();
app.UseLimits();
app.UseRouting();
app.UsePublicCache();
app.UseRateLimiter();
app.UseAuthentication();
app.UseCommunityCms();
app.UseAuthorization();
app.UseOpenLanguages();

app.MapStaticAssets().AllowAnonymous();
app.MapOpale();
app.MapCommunityCms();
foreach (var module in modules)
    module.MapEndpoints(app);
app.MapRazorPages().WithStaticAssets();
app.MapHealth();

await opening;
await app.RunAsync();

/// <summary>The host; visible to tests.</summary>
public sealed partial class Program;
