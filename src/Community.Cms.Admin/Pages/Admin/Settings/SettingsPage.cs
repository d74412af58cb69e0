using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>A page of settings: it knows the state it was opened with, so that a colleague who saved first is not overwritten.</summary>
internal abstract class SettingsPage(ISiteDocuments documents, IStringLocalizer<Strings> localizer) : PageModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Stands for what was stored when the form was opened.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    /// <summary>What somebody else saved meanwhile, line by line; empty when nobody did.</summary>
    public IReadOnlyList<(string Label, string Value)> Theirs { get; private set; } = [];

    protected ISiteDocuments Documents { get; } = documents;

    protected IStringLocalizer<Strings> T { get; } = localizer;

    /// <summary>Whoever saved sees it on the site: the answer waits a moment until this node's caches have followed.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is not RedirectToPageResult)
            return;
        var feed = HttpContext.RequestServices.GetRequiredService<IChangeFeed>();
        await feed.CatchUpAsync(await feed.GetLatestAsync(HttpContext.RequestAborted), Patience, HttpContext.RequestAborted);
    }

    /// <summary>Stands for a state.</summary>
    protected static string VersionOf(object state) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(state, ContentItem.JsonOptions))))[..16];

    /// <summary>Changes a document if it is still as the person saw it. Otherwise the answer is false, and the page shows with 409 what is stored now.</summary>
    /// <param name="change">The change.</param>
    /// <param name="lines">What is stored, for a person to read beside their own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected async Task<bool> SaveAsync<TDocument>(Action<TDocument> change, Func<TDocument, IEnumerable<(string, string)>> lines, CancellationToken cancellationToken)
        where TDocument : class, new()
    {
        var saved = false;
        var stored = await Documents.UpdateAsync<TDocument>(document =>
        {
            saved = VersionOf(document) == BasedOn;
            if (saved)
                change(document);
        }, cancellationToken);
        if (!saved)
            Refuse(VersionOf(stored), lines(stored));
        return saved;
    }

    /// <summary>Shows the form again beside what is stored now; saving again overwrites it knowingly.</summary>
    protected void Refuse(string version, IEnumerable<(string, string)> theirs)
    {
        BasedOn = version;
        ModelState.Remove(nameof(BasedOn));
        Theirs = [.. theirs];
        Response.StatusCode = StatusCodes.Status409Conflict;
    }

    /// <summary>Says that it is done, and shows the page anew.</summary>
    protected IActionResult Saved(object? route = null)
    {
        TempData["Notice"] = T["The settings are saved."].Value;
        return RedirectToPage(route);
    }

    /// <summary>A short text as typed, without what cannot be kept.</summary>
    protected string? Text(string field, string? value, int longest)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.Any(char.IsControl))
            ModelState.AddModelError(field, T["There is a character here that cannot be kept. Write the text again."]);
        else if (text.Length > longest)
            ModelState.AddModelError(field, T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, longest]);
        return text;
    }

    /// <summary>A whole number within bounds.</summary>
    protected int Number(string field, string? text, int least, int most)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;
        ModelState.AddModelError(field, T["Write a number between {0} and {1}.", least, most]);
        return 0;
    }
}
