using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Applications;

/// <summary>What the programme keeps of a person, exported and erased with the account.</summary>
internal sealed class MentoringPersonalData(ICommunityData data, Proposals proposals, IStringLocalizer<Strings> T) : IPersonalDataSource
{
    public string Name => "mentoring";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        List<PersonalRecords> records = [];
        void Add<TRow>(string title, IReadOnlyCollection<TRow> rows, params string[] hidden)
        {
            if (rows.Count == 0)
                return;
            var array = JsonSerializer.SerializeToNode(rows, ContentItem.JsonOptions)!.AsArray();
            foreach (var row in array.OfType<JsonObject>())
                foreach (var name in hidden)
                    row.Remove(name);
            records.Add(new(title, array));
        }
        // The guardian's link is the guardian's, staff's notes about an interview are the staff's, and who one avoids is named by an id that is somebody else's.
        Add(T["Mentee application"], await data.Set<MenteeApplication>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken), nameof(MenteeApplication.GuardianToken), nameof(Application.Avoid));
        Add(T["Mentor application"], await data.Set<MentorApplication>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken), nameof(MentorApplication.InterviewNote), nameof(Application.Avoid));
        var pairs = await data.Set<MentoringPair>().AsNoTracking().Where(pair => pair.MenteeId == userId || pair.MentorId == userId)
            .Select(pair => new { pair.Id, pair.State, AsMentee = pair.MenteeId == userId, pair.CreatedUtc, pair.AcceptedUtc, pair.EndedUtc, pair.NextStep }).ToListAsync(cancellationToken);
        Add(T["Pairs"], pairs);
        Add(T["Notes"], await data.Set<PairNote>().AsNoTracking().Where(note => note.AuthorId == userId).ToListAsync(cancellationToken));
        Add(T["Monthly check-ins"], await data.Set<CheckIn>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken));
        Add(T["Concerns"], await data.Set<Concern>().AsNoTracking().Where(row => row.ReporterId == userId).ToListAsync(cancellationToken), nameof(Concern.Handling));
        var ids = pairs.Select(pair => pair.Id).ToList();
        var asMentee = pairs.Where(pair => pair.AsMentee).Select(pair => pair.Id).ToHashSet();
        Add(T["Closing interviews"], [.. (await data.Set<ClosingInterview>().AsNoTracking().Where(row => ids.Contains(row.PairId)).ToListAsync(cancellationToken)).Where(row => row.OfMentee == asMentee.Contains(row.PairId))]);
        var documents = await data.Set<PairDocument>().AsNoTracking().Where(row => row.AuthorId == userId).ToListAsync(cancellationToken);
        if (documents.Count > 0)
            records.Add(new(T["Documents"], JsonSerializer.SerializeToNode(documents, ContentItem.JsonOptions)!)
            {
                Files = [.. documents.Select(row => new PersonalFile(row.Name, async token =>
                    new MemoryStream((await data.Set<PairDocumentContent>().AsNoTracking().FirstAsync(content => content.Id == row.Id, token)).Bytes)))],
            });
        return records;
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken)
    {
        var applications = await data.Set<MenteeApplication>().CountAsync(row => row.UserId == userId, cancellationToken)
            + await data.Set<MentorApplication>().CountAsync(row => row.UserId == userId, cancellationToken);
        var pairs = await data.Set<MentoringPair>().CountAsync(pair => pair.MenteeId == userId || pair.MentorId == userId, cancellationToken);
        var notes = await data.Set<PairNote>().CountAsync(note => note.AuthorId == userId, cancellationToken)
            + await data.Set<PairDocument>().CountAsync(document => document.AuthorId == userId, cancellationToken);
        var concerns = await data.Set<Concern>().CountAsync(row => row.ReporterId == userId, cancellationToken);
        ErasureLine[] lines =
        [
            new(T["Mentoring applications"], applications, ErasureKind.Deleted, T["They are yours alone."]),
            new(T["Pairs"], pairs, ErasureKind.Anonymised, T["The other person keeps what was shared; a pair under way ends."]),
            new(T["Notes and documents of pairs"], notes, ErasureKind.Deleted, T["You wrote them."]),
            new(T["Concerns"], concerns, ErasureKind.Anonymised, T["The house must be able to protect others; your name is removed."]),
        ];
        return [.. lines.Where(line => line.Count > 0)];
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await proposals.LeaveAsync(userId, EndReason.AccountErased, Side.Both, cancellationToken);
        await RemoveAsync<MenteeApplication>(row => row.UserId == userId);
        await RemoveAsync<MentorApplication>(row => row.UserId == userId);
        await RemoveAsync<PairNote>(row => row.AuthorId == userId);
        await RemoveAsync<PairDocument>(row => row.AuthorId == userId);
        await RemoveAsync<CheckIn>(row => row.UserId == userId);
        await RemoveAsync<RoundDecision>(row => row.MenteeId == userId || row.MentorId == userId);
        await RemoveAsync<RunPair>(row => row.MenteeId == userId || row.MentorId == userId);
        await RemoveAsync<RunUnmatched>(row => row.MenteeId == userId);
        await RemoveAsync<ConcernContact>(row => row.UserId == userId);
        await RemoveAsync<PrivateReading>(row => row.SubjectId == userId);
        var mine = await data.Set<MentoringPair>().Where(pair => pair.MenteeId == userId || pair.MentorId == userId).ToListAsync(cancellationToken);
        var asMentee = mine.Where(pair => pair.MenteeId == userId).Select(pair => pair.Id).ToHashSet();
        var ids = mine.Select(pair => pair.Id).ToList();
        foreach (var closing in await data.Set<ClosingInterview>().Where(row => ids.Contains(row.PairId)).ToListAsync(cancellationToken))
            if (closing.OfMentee == asMentee.Contains(closing.PairId))
                closing.Text = null;
        foreach (var concern in await data.Set<Concern>().Where(row => row.ReporterId == userId).ToListAsync(cancellationToken))
            concern.ReporterId = null;
        foreach (var pair in mine)
        {
            if (pair.MenteeId == userId)
                pair.MenteeId = null;
            if (pair.MentorId == userId)
                pair.MentorId = null;
        }
        // Others may avoid an account that is gone: nothing of it stays.
        foreach (var mentee in await data.Set<MenteeApplication>().Where(row => row.Avoid.Contains(userId)).ToListAsync(cancellationToken))
            mentee.Avoid = [.. mentee.Avoid.Where(id => id != userId)];
        foreach (var mentor in await data.Set<MentorApplication>().Where(row => row.Avoid.Contains(userId)).ToListAsync(cancellationToken))
            mentor.Avoid = [.. mentor.Avoid.Where(id => id != userId)];

        async Task RemoveAsync<TRow>(System.Linq.Expressions.Expression<Func<TRow, bool>> which) where TRow : class =>
            data.Set<TRow>().RemoveRange(await data.Set<TRow>().Where(which).ToListAsync(cancellationToken));
    }
}
