using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members.Moderation;

/// <summary>Somebody says that something should not be here.</summary>
internal sealed class ReportRow
{
    public string Id { get; set; } = ContentIds.New();
    public string Kind { get; set; } = "";
    public string TargetId { get; set; } = "";
    public string Title { get; set; } = "";
    public string Url { get; set; } = "";
    public string? OwnerId { get; set; }
    /// <summary>Its words at the time.</summary>
    public string Excerpt { get; set; } = "";
    /// <summary>Name from <see cref="ReportReasons"/>.</summary>
    public string Reason { get; set; } = "";
    public string? Details { get; set; }
    /// <summary>Who reported; null for a visitor.</summary>
    public string? ReporterId { get; set; }
    public DateTime CreatedUtc { get; set; }
    /// <summary>The decision that closed it.</summary>
    public string? DecisionId { get; set; }
}

/// <summary>What a moderator decided about something.</summary>
internal sealed class DecisionRow
{
    public string Id { get; set; } = ContentIds.New();
    public string Kind { get; set; } = "";
    public string TargetId { get; set; } = "";
    public string Title { get; set; } = "";
    public string? OwnerId { get; set; }
    public Measure Measure { get; set; }
    public string Reason { get; set; } = "";
    public string? ModeratorId { get; set; }
    public DateTime DecidedUtc { get; set; }
    /// <summary>Hash of the code in the person's mail: it opens the appeal, also for who cannot sign in.</summary>
    public string? AppealCode { get; set; }
    public string? Appeal { get; set; }
    public DateTime? AppealUtc { get; set; }
    public string? Answer { get; set; }
    /// <summary>Whether the decision was taken back; null while nobody appealed or answered.</summary>
    public bool? TakenBack { get; set; }
    public DateTime? AnsweredUtc { get; set; }
}

/// <summary>What moderators do.</summary>
internal enum Measure
{
    /// <summary>Nothing is wrong.</summary>
    None,
    Warn,
    Hide,
    /// <summary>Hide it, and close the account.</summary>
    Suspend,
}

/// <summary>Why something is reported; the names are stored.</summary>
internal static class ReportReasons
{
    public static IReadOnlyList<string> All { get; } = ["insulte", "haine", "arnaque", "publicite", "faux", "vie-privee", "mineur", "illegal", "autre"];
}

/// <summary>The table of <see cref="ReportRow"/>.</summary>
internal sealed class ReportRowConfiguration : IEntityTypeConfiguration<ReportRow>
{
    public void Configure(EntityTypeBuilder<ReportRow> builder)
    {
        builder.ToTable("MemberReports");
        builder.Property(row => row.Id).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Kind).HasMaxLength(30);
        builder.Property(row => row.TargetId).HasMaxLength(64);
        builder.Property(row => row.Title).HasMaxLength(300);
        builder.Property(row => row.Url).HasMaxLength(500);
        builder.Property(row => row.OwnerId).HasMaxLength(64);
        builder.Property(row => row.Reason).HasMaxLength(30);
        builder.Property(row => row.ReporterId).HasMaxLength(64);
        builder.Property(row => row.DecisionId).HasMaxLength(ContentIds.Length);
        builder.HasIndex(row => new { row.Kind, row.TargetId });
        builder.HasIndex(row => row.DecisionId);
        builder.HasIndex(row => row.ReporterId);
    }
}

/// <summary>The table of <see cref="DecisionRow"/>.</summary>
internal sealed class DecisionRowConfiguration : IEntityTypeConfiguration<DecisionRow>
{
    public void Configure(EntityTypeBuilder<DecisionRow> builder)
    {
        builder.ToTable("MemberDecisions");
        builder.Property(row => row.Id).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Kind).HasMaxLength(30);
        builder.Property(row => row.TargetId).HasMaxLength(64);
        builder.Property(row => row.Title).HasMaxLength(300);
        builder.Property(row => row.OwnerId).HasMaxLength(64);
        builder.Property(row => row.ModeratorId).HasMaxLength(64);
        builder.Property(row => row.AppealCode).HasMaxLength(64);
        builder.HasIndex(row => new { row.Kind, row.TargetId });
        builder.HasIndex(row => row.OwnerId);
        builder.HasIndex(row => row.AppealCode);
    }
}
