using System.Security.Claims;
using System.Text.Json;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Cms.Data;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Auditing;

/// <summary>Puts entries into the caller's unit of work.</summary>
internal sealed class AuditTrail(CommunityDbContext database, IHttpContextAccessor http, TimeProvider time) : IAuditTrail
{
    public const int LongestTitle = 300, LongestReason = 2000;

    public void Record(AuditEntry entry, ClaimsPrincipal? actor) => database.Add(new AuditRow
    {
        CreatedUtc = time.GetUtcNow().UtcDateTime,
        ActorId = actor?.FindFirstValue(ClaimTypes.NameIdentifier),
        ActorName = Cut(actor?.Identity?.Name, LongestTitle),
        Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
        Action = entry.Action,
        ObjectKind = entry.ObjectKind,
        ObjectId = entry.ObjectId,
        ObjectTitle = Cut(entry.ObjectTitle, LongestTitle)!,
        Reason = Cut(entry.Reason, LongestReason),
        Before = Json(entry.Before),
        After = Json(entry.After),
    });

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;

    private static string? Json(IReadOnlyDictionary<string, string?> state) => state.Count == 0 ? null : JsonSerializer.Serialize(state, ContentItem.JsonOptions);
}
