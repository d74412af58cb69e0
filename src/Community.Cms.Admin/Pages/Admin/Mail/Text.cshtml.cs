using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Mail;

/// <summary>The text of one mail in one language.</summary>
[Authorize(CommonPermissions.ManageMail)]
internal sealed class TextModel(
    MailTemplates templates, ISiteDocuments documents, IUserDirectory users, IMailOutbox outbox, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    /// <summary>Stands for the text that was stored when the form was opened.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    public MailKind Kind { get; private set; } = null!;
    public string Culture { get; private set; } = "fr";
    public bool IsOwn { get; private set; }

    /// <summary>What a colleague stored meanwhile.</summary>
    public OwnMailText? Theirs { get; private set; }

    /// <summary>The mail with the samples, once it was asked for.</summary>
    public OwnMailText? Preview { get; private set; }

    /// <summary>Its paragraphs and lines, as the HTML part has them.</summary>
    public IEnumerable<string[]> Paragraphs => (Preview?.Text ?? "").ReplaceLineEndings("\n").Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => paragraph.Trim('\n').Split('\n'));

    public async Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "langue")] string? culture, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, culture, cancellationToken) is not { } stored)
            return NotFound();
        (Subject, Body, BasedOn) = (stored.Subject, stored.Text, Version(stored));
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string id, [FromQuery(Name = "langue")] string? culture, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, culture, cancellationToken) is null)
            return NotFound();
        if (Checked() is { } text)
            Preview = Filled(text);
        return Page();
    }

    /// <summary>Sends the text as typed, filled with the samples, to the person themselves; nothing is stored of it but the mail.</summary>
    public async Task<IActionResult> OnPostTestAsync(string id, [FromQuery(Name = "langue")] string? culture, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, culture, cancellationToken) is null)
            return NotFound();
        if (Checked() is not { } text)
            return Page();
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } me || await users.GetContactAsync(me, cancellationToken) is not { } contact)
        {
            ModelState.AddModelError("", T["Your account has no confirmed address to send it to."]);
            return Page();
        }
        Preview = Filled(text);
        outbox.Enqueue(new() { To = contact.Email, Subject = Preview.Subject, Text = Preview.Text, Reason = T["You receive this message because you tried a text of the house’s mails."].Value, Culture = Culture });
        await data.SaveChangesAsync(cancellationToken);
        ViewData["Sent"] = true;
        TempData["Notice"] = T["The mail is on its way to you."].Value;
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string id, [FromQuery(Name = "langue")] string? culture, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, culture, cancellationToken) is null)
            return NotFound();
        if (Checked() is not { } text)
            return Page();
        return await StoreAsync(text, cancellationToken) ? Saved(T["The text is saved: mails have it from now on."]) : Page();
    }

    public async Task<IActionResult> OnPostResetAsync(string id, [FromQuery(Name = "langue")] string? culture, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, culture, cancellationToken) is null)
            return NotFound();
        return await StoreAsync(null, cancellationToken) ? Saved(T["The usual text is back."]) : Page();
    }

    private RedirectToPageResult Saved(string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToPage(new { id = Kind.Id, langue = Culture });
    }

    // The text that mails have now: the house's own, or the usual one.
    private async Task<OwnMailText?> LoadAsync(string id, string? culture, CancellationToken cancellationToken)
    {
        Culture = culture is "fr" or "en" ? culture : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";
        if (templates.Find(id, Culture) is not { } kind)
            return null;
        Kind = kind;
        IsOwn = (await documents.GetAsync<MailTexts>(cancellationToken)).Texts.TryGetValue(MailTexts.KeyOf(id, Culture), out var own);
        return own ?? Usual();
    }

    private OwnMailText Usual() => new() { Subject = Kind.Subject, Text = Kind.Text };

    private async Task<bool> StoreAsync(OwnMailText? text, CancellationToken cancellationToken)
    {
        var key = MailTexts.KeyOf(Kind.Id, Culture);
        OwnMailText? theirs = null;
        await documents.UpdateAsync<MailTexts>(all =>
        {
            var now = all.Texts.GetValueOrDefault(key) ?? Usual();
            if (Version(now) != BasedOn)
                theirs = now;
            else if (text is null)
                all.Texts.Remove(key);
            else
                all.Texts[key] = text;
        }, cancellationToken);
        if (theirs is null)
            return true;
        (Theirs, BasedOn) = (theirs, Version(theirs));
        ModelState.Remove(nameof(BasedOn));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return false;
    }

    private OwnMailText? Checked()
    {
        var (subject, text) = (Subject?.Trim() ?? "", (Body ?? "").ReplaceLineEndings("\n").Trim());
        if (subject.Length == 0 || subject.Length > MailTemplates.LongestSubject || subject.Any(char.IsControl))
            ModelState.AddModelError(nameof(Subject), T["Write a subject of one line, {0} characters at most.", MailTemplates.LongestSubject]);
        if (text.Length == 0 || text.Length > MailTemplates.LongestText)
            ModelState.AddModelError(nameof(Body), T["Write a text of {0} characters at most.", MailTemplates.LongestText]);
        if (!ModelState.IsValid)
            return null;
        if (templates.Check(Kind, subject) is { } inSubject)
            ModelState.AddModelError(nameof(Subject), inSubject.Message);
        if (templates.Check(Kind, text) is { } inText)
            ModelState.AddModelError(nameof(Body), T["Line {0}: {1}", inText.Line, inText.Message]);
        return ModelState.IsValid ? new OwnMailText { Subject = subject, Text = text } : null;
    }

    private OwnMailText Filled(OwnMailText text) => new() { Subject = MailTemplates.Render(text.Subject, Kind.Placeholders), Text = MailTemplates.Render(text.Text, Kind.Placeholders) };

    private static string Version(OwnMailText text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text.Subject}\0{text.Text.ReplaceLineEndings("\n").Trim()}")))[..16];
}
