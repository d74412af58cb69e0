using System.Globalization;

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
}
