using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Community.Cms.Accounts.Sessions;

/// <summary>Compares a session with the account: every half hour, and at once when the account is known to have changed.</summary>
internal sealed class SessionCheck(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<User> signIn, ILoggerFactory loggers, ChangedAccounts changed, SessionBook sessions)
    : SecurityStampValidator<User>(options, signIn, loggers)
{
    /// <summary>The handler's event. Nearly every request ends here: only a session that is due needs the account, and so a database context.</summary>
    public static Task ValidateWhenDueAsync(CookieValidatePrincipalContext context)
    {
        // The page that says what broke is shown to anybody: the check may be what broke.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return Task.CompletedTask;
        }
        var services = context.HttpContext.RequestServices;
        var issued = context.Properties.IssuedUtc;
        var due = issued is null || services.GetRequiredService<TimeProvider>().GetUtcNow() - issued > ChangedAccounts.CheckInterval
            || context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId
            || services.GetRequiredService<ChangedAccounts>().HasChangedSince(userId, issued);
        return due ? services.GetRequiredService<ISecurityStampValidator>().ValidateAsync(context) : Task.CompletedTask;
    }

    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var issued = context.Properties.IssuedUtc;
        var userId = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        if (userId is not null && changed.HasChangedSince(userId, issued))
            context.Properties.IssuedUtc = DateTimeOffset.UnixEpoch;
        await base.ValidateAsync(context);
        if (context.Principal is { } principal && !await StandsAsync(principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await SignInManager.SignOutAsync();
        }
        // The length of the session counts from here; it must not become fifty years.
        context.Properties.IssuedUtc = issued;
    }

    /// <summary>What a cookie that is written anew takes over from the old one: which session it is, and how the person signed in.</summary>
    public static Task KeepClaimsAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity identity && context.CurrentPrincipal is { } current)
            identity.AddClaims(current.Claims.Where(claim => claim.Type is SessionBook.ClaimType or "amr" or ClaimTypes.AuthenticationMethod));
        return Task.CompletedTask;
    }

    private async Task<bool> StandsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        SessionBook.IdOf(principal) is { } session && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
        && await sessions.VisitAsync(session, userId, cancellationToken);

    protected override async Task<User?> VerifySecurityStamp(ClaimsPrincipal? principal)
    {
        var user = await base.VerifySecurityStamp(principal);
        return user is null || await SignInManager.UserManager.IsLockedOutAsync(user) ? null : user;
    }
}
