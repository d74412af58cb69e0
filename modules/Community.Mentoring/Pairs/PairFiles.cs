using System.Security.Claims;
using Community.Abstractions.Data;
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

    /// <summary>Media type by the first bytes; null when it is none of the kinds that may be kept. A name proves nothing.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith("%PDF-"u8) => "application/pdf",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when bytes.StartsWith("PK\u0003\u0004"u8) && bytes.IndexOf("mimetypeapplication/vnd.oasis.opendocument.text"u8) is > 0 and < 60 => "application/vnd.oasis.opendocument.text",
        _ when bytes.StartsWith("PK\u0003\u0004"u8) && bytes.IndexOf("word/document.xml"u8) > 0 => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => null,
    };

    private static string Me(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
