using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Members.Follows;
using Community.Members.Messages;
using Community.Members.Moderation;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.PersonalData;

/// <summary>What this module keeps of a person: all of it is exported; on erasure what is theirs goes, and what others need stays without their name.</summary>
internal sealed class MembersPersonalData(ICommunityData data, ProfileStore profiles, IMediaLibrary media, IStringLocalizer<Strings> T) : IPersonalDataSource
{
    /// <summary>Stands for a person who is gone.</summary>
    public const string Gone = "";

    public string Name => "members";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        List<PersonalRecords> records = [];
        if (await data.Set<ProfileRow>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId, cancellationToken) is { } profile)
        {
            var json = Json(new { profile.Slug, profile.Audience, profile.Withheld, profile.FifteenOn, profile.GuardianEmail, profile.GuardianUtc, profile.CreatedUtc, profile.ModifiedUtc });
            json["Profile"] = JsonNode.Parse(profile.Json);
            records.Add(new(T["My profile"], json) { Files = profile.Text.Picture is { } picture ? [new("portrait" + Path.GetExtension(picture), token => OpenAsync(picture, token))] : [] });
        }
        await AddAsync(T["Proposed skills"], data.Set<SkillProposalRow>().Where(row => row.UserId == userId));
        await AddAsync(T["Organisations I look after"], data.Set<OrganisationManagerRow>().Where(row => row.UserId == userId));
        await AddAsync(T["My messages"], data.Set<MessageRow>().Where(row => row.FromId == userId || row.ToId == userId).OrderBy(row => row.SentUtc));
        await AddAsync(T["People you blocked"], data.Set<BlockRow>().Where(row => row.UserId == userId));
        await AddAsync(T["Messages by e-mail"], data.Set<MessageSettingsRow>().Where(row => row.UserId == userId));
        await AddAsync(T["What I follow"], data.Set<FollowRow>().Where(row => row.UserId == userId));
        await AddAsync(T["How often by e-mail?"], data.Set<DigestRow>().Where(row => row.UserId == userId));
        await AddAsync(T["Reports I made"], data.Set<ReportRow>().Where(row => row.ReporterId == userId).Select(row => new { row.Kind, row.Title, row.Url, row.Reason, row.Details, row.CreatedUtc }));
        await AddAsync(T["Decisions about me"], data.Set<DecisionRow>().Where(row => row.OwnerId == userId)
            .Select(row => new { row.Kind, row.Title, row.Measure, row.Reason, row.DecidedUtc, row.Appeal, row.AppealUtc, row.Answer, row.TakenBack, row.AnsweredUtc }));
        return records;

        async Task AddAsync<TRow>(string title, IQueryable<TRow> query) where TRow : class
        {
            var rows = await query.AsNoTracking().ToListAsync(cancellationToken);
            if (rows.Count > 0)
                records.Add(new(title, new JsonArray([.. rows.Select(row => (JsonNode?)Json(row))])));
        }
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken)
    {
        var theirs = await data.Set<MessageRow>().CountAsync(row => row.FromId == userId && !row.GoneForReader, cancellationToken);
        var received = await data.Set<MessageRow>().CountAsync(row => row.ToId == userId, cancellationToken);
        ErasureLine[] lines =
        [
            new(T["My profile"], await data.Set<ProfileRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["It is about you alone: it goes with its picture, out of the directory and the search."]),
            new(T["Messages you received"], received, ErasureKind.Deleted, T["They leave your box; their senders keep their own copy without your name."]),
            new(T["Messages you sent"], theirs, ErasureKind.Anonymised, T["Whoever received them keeps them, without your name: they are part of their correspondence."]),
            new(T["What I follow"], await data.Set<FollowRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["Nobody else needs it."]),
            new(T["People you blocked"], await data.Set<BlockRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["Nobody else needs it."]),
            new(T["Organisations I look after"], await data.Set<OrganisationManagerRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Anonymised, T["The page of the organisation stays; your name leaves the list of those who look after it."]),
            new(T["Reports I made"], await data.Set<ReportRow>().CountAsync(row => row.ReporterId == userId, cancellationToken), ErasureKind.Anonymised, T["The moderators still need the report, not your name."]),
            new(T["Decisions about me"], await data.Set<DecisionRow>().CountAsync(row => row.OwnerId == userId, cancellationToken), ErasureKind.Kept, T["The house has to be able to account for what it decided."]),
        ];
        return [.. lines.Where(line => line.Count > 0)];
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(userId, cancellationToken) is { } profile)
        {
            if (profile.Text.Picture is { } picture)
                await media.RemoveAsync(picture, cancellationToken);
            await profiles.EraseAsync(profile, cancellationToken);
        }
        foreach (var row in await data.Set<MessageRow>().Where(row => row.FromId == userId || row.ToId == userId).ToListAsync(cancellationToken))
        {
            (row.GoneForSender, row.GoneForReader) = (row.GoneForSender || row.FromId == userId, row.GoneForReader || row.ToId == userId);
            (row.FromId, row.ToId) = (row.FromId == userId ? Gone : row.FromId, row.ToId == userId ? Gone : row.ToId);
            if (row is { GoneForSender: true, GoneForReader: true })
                data.Set<MessageRow>().Remove(row);
        }
        await RemoveAsync(data.Set<SkillProposalRow>().Where(row => row.UserId == userId));
        await RemoveAsync(data.Set<OrganisationManagerRow>().Where(row => row.UserId == userId));
        await RemoveAsync(data.Set<BlockRow>().Where(row => row.UserId == userId || row.BlockedId == userId));
        await RemoveAsync(data.Set<MessageSettingsRow>().Where(row => row.UserId == userId));
        await RemoveAsync(data.Set<FollowRow>().Where(row => row.UserId == userId || row.Kind == "member" && row.TargetId == userId));
        await RemoveAsync(data.Set<DigestRow>().Where(row => row.UserId == userId));
        await RemoveAsync(data.Set<FollowNewsRow>().Where(row => row.ActorId == userId));
        foreach (var row in await data.Set<ReportRow>().Where(row => row.ReporterId == userId).ToListAsync(cancellationToken))
            row.ReporterId = null;

        async Task RemoveAsync<TRow>(IQueryable<TRow> rows) where TRow : class => data.Set<TRow>().RemoveRange(await rows.ToListAsync(cancellationToken));
    }

    private async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken) =>
        await media.OpenAsync(path, cancellationToken) ?? Stream.Null;

    private static JsonObject Json<TRow>(TRow row) => JsonSerializer.SerializeToNode(row, Readable)!.AsObject();

    private static readonly JsonSerializerOptions Readable = new(ContentItem.JsonOptions) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
