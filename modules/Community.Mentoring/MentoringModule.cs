using Community.Abstractions.Auditing;
using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Modules;
using Community.Abstractions.Navigation;
using Community.Abstractions.Privacy;
using Community.Abstractions.Recipes;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Figures;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Community.Mentoring.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Mentoring;

/// <summary>Women going digital find the right mentor: applications, rounds, pairs.</summary>
public sealed class MentoringModule : ICommunityModule
{
    internal const string StrangersPolicy = "mentoring-strangers";

    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Mentoring", "Mentoring", "Women who want to enter digital work or move up in it find the right mentor, explained and capped.", []);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Community.Abstractions.Mail.IMailKindSource, MentoringMailKinds>();
        services.AddScoped<IPermissionProvider, MentoringPermissions>();
        services.AddScoped<INavigationProvider, MentoringNavigation>();
        services.AddScoped<IAuditWordSource, MentoringAuditWords>();
        services.AddScoped<IHelpSource, MentoringHelp>();
        services.AddScoped<IWaitingWorkSource, MentoringWaiting>();
        services.AddScoped<IPersonalDataSource, MentoringPersonalData>();
        services.AddScoped<IDataRegisterSource, MentoringRegister>();
        services.AddScoped<IAccessLogSource, MentoringAccessLog>();
        services.AddScoped<IKeptConsentSource, MentoringConsents>();
        services.AddSingleton<IDefinitionNeeds, MentoringNeeds>();
        services.AddScoped<ITermUses, ApplicationTerms>();
        services.AddScoped<IBackgroundTask, MentoringTask>();
        services.AddScoped<Words>();
        services.AddScoped<ScoreSentence>();
        services.AddScoped<PeopleLoader>();
        services.AddScoped<RoundDesk>();
        services.AddScoped<MentoringMails>();
        services.AddScoped<Rerouting>();
        services.AddScoped<Proposals>();
        services.AddScoped<Space>();
        services.AddScoped<Desk>();
        services.AddScoped<ProgrammeFigures>();
        services.AddScoped<IRecipeStep, Demo.DemoStep>();
        services.AddRateLimiter(options => options.AddPolicy(StrangersPolicy, StrangerLimits.Of));
        services.AddSingleton(_ => new MemberLimits(configuration.GetValue("Community:Mentoring:RateLimit", MemberLimits.Forms)));
    }

    /// <inheritdoc />
    public void DescribeTables(ModelBuilder model) => model
        .ApplyConfiguration(new MenteeApplicationConfiguration())
        .ApplyConfiguration(new MentorApplicationConfiguration())
        .ApplyConfiguration(new PrivateReadingConfiguration())
        .ApplyConfiguration(new RoundConfiguration())
        .ApplyConfiguration(new RoundDecisionConfiguration())
        .ApplyConfiguration(new RoundRunConfiguration())
        .ApplyConfiguration(new RunPairConfiguration())
        .ApplyConfiguration(new RunUnmatchedConfiguration())
        .ApplyConfiguration(new MentoringPairConfiguration())
        .ApplyConfiguration(new PairGoalConfiguration())
        .ApplyConfiguration(new PairMeetingConfiguration())
        .ApplyConfiguration(new PairNoteConfiguration())
        .ApplyConfiguration(new PairDocumentConfiguration())
        .ApplyConfiguration(new PairDocumentContentConfiguration())
        .ApplyConfiguration(new CheckInConfiguration())
        .ApplyConfiguration(new ClosingInterviewConfiguration())
        .ApplyConfiguration(new ConcernConfiguration())
        .ApplyConfiguration(new ConcernContactConfiguration())
        .ApplyConfiguration(new PortraitQuestionConfiguration());

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/mentorat/rendez-vous/{id:length(26)}.ics", PairFiles.CalendarAsync).RequireAuthorization();
        endpoints.MapGet("/mentorat/documents/{id:length(26)}", PairFiles.DocumentAsync).RequireAuthorization();
        endpoints.MapGet("/admin/mentorat/chiffres.csv", FiguresCsv.GetAsync).RequireAuthorization(CommonPermissions.AccessAdminPanel, MentoringPermissions.ManageMentoring);
    }
}
