using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Mentoring.Pages;

/// <summary>Every page about people: kept by no cache.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class MentoringPage : PageModel
{
    protected string Me => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>A form shown again because something in it is wrong says so to programs, too: 422, unless the page chose another status.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.Result is PageResult && HttpMethods.IsPost(Request.Method) && !ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    protected void Wrong(string field, string message) => ModelState.AddModelError(field, message);

    protected void Say(string notice) => TempData["Notice"] = notice;

    /// <summary>A trimmed text, null when empty; too long is an error beside the field.</summary>
    protected string? Text(string field, string? value, int longest, string tooLong)
    {
        var text = value?.Trim().ReplaceLineEndings("\n");
        if (text?.Length > longest)
            Wrong(field, tooLong);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
