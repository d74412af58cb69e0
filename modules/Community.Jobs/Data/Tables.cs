using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Jobs.Data;

/// <summary>Where a posting stands.</summary>
internal enum JobState { Draft, Published, Filled, Expired, Withdrawn }

/// <summary>Where the approval of its latest text stands.</summary>
internal enum JobReview { None, Submitted, SentBack }

/// <summary>Where an application stands.</summary>
internal enum ApplicationState { New, InTouch, Interview, Hired, Refused, Withdrawn }

/// <summary>A posting's life, and what lists need of it.</summary>
internal sealed class JobRow
{
    public string ContentItemId { get; set; } = "";
    public string OrganisationId { get; set; } = "";
    public string Title { get; set; } = "";
    public string Path { get; set; } = "";
    public JobState State { get; set; }
    public JobReview Review { get; set; }
    public string? ReviewReason { get; set; }
    public string Occupation { get; set; } = "";
    public string Contract { get; set; } = "";
    public string? Commune { get; set; }
    public int Remote { get; set; }
    public double? PayMin { get; set; }
    public double? PayMax { get; set; }
    public string PayPeriod { get; set; } = "year";
    public DateTime CreatedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
    public DateTime? ClosesUtc { get; set; }
    public DateTime? ClosedUtc { get; set; }
    /// <summary>Whether it was filled through this site; null until somebody says so.</summary>
    public bool? FilledHere { get; set; }
    public int Views { get; set; }
    /// <summary>Taken away by a moderator.</summary>
    public bool Hidden { get; set; }
    public bool Reminded { get; set; }
    public bool EndTold { get; set; }
    /// <summary>Secret of the links in its mails.</summary>
    public string Code { get; set; } = "";
    public bool Demo { get; set; }
    /// <summary>The text that was approved last: the only one that goes back on the site without being read again.</summary>
    public string? ApprovedVersion { get; set; }

    /// <summary>Takes over what lists show.</summary>
    public void Copy(ContentItem item)
    {
        var posting = JobPosting.Of(item);
        (OrganisationId, Title, Path) = (posting.OrganisationId, posting.Title, item.As<AutoroutePart>()?.Path ?? Path);
        (Occupation, Contract, Commune, Remote, PayPeriod) = (posting.Occupation, posting.Contract, posting.Commune, posting.Remote, posting.PayPeriod);
        (PayMin, PayMax, ClosesUtc, Demo) = ((double?)posting.PayMin, (double?)posting.PayMax, posting.ClosesUtc, posting.Demo);
    }
}

/// <summary>An employer's verification by staff.</summary>
internal sealed class EmployerRow
{
    public string OrganisationId { get; set; } = "";
    public string Siret { get; set; } = "";
    public string RequestedBy { get; set; } = "";
    public DateTime RequestedUtc { get; set; }
    public string? VerifiedBy { get; set; }
    public DateTime? VerifiedUtc { get; set; }
}

/// <summary>An application with its CV.</summary>
internal sealed class ApplicationRow
{
    public string Id { get; set; } = "";
    public string JobId { get; set; } = "";
    public string UserId { get; set; } = "";
    public string Name { get; set; } = "";
    public string Message { get; set; } = "";
    public string? CvName { get; set; }
    public string? CvFile { get; set; }
    public ApplicationState State { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime LastContactUtc { get; set; }
}

/// <summary>A search whose new results come by mail.</summary>
internal sealed class AlertRow
{
    public string Id { get; set; } = "";
    /// <summary>Secret of its links.</summary>
    public string Code { get; set; } = "";
    public string Email { get; set; } = "";
    public string? UserId { get; set; }
    public string Query { get; set; } = "";
    public bool Weekly { get; set; }
    public string Culture { get; set; } = "fr";
    public DateTime CreatedUtc { get; set; }
    public DateTime? ConfirmedUtc { get; set; }
    public DateTime SentUtc { get; set; }
}

/// <summary>An ad somebody keeps.</summary>
internal sealed class SavedRow
{
    public string UserId { get; set; } = "";
    public string JobId { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
}

internal sealed class JobRowConfiguration : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> row)
    {
        row.ToTable("Jobs");
        row.HasKey(r => r.ContentItemId);
        row.Property(r => r.ContentItemId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.OrganisationId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Title).HasMaxLength(200);
        row.Property(r => r.Path).HasMaxLength(400);
        row.Property(r => r.ReviewReason).HasMaxLength(2000);
        row.Property(r => r.Occupation).HasMaxLength(5);
        row.Property(r => r.Contract).HasMaxLength(20);
        row.Property(r => r.Commune).HasMaxLength(5);
        row.Property(r => r.PayPeriod).HasMaxLength(10);
        row.Property(r => r.Code).HasMaxLength(ContentIds.Length);
        row.Property(r => r.ApprovedVersion).HasMaxLength(ContentIds.Length);
        row.HasIndex(r => r.Path);
        row.HasIndex(r => r.OrganisationId);
        row.HasIndex(r => new { r.State, r.ClosesUtc });
        row.HasIndex(r => r.Review);
        row.HasIndex(r => r.Code);
    }
}

internal sealed class EmployerRowConfiguration : IEntityTypeConfiguration<EmployerRow>
{
    public void Configure(EntityTypeBuilder<EmployerRow> row)
    {
        row.ToTable("JobEmployers");
        row.HasKey(r => r.OrganisationId);
        row.Property(r => r.OrganisationId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Siret).HasMaxLength(14);
        row.Property(r => r.RequestedBy).HasMaxLength(64);
        row.Property(r => r.VerifiedBy).HasMaxLength(64);
    }
}

internal sealed class ApplicationRowConfiguration : IEntityTypeConfiguration<ApplicationRow>
{
    public void Configure(EntityTypeBuilder<ApplicationRow> row)
    {
        row.ToTable("JobApplications");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.JobId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.UserId).HasMaxLength(64);
        row.Property(r => r.Name).HasMaxLength(120);
        row.Property(r => r.Message).HasMaxLength(5000);
        row.Property(r => r.CvName).HasMaxLength(120);
        row.Property(r => r.CvFile).HasMaxLength(64);
        row.HasIndex(r => new { r.JobId, r.UserId }).IsUnique();
        row.HasIndex(r => r.UserId);
        row.HasIndex(r => r.LastContactUtc);
    }
}

internal sealed class AlertRowConfiguration : IEntityTypeConfiguration<AlertRow>
{
    public void Configure(EntityTypeBuilder<AlertRow> row)
    {
        row.ToTable("JobAlerts");
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Code).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Email).HasMaxLength(254);
        row.Property(r => r.UserId).HasMaxLength(64);
        row.Property(r => r.Query).HasMaxLength(1000);
        row.Property(r => r.Culture).HasMaxLength(2);
        row.HasIndex(r => r.Code).IsUnique();
        row.HasIndex(r => r.Email);
        row.HasIndex(r => new { r.ConfirmedUtc, r.SentUtc });
    }
}

internal sealed class SavedRowConfiguration : IEntityTypeConfiguration<SavedRow>
{
    public void Configure(EntityTypeBuilder<SavedRow> row)
    {
        row.ToTable("JobsSaved");
        row.HasKey(r => new { r.UserId, r.JobId });
        row.Property(r => r.UserId).HasMaxLength(64);
        row.Property(r => r.JobId).HasMaxLength(ContentIds.Length);
    }
}
