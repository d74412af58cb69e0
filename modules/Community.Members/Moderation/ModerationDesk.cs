using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Members.Contracts;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Moderation;

/// <summary>What became of a decision.</summary>
internal enum Deciding
{
    Done,
    /// <summary>The account may not be closed or opened by this person.</summary>
    BeyondYou,
    /// <summary>A colleague was faster.</summary>
    DecidedAlready,
}

/// <summary>Takes reports in, carries decisions out, tells the person why, and hears appeals. Every act stands in the audit trail.</summary>
internal sealed class ModerationDesk(
    ICommunityData data, IEnumerable<IReportableSource> sources, IAccountSuspension suspension, IAuditTrail audit, IUserDirectory users, IMailOutbox outbox,
    MailLinks links, IChangeFeed feed, TimeProvider time, IStringLocalizer<Strings> T)
{
    /// <summary>A reported private message was shown to a moderator.</summary>
    public const string MessageRead = "PrivateMessageRead";
    public const int MostDetails = 2000, MostReason = 2000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public IReportableSource? SourceOf(string? kind) => sources.FirstOrDefault(source => source.Kind == kind);

    /// <summary>Keeps a report; a second one by the same person about the same thing, while the first waits, replaces it.</summary>
    public Task<bool> ReportAsync(Reportable thing, string reason, string? details, string? reporterId, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        var row = reporterId is null ? null : await data.Set<ReportRow>().FirstOrDefaultAsync(
            old => old.Kind == thing.Kind && old.TargetId == thing.Id && old.ReporterId == reporterId && old.DecisionId == null, token);
        if (row is null)
            data.Set<ReportRow>().Add(row = new() { Kind = thing.Kind, TargetId = thing.Id, ReporterId = reporterId, CreatedUtc = Now });
        (row.Title, row.Url, row.OwnerId, row.Reason, row.Details) = (Cut(thing.Title, 300), Cut(thing.Url, 500), thing.OwnerId, reason, details);
        row.Excerpt = Cut(thing.Excerpt, 8000);
        return true;
    }, cancellationToken);

    /// <summary>Carries a decision out about what a report names; closes all reports about it. All of it in one transaction, so a lost race or a refusal leaves nothing behind.</summary>
    public async Task<Deciding> DecideAsync(ReportRow report, Measure measure, string reason, ClaimsPrincipal moderator, CancellationToken cancellationToken)
    {
        var outcome = await data.WriteAsync(async token =>
        {
            var open = await data.Set<ReportRow>().Where(row => row.Kind == report.Kind && row.TargetId == report.TargetId && row.DecisionId == null).ToListAsync(token);
            if (open.Count == 0)
                return Deciding.DecidedAlready;
            // The mail about the decision says it, with the way to appeal.
            if (measure == Measure.Suspend && (report.OwnerId is null || !await suspension.SuspendAsync(report.OwnerId, reason, moderator, tell: false, token)))
                return Deciding.BeyondYou;
            var decision = new DecisionRow
            {
                Kind = report.Kind, TargetId = report.TargetId, Title = report.Title, OwnerId = report.OwnerId, Measure = measure, Reason = reason, ModeratorId = moderator.Id(), DecidedUtc = Now,
            };
            data.Set<DecisionRow>().Add(decision);
            open.ForEach(row => row.DecisionId = decision.Id);
            if (measure is Measure.Hide or Measure.Suspend && SourceOf(report.Kind) is { } source)
                await source.SetHiddenAsync(report.TargetId, true, token);
            audit.Record(new($"Moderation{measure}", report.Kind, report.TargetId, report.Title) { Reason = reason }, moderator);
            if (measure != Measure.None)
                await TellAsync(decision, token);
            return Deciding.Done;
        }, cancellationToken);
        await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), TimeSpan.FromSeconds(2), cancellationToken);
        return outcome;
    }

    /// <summary>The decision whose mail holds this code.</summary>
    public async Task<DecisionRow?> FindByCodeAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is not { Length: > 0 and <= 64 })
            return null;
        var hash = Guardians.HashOf(code);
        return await data.Set<DecisionRow>().FirstOrDefaultAsync(row => row.AppealCode == hash, cancellationToken);
    }

    /// <summary>Keeps the words of an appeal; there is one for each decision.</summary>
    public async Task AppealAsync(DecisionRow decision, string text, CancellationToken cancellationToken)
    {
        (decision.Appeal, decision.AppealUtc) = (text, Now);
        audit.Record(new("ModerationAppealed", decision.Kind, decision.TargetId, decision.Title), null);
        await data.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Answers an appeal: the decision is taken back, or stays.</summary>
    public async Task<Deciding> AnswerAsync(string decisionId, bool takeBack, string answer, ClaimsPrincipal moderator, CancellationToken cancellationToken)
    {
        var outcome = await data.WriteAsync(async token =>
        {
            if (await data.Set<DecisionRow>().FirstOrDefaultAsync(row => row.Id == decisionId && row.AppealUtc != null && row.AnsweredUtc == null, token) is not { } decision)
                return Deciding.DecidedAlready;
            if (takeBack && decision.Measure == Measure.Suspend && !await suspension.ReopenAsync(decision.OwnerId!, moderator, tell: false, token))
                return Deciding.BeyondYou;
            (decision.Answer, decision.TakenBack, decision.AnsweredUtc) = (answer, takeBack, Now);
            if (takeBack && decision.Measure is Measure.Hide or Measure.Suspend && SourceOf(decision.Kind) is { } source)
                await source.SetHiddenAsync(decision.TargetId, false, token);
            audit.Record(new(takeBack ? "ModerationTakenBack" : "ModerationUpheld", decision.Kind, decision.TargetId, decision.Title) { Reason = answer }, moderator);
            await TellAnswerAsync(decision, token);
            return Deciding.Done;
        }, cancellationToken);
        await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), TimeSpan.FromSeconds(2), cancellationToken);
        return outcome;
    }

    public static string NameOf(Measure measure, IStringLocalizer<Strings> T) => measure switch
    {
        Measure.Warn => T["Warning"],
        Measure.Hide => T["Hidden"],
        Measure.Suspend => T["Account suspended"],
        _ => T["Nothing wrong"],
    };

    /// <summary>What kind of thing was reported. Kinds of modules that came later keep their own name.</summary>
    public static string NameOfKind(string kind, IStringLocalizer<Strings> T) => kind switch
    {
        "member" => T["Profile"],
        "organisation" => T["Organisation"],
        MessageReports.Name => T["Message"],
        "project" => T["Project"],
        "project-entry" => T["News of a project"],
        "project-comment" => T["Comment on a project"],
        "job" => T["Job ad"],
        "page" => T["Page of the house"],
        _ => kind,
    };

    public static string NameOf(string reason, IStringLocalizer<Strings> T) => reason switch
    {
        "insulte" => T["Insult or harassment"],
        "haine" => T["Hatred or discrimination"],
        "arnaque" => T["Fraud"],
        "publicite" => T["Unwanted advertising"],
        "faux" => T["False identity or false claims"],
        "vie-privee" => T["Somebody’s private life"],
        "mineur" => T["A child in danger"],
        "illegal" => T["Something else that the law forbids"],
        _ => T["Another reason"],
    };

    private async Task TellAsync(DecisionRow decision, CancellationToken cancellationToken)
    {
        if (decision.OwnerId is null || await users.GetContactAsync(decision.OwnerId, cancellationToken) is not { } contact)
            return;
        var code = ContentIds.New();
        decision.AppealCode = Guardians.HashOf(code);
        var url = await links.ToAsync($"~/moderation/contester?code={code}", contact.Culture, cancellationToken);
        var site = await links.SiteNameAsync(cancellationToken);
        using var _ = new CultureScope(contact.Culture);
        var what = decision.Measure switch
        {
            Measure.Warn => T["a moderator warns you about “{0}”. It stays as it is.", decision.Title],
            Measure.Hide => T["a moderator has hidden “{0}”. Nobody else sees it any more.", decision.Title],
            _ => T["a moderator has hidden “{0}” and suspended your account. You cannot sign in for now.", decision.Title],
        };
        outbox.Enqueue(new()
        {
            To = contact.Email,
            Culture = contact.Culture,
            Subject = T["{0} – A decision of the moderators", site],
            Text = T["Hello,\n\n{0}\n\nThe reason:\n\n{1}\n\nIf you do not agree, say why here; another look is taken at it, and you get an answer:\n\n{2}", what.Value, decision.Reason, url],
            Reason = T["You receive this message because the decision is about you."],
        });
    }

    private async Task TellAnswerAsync(DecisionRow decision, CancellationToken cancellationToken)
    {
        if (decision.OwnerId is null || await users.GetContactAsync(decision.OwnerId, cancellationToken) is not { } contact)
            return;
        var site = await links.SiteNameAsync(cancellationToken);
        using var _ = new CultureScope(contact.Culture);
        outbox.Enqueue(new()
        {
            To = contact.Email,
            Culture = contact.Culture,
            Subject = T["{0} – The answer to your appeal", site],
            Text = T["Hello,\n\n{0}\n\nThe reason:\n\n{1}", decision.TakenBack == true
                ? T["the decision about “{0}” is taken back: everything is as before.", decision.Title].Value
                : T["the decision about “{0}” stays.", decision.Title].Value, decision.Answer ?? ""],
            Reason = T["You receive this message because the decision is about you."],
        });
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;
}
