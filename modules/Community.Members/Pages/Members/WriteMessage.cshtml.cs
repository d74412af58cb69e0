using Community.Members.Messages;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>A first message to somebody, by the last step of their profile's address.</summary>
[Authorize]
internal sealed class WriteMessageModel(MessageDesk desk, ProfileStore profiles, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "a")]
    public string? To { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    public ProfileRow Reader { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
            return NotFound();
        var (subject, text) = MessageForm.Read(Subject, Body, ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        var (result, thread) = await desk.SendAsync(User, Reader.UserId, subject, text, null, cancellationToken);
        if (result == Sending.NoReader)
            return NotFound();
        if (result != Sending.Sent)
        {
            Response.StatusCode = MessageForm.StatusOf(result);
            ModelState.AddModelError(nameof(Body), MessageForm.Why(result, T));
            return Page();
        }
        TempData["Notice"] = T["Your message is sent. The answer comes here."].Value;
        return RedirectToPage("/Members/Thread", new { id = thread });
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (To is not { Length: > 0 and <= 120 } slug || slug.Contains('\0', StringComparison.Ordinal) || await profiles.FindBySlugAsync(slug, cancellationToken) is not { } row
            || row.Reach(profiles.Now) < Level.Members || row.UserId == User.Id())
            return false;
        Reader = row;
        return true;
    }
}

/// <summary>What the two forms of messages share.</summary>
internal static class MessageForm
{
    public static (string Subject, string Text) Read(string? subject, string? body, ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        var line = Clean.Line(subject);
        if (line is null)
            errors.AddModelError("Subject", T["Say in a few words what it is about."]);
        else if (line.Length > MessageDesk.MostSubject)
            errors.AddModelError("Subject", T["Shorten this text to {0} characters at most; it has {1}.", MessageDesk.MostSubject, line.Length]);
        return (line ?? "", ReadBody(body, errors, T));
    }

    public static string ReadBody(string? body, ModelStateDictionary errors, IStringLocalizer<Strings> T)
    {
        var text = Clean.Text(body);
        if (text is null)
            errors.AddModelError("Body", T["Write your message."]);
        else if (text.Length > MessageDesk.MostText)
            errors.AddModelError("Body", T["Shorten this text to {0} characters at most; it has {1}.", MessageDesk.MostText, text.Length]);
        return text ?? "";
    }

    public static int StatusOf(Sending result) => result is Sending.TooMany or Sending.Repeated ? 429 : 403;

    public static string Why(Sending result, IStringLocalizer<Strings> T) => result switch
    {
        Sending.NoReader => T["This person is no longer here."],
        Sending.Blocked => T["This person does not receive your messages, or you blocked them."],
        Sending.TooMany => T["You have written many messages in a short time. Your text is kept here: send it later."],
        Sending.Repeated => T["You have sent these words already. Write to each person in their own words: they read it with more pleasure."],
        _ => T["You can write as soon as your parent or guardian has agreed."],
    };
}
