using Community.Cms.Accounts.Permissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Accounts.SecondFactors;

/// <summary>Leads people whose role asks for a second factor to set it up before anything else. Their role allows them nothing until then.</summary>
internal static class SecondFactorDemand
{
    private static readonly string[] Open = ["/Account/Security", "/Account/SignOut", "/Account/SignIn", "/Account/SecondStep", "/Account/NewPassword"];

    public static void UseSecondFactorDemand(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.User.HasClaim(PermissionClaims.NeedsSecondFactor, "true") || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not { } page
            || Open.Contains(page.ViewEnginePath))
            return next(context);
        context.Response.Redirect($"{context.Request.PathBase}/compte/securite");
        return Task.CompletedTask;
    });
}
