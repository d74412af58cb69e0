using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Community.Web.Hosting;

internal static class Errors
{
    // SQLite's codes for what passes without anybody mending the program: busy, locked, a failing or full disk, a file that cannot be opened.
    private static readonly int[] SqlitePasses = [5, 6, 10, 13, 14];

    /// <summary>Pages that help instead of bare codes; problem details below <c>/api</c>.</summary>
    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/erreur/500",
            AllowStatusCode404Response = true,
            // The request's own services hold what failed, a sign-in check among it: the page that says so starts with fresh ones.
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ => IsUnavailable(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            },
        });
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages.UseStatusCodePagesWithReExecute("/erreur/{0}"));
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
    }

    /// <summary>Whether the database is out of reach for a while, however deep its error is wrapped; a wrong command is a mistake of ours and no such case.</summary>
    internal static bool IsUnavailable(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is DbException { IsTransient: true } || exception is SqliteException sqlite && SqlitePasses.Contains(sqlite.SqliteErrorCode))
                return true;
        return false;
    }
}
