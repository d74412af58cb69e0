using System.Text.RegularExpressions;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Site.Pages;

/// <summary>What went wrong, in words that help. The host runs it again in place of an empty answer, whatever the method was.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed partial class ErrorModel(IStringLocalizer<Strings> T) : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 413, 415, 429, 500, 503];

    public int Code { get; private set; }
    public string Heading { get; private set; } = "";
    public string Advice { get; private set; } = "";

    /// <summary>Words of the address that was not found, to look for instead.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whether the page must show without asking any service.</summary>
    public bool IsMinimal => Code >= 500;

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        // The host has one address for every exception, and says by the status which it was.
        var broken = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Code = broken ? Response.StatusCode : code;
        if (!Known.Contains(Code))
            Code = broken ? StatusCodes.Status500InternalServerError : StatusCodes.Status404NotFound;
        // Opened by its own address there is no failure to keep the status of.
        if (failed is null && !broken)
            Response.StatusCode = Code;
        Words = Code == 404 ? WordsOf(failed?.OriginalPath) : "";
        (Heading, Advice) = Sentences();
    }

    private (string, string) Sentences() => Code switch
    {
        400 => (T["We did not understand this request"], T["The address or the form holds something unexpected. If you were filling in a form, go back, load the page again and send it once more."]),
        403 => (T["This page is not open to you"], T["Your account may not see it. If you think it should, write to us: we will look into it."]),
        405 => (T["This cannot be done here"], T["This address can be read, but nothing can be sent to it."]),
        413 => (T["This is too large"], T["Send a smaller file, or fewer at once."]),
        415 => (T["This kind of file is not accepted"], T["Choose another format, then try again."]),
        429 => (T["That was a lot at once"], T["To keep the site open to all, we count requests. Wait a minute, then try again."]),
        500 => (T["Something broke on our side"], T["It is not your doing. The incident is recorded; try again in a moment."]),
        503 => (T["The house is closed for a few minutes"], T["The site is being looked after. Come back in a moment."]),
        _ => (T["This page does not exist"], T["It may have moved, or the address may hold a slip. Look for it, or start from one of these places."]),
    };

    /// <summary>Words of an address, for a search: letters and digits, without the file's ending.</summary>
    internal static string WordsOf(string? path)
    {
        if (path is null || path.Length > 300)
            return "";
        if (path.StartsWith("/en/", StringComparison.OrdinalIgnoreCase))
            path = path[3..];
        return Summaries.Cut(string.Join(' ', Word().Matches(Ending().Replace(path, "")).Select(match => match.Value)), 100).TrimEnd('…');
    }

    [GeneratedRegex(@"[\p{L}\p{M}]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\.[A-Za-z0-9]{1,5}$")]
    private static partial Regex Ending();
}
