using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Consents;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Auditing;
using Community.Cms.Changes;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Mail;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.PersonalData;

/// <summary>What the engine itself keeps of a person: account, sessions, consents, mails, authorship, traces.</summary>
internal sealed class EngineData(CommunityDbContext db, TimeProvider time, IStringLocalizer<AccountStrings> T) : IPersonalDataSource
{
    public string Name => "account";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == userId, cancellationToken) is not { } user)
            return [];
        var activity = await db.Set<AccountActivity>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId, cancellationToken);
        var roles = await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id where link.UserId == userId select role.Name).ToListAsync(cancellationToken);
        var passkeys = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().AsNoTracking().Where(key => key.UserId == userId).ToListAsync(cancellationToken);
        var sessions = await db.Set<AccountSession>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken);
        var consents = await db.Set<ConsentRow>().AsNoTracking().Where(row => row.UserId == userId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var logins = await db.UserLogins.AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken);
        var mails = await db.Set<MailRow>().AsNoTracking().Where(mail => mail.To == user.Email).OrderBy(mail => mail.Id)
            .Select(mail => new { mail.CreatedUtc, mail.Subject, mail.SentUtc }).ToListAsync(cancellationToken);
        var trail = await db.Set<AuditRow>().AsNoTracking().Where(row => row.ActorId == userId || (row.ObjectKind == "Account" && row.ObjectId == userId)).OrderBy(row => row.Id)
            .Select(row => new { row.CreatedUtc, row.Action, row.ObjectKind, row.ObjectTitle, Address = row.ActorId == userId ? row.Address : null, row.Reason }).ToListAsync(cancellationToken);
        var files = await db.Set<MediaFileRow>().AsNoTracking().Where(file => file.UploaderId == userId).Select(file => new { file.Path, file.Length, file.CreatedUtc }).ToListAsync(cancellationToken);
        var contents = await db.Set<ContentRow>().AsNoTracking().Where(row => row.Owner == userId).OrderBy(row => row.ContentItemId).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        List<PersonalRecords> records =
        [
            new(T["Account"], Json(new
            {
                user.Id, user.Email, user.DisplayName, user.Culture, user.CreatedUtc, activity?.LastSignInUtc, activity?.LastActivityUtc, user.PendingEmail, user.SuspensionReason,
                user.TwoFactorEnabled, Roles = roles, Passkeys = passkeys.Select(key => new { key.Data.Name, key.Data.CreatedAt }),
                ExternalSignIns = logins.Select(login => new { login.ProviderDisplayName, login.ProviderKey }),
            })),
            new(T["Devices signed in"], Json(sessions.Select(one => new { one.Device, one.Network, one.CreatedUtc, one.LastSeenUtc }))),
            new(T["Consents"], Json(consents.Select(one => new { one.Purpose, one.Version, one.Given, one.DecidedUtc }))),
            new(T["Messages sent by the house"], Json(mails)),
            new(T["Audit trail"], Json(trail)),
            new(T["Files of the media library"], Json(files)),
            new(T["Contents"], Json(contents.Select(row => new { row.ContentType, row.DisplayText, row.Published, row.ModifiedUtc, Content = JsonNode.Parse(row.Data) }))),
        ];
        return [.. records.Where(one => one.Data is not JsonArray { Count: 0 })];
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken)
    {
        var email = await db.Users.Where(user => user.Id == userId).Select(user => user.Email).FirstOrDefaultAsync(cancellationToken);
        return
        [
            new(T["Your account"], email is null ? 0 : 1, ErasureKind.Deleted, T["Name, address, password, passkeys, linked sign-ins and consents go at once, and nothing brings them back."]),
            new(T["Devices signed in"], await db.Set<AccountSession>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["You are signed out everywhere."]),
            new(T["Messages sent to you"], await db.Set<MailRow>().CountAsync(mail => mail.To == email, cancellationToken), ErasureKind.Deleted, T["Our copies go; those in your mailbox are yours."]),
            new(T["Contents of yours alone"], await Private(userId).Select(row => row.ContentItemId).Distinct().CountAsync(cancellationToken), ErasureKind.Deleted, T["Nobody but you could read them."]),
            new(T["Contents you wrote"], await Shared(userId).Select(row => row.ContentItemId).Distinct().CountAsync(cancellationToken), ErasureKind.Anonymised, T["They belong to the house’s pages and stay there, without your name."]),
            new(T["Files you added to the library"], await db.Set<MediaFileRow>().CountAsync(file => file.UploaderId == userId, cancellationToken), ErasureKind.Anonymised, T["Pages of the house may show them: they stay, without your name."]),
            new(T["Entries of the audit trail"], await db.Set<AuditRow>().CountAsync(row => row.ActorId == userId || (row.ObjectKind == "Account" && row.ObjectId == userId), cancellationToken), ErasureKind.Kept,
                T["The house must be able to say who changed what: they stay until their retention ends, then go by themselves."]),
        ];
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == userId, cancellationToken) is not { } user)
            return;
        await db.Set<MailRow>().Where(mail => mail.To == user.Email).ExecuteDeleteAsync(cancellationToken);
        await db.Set<MediaFileRow>().Where(file => file.UploaderId == userId).ExecuteUpdateAsync(set => set.SetProperty(file => file.UploaderId, (string?)null), cancellationToken);
        foreach (var gone in await Private(userId).Where(row => row.Published).Select(row => new { row.ContentItemId, row.ContentType }).Distinct().ToListAsync(cancellationToken))
            Announce(ChangeKind.Removed, gone.ContentItemId, gone.ContentType);
        await Private(userId).ExecuteDeleteAsync(cancellationToken);
        foreach (var nameless in await Shared(userId).Where(row => row.Published).Select(row => new { row.ContentItemId, row.ContentType }).Distinct().ToListAsync(cancellationToken))
            Announce(ChangeKind.Published, nameless.ContentItemId, nameless.ContentType);
        await Shared(userId).Where(row => row.Author == user.DisplayName).ExecuteUpdateAsync(set => set.SetProperty(row => row.Author, (string?)null), cancellationToken);
        await Shared(userId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, (string?)null), cancellationToken);
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewMergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken)
    {
        var email = await db.Users.Where(user => user.Id == fromUserId).Select(user => user.Email).FirstOrDefaultAsync(cancellationToken);
        return
        [
            new(T["Account"], email is null ? 0 : 1, ErasureKind.Deleted, T["Its address, password, passkeys, linked sign-ins, roles and consents go; those of the account that remains stay as they are."]),
            new(T["Contents"], await db.Set<ContentRow>().Where(row => row.Owner == fromUserId).Select(row => row.ContentItemId).Distinct().CountAsync(cancellationToken), ErasureKind.Moved, T["The account that remains is responsible for them."]),
            new(T["Files of the media library"], await db.Set<MediaFileRow>().CountAsync(file => file.UploaderId == fromUserId, cancellationToken), ErasureKind.Moved, T["The account that remains counts as having added them."]),
            new(T["Messages sent by the house"], await db.Set<MailRow>().CountAsync(mail => mail.To == email, cancellationToken), ErasureKind.Deleted, T["Our copies go; those in the mailbox stay there."]),
            new(T["Entries of the audit trail"], await db.Set<AuditRow>().CountAsync(row => row.ActorId == fromUserId || (row.ObjectKind == "Account" && row.ObjectId == fromUserId), cancellationToken), ErasureKind.Kept,
                T["What was done under the old account stays written under it."]),
        ];
    }

    public async Task MergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken)
    {
        var email = await db.Users.Where(user => user.Id == fromUserId).Select(user => user.Email).FirstOrDefaultAsync(cancellationToken);
        await db.Set<MailRow>().Where(mail => mail.To == email).ExecuteDeleteAsync(cancellationToken);
        await db.Set<MediaFileRow>().Where(file => file.UploaderId == fromUserId).ExecuteUpdateAsync(set => set.SetProperty(file => file.UploaderId, intoUserId), cancellationToken);
        foreach (var moved in await db.Set<ContentRow>().Where(row => row.Owner == fromUserId && row.Published).Select(row => new { row.ContentItemId, row.ContentType }).Distinct().ToListAsync(cancellationToken))
            Announce(ChangeKind.Published, moved.ContentItemId, moved.ContentType);
        await db.Set<ContentRow>().Where(row => row.Owner == fromUserId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, intoUserId), cancellationToken);
    }

    // Kept for the person alone, or removed long ago and only there to be restored.
    private IQueryable<ContentRow> Private(string userId) => db.Set<ContentRow>().Where(row => row.Owner == userId
        && (row.Audience == Audiences.Owner || !db.Set<ContentRow>().Any(other => other.ContentItemId == row.ContentItemId && (other.Latest || other.Published))));

    private IQueryable<ContentRow> Shared(string userId) => db.Set<ContentRow>().Where(row => row.Owner == userId
        && row.Audience != Audiences.Owner && db.Set<ContentRow>().Any(other => other.ContentItemId == row.ContentItemId && (other.Latest || other.Published)));

    private void Announce(ChangeKind kind, string contentItemId, string contentType) =>
        db.Add(new ChangeRow { Kind = kind, ContentItemId = contentItemId, ContentType = contentType, CreatedUtc = time.GetUtcNow().UtcDateTime });

    private static JsonNode Json(object value) => JsonSerializer.SerializeToNode(value, ContentItem.JsonOptions)!;
}
