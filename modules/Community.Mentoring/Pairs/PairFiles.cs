using System.Security.Claims;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Abstractions.Media;
using Community.Mentoring.Data;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pairs;

/// <summary>Files of a pair, for its two people alone.</summary>
internal static class PairFiles
{
    /// <summary>A meeting for calendar programs.</summary>
    public static async Task<IResult> CalendarAsync(string id, ClaimsPrincipal user, Space space, ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T, HttpContext http, CancellationToken cancellationToken)
    {
        var pairs = space.PairsOf(Me(user));
        if (await data.Set<PairMeeting>().AsNoTracking().FirstOrDefaultAsync(meeting => meeting.Id == id && pairs.Any(pair => pair.Id == meeting.PairId), cancellationToken) is not { } meeting)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(Write(meeting, T, time.GetUtcNow().UtcDateTime, first: false), "text/calendar; charset=utf-8");
    }

    /// <summary>The same as a file of a mail: to put into a calendar, or to take out of it when the meeting is cancelled.</summary>
    public static MailAttachment Attachment(PairMeeting meeting, IStringLocalizer T, DateTime now, bool first) =>
        new(T["meeting.ics"], "text/calendar; method=PUBLISH", Write(meeting, T, now, first));

    /// <summary>iCalendar text of a meeting (RFC 5545). It names nobody: calendars are often shared. The first meeting carries the guide.</summary>
    public static string Write(PairMeeting meeting, IStringLocalizer T, DateTime now, bool first)
    {
        // Published, not requested: there is nobody to answer to, both have agreed already. A later version with the same identifier replaces the earlier one.
        Calendar calendar = new() { ProductId = "-//Community//Mentoring//FR", Method = "PUBLISH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = meeting.Id + "@mentoring",
            Summary = T["Mentoring meeting"],
            Description = first ? Guide(T) : null,
            Sequence = meeting.Cancelled ? 1 : 0,
            Start = new CalDateTime(meeting.StartUtc, "UTC"),
            End = new CalDateTime(meeting.StartUtc.AddMinutes(meeting.Minutes), "UTC"),
            DtStamp = new CalDateTime(now, "UTC"),
            Location = meeting.Where,
            Status = meeting.Cancelled ? "CANCELLED" : "CONFIRMED",
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>What helps in the first meeting; in the mail when a pair begins, and in the invitation to that meeting.</summary>
    public static string Guide(IStringLocalizer T) => T["For the first meeting (an hour is enough):\n- say who you are and what brought you here;\n- agree on one to three goals and how you will see that they are reached;\n- agree on how often, where and how you meet, and what stays between you;\n- fix the date of the next meeting before you part."];

    /// <summary>A document, always as a download.</summary>
    public static async Task<IResult> DocumentAsync(string id, ClaimsPrincipal user, Space space, ICommunityData data, HttpContext http, CancellationToken cancellationToken)
    {
        var pairs = space.PairsOf(Me(user));
        if (await data.Set<PairDocument>().AsNoTracking().FirstOrDefaultAsync(document => document.Id == id && pairs.Any(pair => pair.Id == document.PairId), cancellationToken) is not { } document)
            return Results.NotFound();
        var content = await data.Set<PairDocumentContent>().AsNoTracking().FirstAsync(row => row.Id == id, cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content.Bytes, document.MediaType, document.Name);
    }

    /// <summary>Largest document in bytes.</summary>
    public const int Largest = 5_000_000;

    /// <summary>The kinds of documents a pair may keep.</summary>
    public static readonly FileKind[] Kinds = [FileKind.Pdf, FileKind.Docx, FileKind.Odt, FileKind.Png, FileKind.Jpeg];

    private static string Me(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
