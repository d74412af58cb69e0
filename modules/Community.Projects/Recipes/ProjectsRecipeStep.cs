using System.Globalization;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Recipes;
using Community.Projects.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Recipes;

/// <summary>
/// The step <c>Projects</c>: what stands around projects that are content already. <c>Journal</c> (Id, ProjectId, Title, Text, CreatedUtc; without AuthorId the holder
/// writes; perhaps Picture and PictureText), <c>Team</c> (ProjectId, UserId, Part: people who accepted) and <c>Featured</c> (Id, ProjectId, FromUtc, UntilUtc). Running it
/// twice gives the same.
/// </summary>
internal sealed class ProjectsRecipeStep(ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : IRecipeStep
{
    public string Name => "Projects";

    public int Order => 610;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var projects = await data.Set<ProjectRow>().ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
        await ForEachAsync(context, "Journal", projects, async (node, project) =>
        {
            if (await data.Set<EntryRow>().FindAsync([Id(node)], cancellationToken) is not { } entry)
                data.Set<EntryRow>().Add(entry = new() { Id = Id(node) });
            (entry.ProjectId, entry.AuthorId, entry.CreatedUtc) = (project.ContentItemId, Text(node, "AuthorId") ?? project.OwnerId, Moment(node, "CreatedUtc"));
            (entry.Title, entry.Text) = (ProjectWords.Line(Text(node, "Title")), ProjectWords.Lines(Text(node, "Text")));
            (entry.PicturePath, entry.PictureText) = (Text(node, "Picture"), Text(node, "PictureText") ?? "");
        });
        await ForEachAsync(context, "Team", projects, async (node, project) =>
        {
            var user = Text(node, "UserId") is { Length: > 0 and <= 64 } given ? given : throw new FormatException();
            if (await data.Set<TeamRow>().FindAsync([project.ContentItemId, user], cancellationToken) is not { } row)
                data.Set<TeamRow>().Add(row = new() { ProjectId = project.ContentItemId, UserId = user, CreatedUtc = time.GetUtcNow().UtcDateTime });
            (row.Part, row.State) = (ProjectWords.Line(Text(node, "Part")), AnswerState.Accepted);
        });
        await ForEachAsync(context, "Featured", projects, async (node, project) =>
        {
            if (await data.Set<FeatureRow>().FindAsync([Id(node)], cancellationToken) is not { } row)
                data.Set<FeatureRow>().Add(row = new() { Id = Id(node) });
            (row.ProjectId, row.FromUtc, row.UntilUtc) = (project.ContentItemId, Moment(node, "FromUtc"), Moment(node, "UntilUtc"));
        });
        await data.SaveChangesAsync(cancellationToken);
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var entries = await data.Set<EntryRow>().AsNoTracking().Where(row => !row.Hidden).OrderBy(row => row.CreatedUtc).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var teams = await data.Set<TeamRow>().AsNoTracking().Where(row => row.State == AnswerState.Accepted).OrderBy(row => row.ProjectId).ThenBy(row => row.UserId).ToListAsync(cancellationToken);
        var features = await data.Set<FeatureRow>().AsNoTracking().OrderBy(row => row.FromUtc).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return entries.Count + teams.Count + features.Count == 0 ? null : new()
        {
            ["name"] = Name,
            ["Journal"] = new JsonArray([.. entries.Select(row => new JsonObject
            {
                ["Id"] = row.Id, ["ProjectId"] = row.ProjectId, ["AuthorId"] = row.AuthorId, ["Title"] = row.Title, ["Text"] = row.Text, ["Picture"] = row.PicturePath,
                ["PictureText"] = row.PictureText, ["CreatedUtc"] = Moment(row.CreatedUtc),
            })]),
            ["Team"] = new JsonArray([.. teams.Select(row => new JsonObject { ["ProjectId"] = row.ProjectId, ["UserId"] = row.UserId, ["Part"] = row.Part })]),
            ["Featured"] = new JsonArray([.. features.Select(row => new JsonObject { ["Id"] = row.Id, ["ProjectId"] = row.ProjectId, ["FromUtc"] = Moment(row.FromUtc), ["UntilUtc"] = Moment(row.UntilUtc) })]),
        };
    }

    private async Task ForEachAsync(RecipeStepContext context, string list, Dictionary<string, ProjectRow> projects, Func<JsonObject, ProjectRow, Task> keep)
    {
        var place = 0;
        foreach (var node in context.Step[list] as JsonArray ?? [])
        {
            if (node is not JsonObject given || Text(given, "ProjectId") is not { } id)
                throw Wrong(list, place);
            if (projects.TryGetValue(id, out var project))
                try
                {
                    await keep(given, project);
                }
                catch (FormatException)
                {
                    throw Wrong(list, place);
                }
            else
                context.Notes.Add(T["Projects: there is no project “{0}”.", id]);
            place++;
        }
    }

    private RecipeException Wrong(string list, int place) => new(T["Projects: {0}[{1}] lacks something: an id, a project, a person or a moment.", list, place]);

    private static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;

    private static string Id(JsonObject node) => Text(node, "Id") is { } id && ContentIds.IsValid(id) ? id : throw new FormatException();

    private static DateTime Moment(JsonObject node, string name) =>
        DateTime.Parse(Text(node, name) ?? throw new FormatException(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
