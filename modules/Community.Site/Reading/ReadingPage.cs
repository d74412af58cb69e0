using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Site.Reading;

/// <summary>A page that is only read: there is nothing to send to it, so other methods are refused and no token is asked for.</summary>
[IgnoreAntiforgeryToken]
internal abstract class ReadingPage : PageModel
{
    [NonHandler]
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
            return base.OnPageHandlerExecutionAsync(context, next);
        Response.Headers.Allow = "GET, HEAD";
        context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed);
        return Task.CompletedTask;
    }

    /// <summary>What somebody gets who may not read this: a visitor is asked to sign in first.</summary>
    protected IActionResult Refuse() => User.Identity?.IsAuthenticated == true
        ? StatusCode(StatusCodes.Status403Forbidden)
        : Redirect($"{Request.PathBase}/compte/connexion?returnUrl={Uri.EscapeDataString(Request.PathBase.Add(Request.Path).ToUriComponent() + Request.QueryString)}");
}
