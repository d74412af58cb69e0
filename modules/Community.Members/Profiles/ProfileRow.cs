using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members.Profiles;

/// <summary>A person's profile.</summary>
internal sealed class ProfileRow
{
    public string UserId { get; set; } = "";
    /// <summary>Last step of its address.</summary>
    public string Slug { get; set; } = "";
    /// <summary><see cref="ProfileText"/> as JSON.</summary>
    public string Json { get; set; } = "{}";
    /// <summary>Who sees the profile at all; the person hides it with one click.</summary>
    public Level Audience { get; set; } = Level.Everyone;
    /// <summary>Whether a moderator took it away.</summary>
    public bool Withheld { get; set; }
    /// <summary>Day from which the person is fifteen; given only by who is younger.</summary>
    public DateTime? FifteenOn { get; set; }
    /// <summary>Address of the guardian of a person under fifteen.</summary>
    public string? GuardianEmail { get; set; }
    /// <summary>Hash of the code in the guardian's mail.</summary>
    public string? GuardianCode { get; set; }
    /// <summary>When the guardian confirmed (UTC).</summary>
    public DateTime? GuardianUtc { get; set; }
    /// <summary>Content item that everyone reads, and the one that members read in its place.</summary>
    public string PublicItemId { get; set; } = ContentIds.New();
    public string MembersItemId { get; set; } = ContentIds.New();
    /// <summary>Whether the person is fictional, brought by a recipe.</summary>
    public bool Demo { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ModifiedUtc { get; set; }
    /// <summary>Changes with every save; detects a lost race.</summary>
    public string Version { get; set; } = ContentIds.New();

    public ProfileText Text
    {
        get => ProfileText.Parse(Json);
        set => Json = value.ToJson();
    }

    /// <summary>Whether the person is under fifteen now: never in the public directory.</summary>
    public bool IsUnderFifteen(DateTime now) => FifteenOn is { } day && now < day;

    /// <summary>
    /// Whether the rules for people under fifteen hold: also after the day, until the person has saved the profile once more. Nobody becomes public by growing older.
    /// </summary>
    public bool IsGuarded(DateTime now) => FifteenOn is { } day && (now < day || ModifiedUtc < day);

    /// <summary>The widest circle that sees the profile now.</summary>
    public Level Reach(DateTime now)
    {
        if (Withheld || IsGuarded(now) && GuardianUtc is null)
            return Level.Nobody;
        return IsGuarded(now) && Audience > Level.Members ? Level.Members : Audience;
    }

    /// <summary>What a reader of this level sees; null when there is nothing to see.</summary>
    public ProfileText? SeenBy(Level reader, DateTime now) => Reach(now) >= reader ? Text.For(reader) : null;
}

/// <summary>The table of <see cref="ProfileRow"/>.</summary>
internal sealed class ProfileRowConfiguration : IEntityTypeConfiguration<ProfileRow>
{
    public void Configure(EntityTypeBuilder<ProfileRow> builder)
    {
        builder.ToTable("MemberProfiles");
        builder.HasKey(row => row.UserId);
        builder.Ignore(row => row.Text);
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.Property(row => row.Slug).HasMaxLength(120);
        builder.Property(row => row.GuardianEmail).HasMaxLength(254);
        builder.Property(row => row.GuardianCode).HasMaxLength(64);
        builder.Property(row => row.PublicItemId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.MembersItemId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Version).HasMaxLength(ContentIds.Length).IsConcurrencyToken();
        builder.HasIndex(row => row.Slug).IsUnique();
        builder.HasIndex(row => row.FifteenOn);
    }
}

/// <summary>A skill that a person has and the taxonomy does not: staff take it in, or not.</summary>
internal sealed class SkillProposalRow
{
    public string UserId { get; set; } = "";
    /// <summary>Folded text: the same for the same skill written by two people.</summary>
    public string Key { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
    /// <summary>Null while it waits; whether it was taken in afterwards.</summary>
    public bool? Accepted { get; set; }
}

/// <summary>The table of <see cref="SkillProposalRow"/>.</summary>
internal sealed class SkillProposalRowConfiguration : IEntityTypeConfiguration<SkillProposalRow>
{
    public void Configure(EntityTypeBuilder<SkillProposalRow> builder)
    {
        builder.ToTable("MemberSkillProposals");
        builder.HasKey(row => new { row.UserId, row.Key });
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.Property(row => row.Key).HasMaxLength(80);
        builder.Property(row => row.Text).HasMaxLength(80);
        builder.HasIndex(row => row.Accepted);
    }
}
