using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Members.Contracts;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Messages;

/// <summary>What became of a message.</summary>
internal enum Sending
{
    Sent,
    /// <summary>There is nobody to write to, or not for this person.</summary>
    NoReader,
    /// <summary>One of the two does not want to hear from the other.</summary>
    Blocked,
    /// <summary>Too many in too short a time.</summary>
    TooMany,
    /// <summary>The same words went to several people already.</summary>
    Repeated,
    /// <summary>The sender is under fifteen and their guardian has not agreed.</summary>
    NotYet,
}

/// <summary>Takes messages in, keeps them for both, and relays them by mail without showing anybody's address.</summary>
internal sealed class MessageDesk(
    ICommunityData data, IUserDirectory users, IMemberProfiles profiles, IMailOutbox outbox, MailLinks links, TimeProvider time, IStringLocalizer<Strings> T)
{
    public const int MostSubject = 120, MostText = 5000;

    /// <summary>What one person may send in an hour and in a day, and to how many people the same words may go in a day.</summary>
    public const int MostAnHour = 20, MostADay = 60, MostAlike = 2;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Messages of a thread that this person may see, oldest first.</summary>
    public Task<List<MessageRow>> ThreadAsync(string threadId, string me, CancellationToken cancellationToken) => Mine(me)
        .Where(row => row.ThreadId == threadId).OrderBy(row => row.SentUtc).ThenBy(row => row.Id).Take(500).ToListAsync(cancellationToken);

    /// <summary>What is in a person's two boxes.</summary>
    public IQueryable<MessageRow> Mine(string me) => data.Set<MessageRow>().Where(row => row.FromId == me && !row.GoneForSender || row.ToId == me && !row.GoneForReader);

    /// <summary>Whether one of two people blocked the other.</summary>
    public Task<bool> IsBlockedAsync(string one, string other, CancellationToken cancellationToken) => data.Set<BlockRow>()
        .AnyAsync(row => row.UserId == one && row.BlockedId == other || row.UserId == other && row.BlockedId == one, cancellationToken);

    /// <summary>Sends a message; without a thread it begins one.</summary>
    public Task<(Sending Result, string ThreadId)> SendAsync(
        ClaimsPrincipal sender, string toId, string subject, string text, string? threadId, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        var me = sender.Id()!;
        var thread = threadId ?? ContentIds.New();
        if (await RefusalAsync(me, toId, text, threadId, token) is { } refusal)
            return (refusal, thread);
        var message = new MessageRow { ThreadId = thread, FromId = me, ToId = toId, Subject = subject, Text = text, SentUtc = Now };
        data.Set<MessageRow>().Add(message);
        await RelayAsync(message, token);
        return (Sending.Sent, thread);
    }, cancellationToken);

    private async Task<Sending?> RefusalAsync(string me, string toId, string text, string? threadId, CancellationToken cancellationToken)
    {
        // Whoever erased their account left an empty place in the conversation.
        if (toId == me || toId == PersonalData.MembersPersonalData.Gone)
            return Sending.NoReader;
        var pair = await data.Set<ProfileRow>().AsNoTracking().Where(row => row.UserId == me || row.UserId == toId).ToListAsync(cancellationToken);
        if (pair.Find(row => row.UserId == me) is { } mine && mine.IsUnderFifteen(Now) && mine.GuardianUtc is null)
            return Sending.NotYet;
        // Whoever hides may still be answered by those they wrote to.
        if (threadId is null && !(pair.Find(row => row.UserId == toId)?.Reach(Now) >= Level.Members))
            return Sending.NoReader;
        if (await IsBlockedAsync(me, toId, cancellationToken))
            return Sending.Blocked;
        var (hour, day) = (Now.AddHours(-1), Now.AddDays(-1));
        var sent = data.Set<MessageRow>().Where(row => row.FromId == me);
        if (await sent.CountAsync(row => row.SentUtc > hour, cancellationToken) >= MostAnHour || await sent.CountAsync(row => row.SentUtc > day, cancellationToken) >= MostADay)
            return Sending.TooMany;
        var alike = await sent.Where(row => row.SentUtc > day && row.Text == text).Select(row => row.ToId).Distinct().ToListAsync(cancellationToken);
        return alike.Contains(toId) || alike.Count >= MostAlike ? Sending.Repeated : null;
    }

    private async Task RelayAsync(MessageRow message, CancellationToken cancellationToken)
    {
        var settings = await data.Set<MessageSettingsRow>().FindAsync([message.ToId], cancellationToken);
        if (settings is null)
            data.Set<MessageSettingsRow>().Add(settings = new() { UserId = message.ToId });
        if (!settings.ByMail || await users.GetContactAsync(message.ToId, cancellationToken) is not { } contact)
            return;
        var reader = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, message.ToId)], "mail"));
        var name = (await profiles.FindAsync([message.FromId], reader, cancellationToken))[message.FromId].Name;
        var site = await links.SiteNameAsync(cancellationToken);
        var url = await links.ToAsync($"~/messages/{message.ThreadId}", contact.Culture, cancellationToken);
        var stop = await links.ToAsync($"~/messages/arreter?code={settings.StopCode}", contact.Culture, cancellationToken);
        using var _ = new CultureScope(contact.Culture);
        outbox.Enqueue(new()
        {
            To = contact.Email,
            Culture = contact.Culture,
            Subject = T["{0} – {1} writes to you: {2}", site, name, message.Subject],
            Text = T["Hello,\n\n{0} wrote to you:\n\n{1}\n\nAnswer here (your address is not shown to anybody):\n\n{2}", name, message.Text, url],
            Reason = T["You receive this message because a member wrote to you on the site."],
            StopUrl = stop,
        });
    }
}
