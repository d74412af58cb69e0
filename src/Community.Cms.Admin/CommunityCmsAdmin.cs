using Community.Abstractions.Navigation;
using Community.Cms.Admin.Accessibility;
using Community.Cms.Admin.Audit;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Help;
using Community.Cms.Admin.Media;
using Community.Cms.Admin.Permissions;
using Community.Cms.Admin.Settings;
using Community.Cms.Admin.Start;
using Community.Cms.Admin.Trees;
using Community.Cms.Admin.Types;
using Microsoft.AspNetCore.Mvc.Razor;
using Community.Cms.Admin.Scheduling;
using Community.Cms.Admin.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Admin;

/// <summary>The back office, as a host adds it. Its pages are Razor Pages below <c>/admin</c>.</summary>
public static class CommunityCmsAdmin
{
    /// <summary>Registers the back office's services.</summary>
    public static IServiceCollection AddCommunityCmsAdmin(this IServiceCollection services) => HouseDocuments.Add(services)
        .AddScoped<INavigationProvider, AdminNavigation>()
        .AddScoped<SideMenu>()
        .AddScoped<IHelpSource, AdminHelp>()
        .AddScoped<GuideBook>()
        .AddScoped<TodayDesk>()
        .AddScoped<AuditWords>()
        .AddScoped<RuleWords>()
        .AddScoped<IWaitingWorkSource, ContentWaiting>()
        .AddScoped<IWaitingWorkSource, FailingTasks>()
        .AddScoped<IWaitingWorkSource, PrivacyWaiting>()
        .AddScoped<ContentList>()
        .AddScoped<BulkWords>()
        .AddScoped<ApprovalQueue>()
        .AddScoped<EditorBinder>()
        .AddScoped<EditorLookups>()
        .AddScoped<EditorUploads>()
        .AddScoped<ItemWords>()
        .AddScoped<Translations>()
        .AddScoped<SourceTexts>()
        .AddScoped<ItemComparison>()
        .AddScoped<WritingDesk>()
        .AddScoped<WritingHelp>()
        .AddScoped<Schedule>()
        .AddScoped<IWaitingWorkSource, UnsavedWork>()
        .AddScoped<MediaUses>()
        .AddScoped<IWaitingWorkSource, MediaWaiting>()
        .AddScoped<RoleEditor>()
        .AddScoped<RoleWords>()
        .AddScoped<TypeWords>()
        .AddScoped<TaxonomyNames>()
        .AddScoped<TreeDesk>()
        .AddScoped<TermTraffic>()
        .AddScoped<MenuEntries>()
        // The preview of a type shows the editor's own partials.
        .Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Admin/Contents/{0}" + RazorViewEngine.ViewExtension));
}
