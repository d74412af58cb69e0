using System.Globalization;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Web.Hosting;

/// <summary>French at <c>/…</c>, English at <c>/en/…</c>: the prefix moves to the path base, so pages are written once.</summary>
internal static class Languages
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Sets path base (<c>Community:PathBase</c>, then the language) and culture of each request.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        if (app.Configuration["Community:PathBase"] is { Length: > 0 } pathBase)
            app.UsePathBase(pathBase);
        app.Use((context, next) =>
        {
            var request = context.Request;
            // A page that is executed again for an error has the prefix in its path base already.
            var english = request.PathBase.Value?.EndsWith("/en", StringComparison.Ordinal) == true;
            if (!english && request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest))
            {
                english = true;
                request.PathBase = request.PathBase.Add("/en");
                request.Path = rest.HasValue ? rest : "/";
            }
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = english ? English : French;
            return next(context);
        });
    }

    /// <summary>Leads visitors from a language that the house has closed to the other one. Staff read both, so that a language is ready before it opens.</summary>
    public static void UseOpenLanguages(this WebApplication app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
            // Whether a language is open is asked of the database, which may be what broke.
            && context.Features.Get<IExceptionHandlerFeature>() is null
            && !request.Path.StartsWithSegments("/admin") && !request.Path.StartsWithSegments("/compte")
            && !context.User.HasPermission(CommonPermissions.AccessAdminPanel))
        {
            var languages = await context.RequestServices.GetRequiredService<ISiteContext>().GetDocumentAsync<HouseLanguages>(context.RequestAborted);
            var root = request.PathBase.Value ?? "";
            var english = root.EndsWith("/en", StringComparison.Ordinal);
            if (!languages.IsOpen(english ? "en" : "fr"))
            {
                var other = new PathString(english ? root[..^3] : root + "/en").Add(request.Path == "/" && !english ? PathString.Empty : request.Path);
                context.Response.Redirect(other.ToUriComponent() + request.QueryString);
                return;
            }
        }
        await next(context);
    });
}
