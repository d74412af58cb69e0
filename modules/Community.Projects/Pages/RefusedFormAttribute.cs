using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Projects.Pages;

/// <summary>A page that shows a form again because something in it is wrong says so to programs too: 422, unless the page chose another status.</summary>
internal sealed class RefusedFormAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.Result is PageResult && HttpMethods.IsPost(http.Request.Method) && !context.ModelState.IsValid && http.Response.StatusCode == StatusCodes.Status200OK)
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
