using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Community.Site.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Site.Agenda;

/// <summary>When and where a published event is: what the agenda asks the database.</summary>
internal sealed class EventIndex : IReadable
{
    /// <summary>How long an event lasts that does not say when it ends.</summary>
    public static readonly TimeSpan UsualLength = TimeSpan.FromHours(2);

    public string ContentItemId { get; set; } = "";
    public string? Culture { get; set; }
    public string? LocalizationSet { get; set; }
    public DateTime StartUtc { get; set; }
    public DateTime EndUtc { get; set; }
    public string? PlaceId { get; set; }
    /// <summary>Ids of topics, each between bars: <c>|a|b|</c>.</summary>
    public string Topics { get; set; } = "";
    public string Audience { get; set; } = Audiences.Public;
    public string? Owner { get; set; }

    /// <summary>The row of a published event; null when it has no start.</summary>
    public static EventIndex? Of(ContentItem item)
    {
        if (item.Moment("Start") is not { } start)
            return null;
        var end = item.Moment("End") is { } given && given >= start ? given : start + UsualLength;
        var topics = item.TermIds("Topics").Where(ContentIds.IsValid).ToList();
        return new EventIndex
        {
            ContentItemId = item.ContentItemId,
            Culture = item.Culture,
            LocalizationSet = item.LocalizationSet(),
            StartUtc = start,
            EndUtc = end,
            PlaceId = item.Picked("Place").FirstOrDefault(ContentIds.IsValid),
            Topics = topics.Count == 0 ? "" : $"|{string.Join('|', topics)}|",
            Audience = item.Audience,
            Owner = item.Owner,
        };
    }
}

/// <summary>The table of <see cref="EventIndex"/>.</summary>
internal sealed class EventIndexConfiguration : IEntityTypeConfiguration<EventIndex>
{
    public void Configure(EntityTypeBuilder<EventIndex> builder)
    {
        builder.ToTable("SiteEvents");
        builder.HasKey(row => row.ContentItemId);
        builder.Property(row => row.ContentItemId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Culture).HasMaxLength(10);
        builder.Property(row => row.LocalizationSet).HasMaxLength(64);
        builder.Property(row => row.PlaceId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Audience).HasMaxLength(20);
        builder.Property(row => row.Owner).HasMaxLength(64);
        builder.HasIndex(row => row.EndUtc);
        builder.HasIndex(row => row.LocalizationSet);
    }
}

/// <summary>Keeps <see cref="EventIndex"/> in step with what is published.</summary>
internal sealed class EventIndexProvider : IContentIndexProvider
{
    public const string Type = "Event";

    public IReadOnlyCollection<string> ContentTypes { get; } = [Type];

    public async Task UpdateAsync(string contentItemId, ContentItem? published, ICommunityData data, CancellationToken cancellationToken)
    {
        var rows = data.Set<EventIndex>();
        var old = await rows.FindAsync([contentItemId], cancellationToken);
        var row = published is null ? null : EventIndex.Of(published);
        if (old is not null && row is not null)
            data.Set<EventIndex>().Entry(old).CurrentValues.SetValues(row);
        else if (old is not null)
            rows.Remove(old);
        else if (row is not null)
            rows.Add(row);
    }
}
