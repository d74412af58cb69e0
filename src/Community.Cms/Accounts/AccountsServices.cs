using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Changes;
using Community.Abstractions.Security;
using Community.Cms.Accounts.ExternalSignIn;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Passwords;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Accounts.PersonalData;
using Community.Cms.Accounts.SecondFactors;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Community.Cms.Accounts;

internal static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeys(configuration);
        services.AddIdentity<User, Role>(ConfigureIdentity)
            .AddEntityFrameworkStores<CommunityDbContext>()
            .AddDefaultTokenProviders()
            .AddUserStore<AccountStore>()
            .AddTokenProvider<DayTokens>(TokenOptions.DefaultProvider)
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Provider)
            .AddTokenProvider<TotpCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddErrorDescriber<AccountErrors>()
            .AddClaimsPrincipalFactory<SessionClaims>()
            .AddPasswordValidator<PasswordRules>();
        services.AddSessions();
        services.AddExternalProviders(configuration);
        services.AddPermissions();
        services.AddRateLimiter(options => AccountLimits.AddPolicy(options, configuration));
        services.AddSingleton<AccountLimits>();
        services.AddScoped<IUserDirectory, UserDirectory>();
        services.AddScoped<StaffVisits.StaffVisits>();
        services.AddScoped<AccountMails>();
        services.AddScoped<FrontDoor>();
        services.AddScoped<AccountSetup>();
        services.AddScoped<UserAdministration>();
        services.AddScoped<IAccountSuspension, AccountSuspension>();
        services.AddScoped<IParticipation, Participation>();
        services.AddScoped<IPersonalDataSource, EngineData>();
        services.AddScoped<Community.Abstractions.Security.IRoleViews, RoleViews>();
        services.AddScoped<PersonalArchive>();
        services.AddScoped<AccountErasure>();
        services.AddScoped<IBackgroundTask, InactivityTask>();
        services.AddScoped<IConsents, Consents.ConsentBook>();
        return services;
    }

    /// <summary>Accounts are Razor Pages; nothing else is mapped.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
    }

    private static void ConfigureIdentity(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // The user name is the address, which has rules of its own.
        options.User.AllowedUserNameCharacters = "";
        options.SignIn.RequireConfirmedEmail = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.Password.RequiredLength = PasswordRules.MinLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        // Our own rules look at repetition; this one only adds a second sentence to an empty field.
        options.Password.RequiredUniqueChars = 0;
    }

    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = Path.Combine(configuration["Community:DataPath"] ?? throw new InvalidOperationException("Community:DataPath is not set."), "keys");
        OwnerOnly.CreateFolder(folder);
        services.AddDataProtection().SetApplicationName("Community").PersistKeysToFileSystem(new(folder));
    }

    private static void AddSessions(this IServiceCollection services)
    {
        services.ConfigureApplicationCookie(SessionCookie.Configure);
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
            options.TicketDataFormat = new OpenedTickets(options.TicketDataFormat));
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = ChangedAccounts.CheckInterval;
            options.OnRefreshingPrincipal = SessionCheck.KeepClaimsAsync;
        });
        services.AddScoped<SessionBook>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<Passkeys>();
        services.Configure<IdentityPasskeyOptions>(Passkeys.Configure);
        services.AddScoped<ISecurityStampValidator, SessionCheck>();
        services.AddSingleton<ChangedAccounts>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ChangedAccounts>());
    }

    private static void AddPermissions(this IServiceCollection services)
    {
        services.AddSingleton<RolePermissions>();
        services.AddScoped<PermittedPeople>();
        services.AddSingleton<IChangeConsumer, RolePermissionsConsumer>();
        services.AddSingleton<IClaimsTransformation, PermissionClaims>();
        services.AddSingleton<IPermissionProvider, EnginePermissions>();
        services.AddAuthorization(options => options.FallbackPolicy = PermissionPolicies.Fallback);
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
    }
}
