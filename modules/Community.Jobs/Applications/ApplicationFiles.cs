using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Tables;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Applications;

/// <summary>Files of applications, for the employer and the candidate alone.</summary>
internal static class ApplicationFiles
{
    public static async Task<IResult> CvAsync(string id, HttpContext http, ICommunityData data, JobDesk desk, CvStore cvs, CancellationToken cancellationToken)
    {
        var user = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (!ContentIds.IsValid(id) || await data.Set<ApplicationRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { CvFile: { } file } row
            || (row.UserId != user && await desk.FindOwnAsync(row.JobId, http.User, cancellationToken) is null) || cvs.Open(file) is not { } content)
            return Results.NotFound();
        // Never shown inside the site: a document that lies about itself gets no page of ours to act in.
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, CvStore.MediaTypeOf(file), row.CvName);
    }

    public static async Task<IResult> ExportAsync(string id, HttpContext http, ICommunityData data, JobDesk desk, JobWords words, IStringLocalizer<Strings> T, CancellationToken cancellationToken)
    {
        if (await desk.FindOwnAsync(id, http.User, cancellationToken) is null)
            return Results.NotFound();
        var rows = await data.Set<ApplicationRow>().AsNoTracking().Where(row => row.JobId == id).OrderBy(row => row.CreatedUtc).ToListAsync(cancellationToken);
        http.Response.Headers.CacheControl = "private, no-store";
        IEnumerable<string?[]> lines = [[T["Name"], T["Sent"], T["State"], T["Message"], T["CV"]], .. rows.Select(row => new string?[] { row.Name, row.CreatedUtc.ToString("yyyy-MM-dd", null), words.State(row.State), row.Message, row.CvName })];
        return Results.File(await CsvTable.WriteAsync(lines, cancellationToken: cancellationToken), CsvTable.ContentType, "candidatures.csv");
    }
}
