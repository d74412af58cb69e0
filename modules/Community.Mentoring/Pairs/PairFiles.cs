using System.Security.Claims;
using Community.Abstractions.Data;
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
        return Results.Text(Write(meeting, T["Mentoring meeting"], time.GetUtcNow().UtcDateTime), "text/calendar; charset=utf-8");
    }

    /// <summary>iCalendar text of a meeting. It names nobody: calendars are often shared.</summary>
    public static string Write(PairMeeting meeting, string summary, DateTime now)
    {
        Calendar calendar = new() { ProductId = "-//Community//Mentoring//FR" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = meeting.Id + "@mentoring",
            Summary = summary,
            Start = new CalDateTime(meeting.StartUtc, "UTC"),
            End = new CalDateTime(meeting.StartUtc.AddMinutes(meeting.Minutes), "UTC"),
            DtStamp = new CalDateTime(now, "UTC"),
            Location = meeting.Where,
            Status = meeting.Cancelled ? "CANCELLED" : "CONFIRMED",
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

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
