using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Background;

/// <summary>What is known of a background task, shared by all nodes.</summary>
public sealed class BackgroundTaskRow
{
    /// <summary>The task's name; key.</summary>
    public string Name { get; set; } = "";
    /// <summary>Whether the schedule is followed; staff may run it by hand anyway.</summary>
    public bool Enabled { get; set; } = true;
    /// <summary>When it is due (UTC); null when its schedule cannot be read or has no next time.</summary>
    public DateTime? NextRunUtc { get; set; }
    /// <summary>Start of the last run (UTC).</summary>
    public DateTime? LastStartUtc { get; set; }
    /// <summary>End of the last run that ended (UTC).</summary>
    public DateTime? LastEndUtc { get; set; }
    /// <summary>Whether the last run that ended did its work.</summary>
    public bool? Succeeded { get; set; }
    /// <summary>What it answered, or the kind of failure.</summary>
    public string? Result { get; set; }
    /// <summary>The node that runs it.</summary>
    public string? LeaseOwner { get; set; }
    /// <summary>Until when that node is believed to be alive (UTC); it is renewed during the run.</summary>
    public DateTime? LeaseUntilUtc { get; set; }
}

internal sealed class BackgroundTaskRowConfiguration : IEntityTypeConfiguration<BackgroundTaskRow>
{
    public void Configure(EntityTypeBuilder<BackgroundTaskRow> row)
    {
        row.ToTable("BackgroundTasks");
        row.HasKey(r => r.Name);
        row.Property(r => r.Name).HasMaxLength(100);
        row.Property(r => r.Result).HasMaxLength(BackgroundResult.MaxLength);
        row.Property(r => r.LeaseOwner).HasMaxLength(100);
    }
}
