using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Projects.Data;

/// <summary>What a question to another person became of.</summary>
internal enum AnswerState
{
    Asked = 0,
    Accepted = 1,
    Declined = 2,
    /// <summary>Taken back by who asked.</summary>
    Withdrawn = 3,
}

/// <summary>Whose a project is. Written with every save of the module's pages and every publication, so that drafts are listed and ownership is part of each query.</summary>
internal sealed class ProjectRow
{
    public string ContentItemId { get; set; } = "";
    public string OwnerId { get; set; } = "";
    public string Title { get; set; } = "";
    public string Slug { get; set; } = "";
    public bool Published { get; set; }
    /// <summary>Hidden by a moderator.</summary>
    public bool Hidden { get; set; }
    /// <summary>Since when its holder waits for approval; null when nobody waits.</summary>
    public DateTime? SubmittedUtc { get; set; }
    public DateTime CreatedUtc { get; set; }
}

/// <summary>A person of the team, once they accept.</summary>
internal sealed class TeamRow
{
    public string ProjectId { get; set; } = "";
    public string UserId { get; set; } = "";
    /// <summary>What the person does in the team.</summary>
    public string Part { get; set; } = "";
    public AnswerState State { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? AnsweredUtc { get; set; }
}

/// <summary>An entry of a project's journal.</summary>
internal sealed class EntryRow
{
    public string Id { get; set; } = "";
    public string ProjectId { get; set; } = "";
    /// <summary>Null when the account was erased.</summary>
    public string? AuthorId { get; set; }
    public string Title { get; set; } = "";
    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";
    public string? PicturePath { get; set; }
    public string PictureText { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
    public bool Hidden { get; set; }
}

/// <summary>A comment by a member on an entry.</summary>
internal sealed class CommentRow
{
    public string Id { get; set; } = "";
    public string EntryId { get; set; } = "";
    public string ProjectId { get; set; } = "";
    /// <summary>Null when the account was erased.</summary>
    public string? AuthorId { get; set; }
    /// <summary>Plain text.</summary>
    public string Text { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
    public bool Hidden { get; set; }
}

/// <summary>That a member appreciates a project, once.</summary>
internal sealed class AppreciationRow
{
    public string ProjectId { get; set; } = "";
    public string UserId { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
}

/// <summary>Help that a member offers on a need.</summary>
internal sealed class OfferRow
{
    public string Id { get; set; } = "";
    public string ProjectId { get; set; } = "";
    public string NeedId { get; set; } = "";
    /// <summary>The need as it was worded then.</summary>
    public string NeedText { get; set; } = "";
    public string UserId { get; set; } = "";
    public string Message { get; set; } = "";
    public AnswerState State { get; set; }
    public string Answer { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
    public DateTime? AnsweredUtc { get; set; }
}

/// <summary>That a member would take a sleeping project over.</summary>
internal sealed class TakeOverRow
{
    public string Id { get; set; } = "";
    public string ProjectId { get; set; } = "";
    public string UserId { get; set; } = "";
    public string Message { get; set; } = "";
    public AnswerState State { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? AnsweredUtc { get; set; }
}

/// <summary>A time on the front page.</summary>
internal sealed class FeatureRow
{
    public string Id { get; set; } = "";
    public string ProjectId { get; set; } = "";
    public DateTime FromUtc { get; set; }
    public DateTime UntilUtc { get; set; }
}

/// <summary>A person who wants no mails about projects.</summary>
internal sealed class MuteRow
{
    public string UserId { get; set; } = "";
}

internal sealed class ProjectRowConfiguration : IEntityTypeConfiguration<ProjectRow>
{
    public void Configure(EntityTypeBuilder<ProjectRow> row)
    {
        row.ToTable("Projects");
        row.HasKey(r => r.ContentItemId);
        row.Property(r => r.ContentItemId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.OwnerId).HasMaxLength(64);
        row.Property(r => r.Title).HasMaxLength(300);
        row.Property(r => r.Slug).HasMaxLength(400);
        row.HasIndex(r => r.OwnerId);
    }
}

internal sealed class TeamRowConfiguration : IEntityTypeConfiguration<TeamRow>
{
    public void Configure(EntityTypeBuilder<TeamRow> row)
    {
        row.ToTable("ProjectTeam");
        row.HasKey(r => new { r.ProjectId, r.UserId });
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.UserId).HasMaxLength(64);
        row.Property(r => r.Part).HasMaxLength(200);
        row.HasIndex(r => r.UserId);
    }
}

internal sealed class EntryRowConfiguration : IEntityTypeConfiguration<EntryRow>
{
    public void Configure(EntityTypeBuilder<EntryRow> row)
    {
        row.ToTable("ProjectJournal");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.AuthorId).HasMaxLength(64);
        row.Property(r => r.Title).HasMaxLength(200);
        row.Property(r => r.PicturePath).HasMaxLength(400);
        row.Property(r => r.PictureText).HasMaxLength(300);
        row.HasIndex(r => new { r.ProjectId, r.CreatedUtc });
        row.HasIndex(r => r.AuthorId);
    }
}

internal sealed class CommentRowConfiguration : IEntityTypeConfiguration<CommentRow>
{
    public void Configure(EntityTypeBuilder<CommentRow> row)
    {
        row.ToTable("ProjectComments");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.EntryId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.AuthorId).HasMaxLength(64);
        row.HasIndex(r => r.EntryId);
        row.HasIndex(r => new { r.AuthorId, r.CreatedUtc });
    }
}

internal sealed class AppreciationRowConfiguration : IEntityTypeConfiguration<AppreciationRow>
{
    public void Configure(EntityTypeBuilder<AppreciationRow> row)
    {
        row.ToTable("ProjectAppreciations");
        row.HasKey(r => new { r.ProjectId, r.UserId });
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.UserId).HasMaxLength(64);
        row.HasIndex(r => r.UserId);
    }
}

internal sealed class OfferRowConfiguration : IEntityTypeConfiguration<OfferRow>
{
    public void Configure(EntityTypeBuilder<OfferRow> row)
    {
        row.ToTable("ProjectOffers");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.NeedId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.NeedText).HasMaxLength(300);
        row.Property(r => r.UserId).HasMaxLength(64);
        row.HasIndex(r => r.ProjectId);
        row.HasIndex(r => new { r.UserId, r.CreatedUtc });
    }
}

internal sealed class TakeOverRowConfiguration : IEntityTypeConfiguration<TakeOverRow>
{
    public void Configure(EntityTypeBuilder<TakeOverRow> row)
    {
        row.ToTable("ProjectTakeOvers");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.UserId).HasMaxLength(64);
        row.HasIndex(r => r.ProjectId);
        row.HasIndex(r => r.UserId);
    }
}

internal sealed class FeatureRowConfiguration : IEntityTypeConfiguration<FeatureRow>
{
    public void Configure(EntityTypeBuilder<FeatureRow> row)
    {
        row.ToTable("ProjectFeatures");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.ProjectId).HasMaxLength(ContentIds.Length);
        row.HasIndex(r => r.UntilUtc);
    }
}

internal sealed class MuteRowConfiguration : IEntityTypeConfiguration<MuteRow>
{
    public void Configure(EntityTypeBuilder<MuteRow> row)
    {
        row.ToTable("ProjectMutes");
        row.HasKey(r => r.UserId);
        row.Property(r => r.UserId).HasMaxLength(64);
    }
}
