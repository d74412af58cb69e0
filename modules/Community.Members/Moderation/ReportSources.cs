using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Members.Messages;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Moderation;

/// <summary>Profiles can be reported.</summary>
internal sealed class ProfileReports(ProfileStore profiles, ICommunityData data) : IReportableSource
{
    public string Kind => "member";

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        var row = await data.Set<ProfileRow>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == id, cancellationToken);
        // What nobody sees cannot be reported; what is hidden already may be reported again.
        if (row is null || row.Reach(profiles.Now) == Level.Nobody && !row.Withheld)
            return null;
        var text = row.Text.For(Level.Members);
        return new(Kind, id, text.Name, $"~/annuaire/{row.Slug}", id,
            string.Join('\n', new[] { text.Headline, text.Short, text.Long, text.OffersText, text.SeeksText, text.Help, string.Join(' ', text.Links) }.Where(line => !string.IsNullOrEmpty(line))), row.Withheld);
    }

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } row)
            return;
        row.Withheld = hidden;
        row.Version = ContentIds.New();
        await data.SaveChangesAsync(cancellationToken);
        await profiles.DeriveAsync(row, cancellationToken);
    }
}

/// <summary>Organisations can be reported.</summary>
internal sealed class OrganisationReports(IContentManager contents, OrganisationStore organisations) : IReportableSource
{
    public string Kind => "organisation";

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        if (!ContentIds.IsValid(id) || await contents.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { ContentType: OrganisationStore.Type } item)
            return null;
        var withheld = item.GetField<BooleanField>("Withheld")?.Value == true;
        if (!item.Published && !withheld)
            return null;
        return new(Kind, id, item.DisplayText ?? "", $"~/{item.As<AutoroutePart>()?.Path}", (await organisations.GetManagersAsync(id, cancellationToken)).FirstOrDefault(),
            $"{item.GetField<TextField>("Summary")?.Text}\n{item.GetField<TextField>("Text")?.Text}\n{item.GetField<LinkField>("Website")?.Url}".Trim(), withheld);
    }

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await contents.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { ContentType: OrganisationStore.Type } item)
            return;
        var based = item.ContentItemVersionId;
        item.ApplyField(OrganisationStore.Type, "Withheld", new BooleanField { Value = hidden });
        if (!hidden)
            await contents.SaveAndPublishAsync(item, based, People.TheModule, cancellationToken);
        else if ((await contents.SaveDraftAsync(item, based, People.TheModule, cancellationToken)).Succeeded)
            await contents.UnpublishAsync(id, People.TheModule, cancellationToken);
    }
}

/// <summary>Messages can be reported by who received them; the page of the report checks that.</summary>
internal sealed class MessageReports(ICommunityData data, IStringLocalizer<Strings> T) : IReportableSource
{
    public const string Name = "message";

    public string Kind => Name;

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        ContentIds.IsValid(id) && await data.Set<MessageRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row
            ? new(Kind, id, T["Message: {0}", row.Subject], $"~/messages/{row.ThreadId}", row.FromId, row.Text, row.Withheld)
            : null;

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await data.Set<MessageRow>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row)
            row.Withheld = hidden;
    }
}
