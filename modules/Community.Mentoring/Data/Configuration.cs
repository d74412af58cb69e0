using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Mentoring.Data;

/// <summary>Lengths that forms and tables share.</summary>
internal static class Lengths
{
    public const int Line = 120, Title = 80, Text = 2000, UserId = 64, Code = 20;
}

internal sealed class MenteeApplicationConfiguration : IEntityTypeConfiguration<MenteeApplication>
{
    public void Configure(EntityTypeBuilder<MenteeApplication> builder)
    {
        builder.Application("MentoringMentees");
        builder.Property(row => row.Now).HasMaxLength(Lengths.Text);
        builder.Property(row => row.Towards).HasMaxLength(Lengths.Text);
        builder.Property(row => row.ForMentor).HasMaxLength(Lengths.Text);
        builder.Property(row => row.Sector).HasMaxLength(Lengths.Code);
        builder.Property(row => row.GuardianName).HasMaxLength(Lengths.Line);
        builder.Property(row => row.GuardianEmail).HasMaxLength(254);
        builder.Property(row => row.GuardianToken).HasMaxLength(ContentIds.Length);
        builder.HasIndex(row => row.GuardianToken);
    }
}

internal sealed class MentorApplicationConfiguration : IEntityTypeConfiguration<MentorApplication>
{
    public void Configure(EntityTypeBuilder<MentorApplication> builder)
    {
        builder.Application("MentoringMentors");
        builder.Property(row => row.Path).HasMaxLength(Lengths.Text);
        builder.Property(row => row.InterviewNote).HasMaxLength(Lengths.Text);
        builder.Property(row => row.Answer).HasMaxLength(Lengths.Text);
    }
}

internal sealed class PrivateReadingConfiguration : IEntityTypeConfiguration<PrivateReading>
{
    public void Configure(EntityTypeBuilder<PrivateReading> builder)
    {
        builder.ToTable("MentoringReadings");
        builder.Property(row => row.ReaderId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.SubjectId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.What).HasMaxLength(40);
        builder.HasIndex(row => row.ReadUtc);
        builder.HasIndex(row => row.SubjectId);
    }
}

internal sealed class RoundConfiguration : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("MentoringRounds");
        builder.Key(row => row.Id);
        builder.Property(row => row.Title).HasMaxLength(Lengths.Title);
        builder.Property(row => row.PublishedRunId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Stamp).HasMaxLength(ContentIds.Length).IsConcurrencyToken();
    }
}

internal sealed class RoundDecisionConfiguration : IEntityTypeConfiguration<RoundDecision>
{
    public void Configure(EntityTypeBuilder<RoundDecision> builder)
    {
        builder.ToTable("MentoringDecisions");
        builder.HasKey(row => new { row.RoundId, row.MenteeId, row.MentorId });
        builder.Property(row => row.RoundId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.MenteeId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.MentorId).HasMaxLength(Lengths.UserId);
    }
}

internal sealed class RoundRunConfiguration : IEntityTypeConfiguration<RoundRun>
{
    public void Configure(EntityTypeBuilder<RoundRun> builder)
    {
        builder.ToTable("MentoringRuns");
        builder.Key(row => row.Id);
        builder.Property(row => row.RoundId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.InputHash).HasMaxLength(64);
        builder.HasIndex(row => new { row.RoundId, row.Number }).IsUnique();
    }
}

internal sealed class RunPairConfiguration : IEntityTypeConfiguration<RunPair>
{
    public void Configure(EntityTypeBuilder<RunPair> builder)
    {
        builder.ToTable("MentoringRunPairs");
        builder.HasKey(row => new { row.RunId, row.MenteeId });
        builder.Property(row => row.RunId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.MenteeId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.MentorId).HasMaxLength(Lengths.UserId);
        builder.HasIndex(row => row.MenteeId);
        builder.HasIndex(row => row.MentorId);
    }
}

internal sealed class RunUnmatchedConfiguration : IEntityTypeConfiguration<RunUnmatched>
{
    public void Configure(EntityTypeBuilder<RunUnmatched> builder)
    {
        builder.ToTable("MentoringRunUnmatched");
        builder.HasKey(row => new { row.RunId, row.MenteeId });
        builder.Property(row => row.RunId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.MenteeId).HasMaxLength(Lengths.UserId);
        builder.HasIndex(row => row.MenteeId);
    }
}

internal sealed class MentoringPairConfiguration : IEntityTypeConfiguration<MentoringPair>
{
    public void Configure(EntityTypeBuilder<MentoringPair> builder)
    {
        builder.ToTable("MentoringPairs");
        builder.Key(row => row.Id);
        builder.Property(row => row.RoundId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.MenteeId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.MentorId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.NextStep).HasMaxLength(300);
        builder.Property(row => row.Stamp).HasMaxLength(ContentIds.Length).IsConcurrencyToken();
        builder.HasIndex(row => row.MenteeId);
        builder.HasIndex(row => row.MentorId);
        builder.HasIndex(row => row.RoundId);
        builder.HasIndex(row => row.State);
    }
}

internal sealed class PairGoalConfiguration : IEntityTypeConfiguration<PairGoal>
{
    public void Configure(EntityTypeBuilder<PairGoal> builder)
    {
        builder.ToTable("MentoringGoals");
        builder.OfPair(row => row.Id, row => row.PairId);
        builder.Property(row => row.Text).HasMaxLength(300);
    }
}

internal sealed class PairMeetingConfiguration : IEntityTypeConfiguration<PairMeeting>
{
    public void Configure(EntityTypeBuilder<PairMeeting> builder)
    {
        builder.ToTable("MentoringMeetings");
        builder.OfPair(row => row.Id, row => row.PairId);
        builder.Property(row => row.Where).HasMaxLength(300);
    }
}

internal sealed class PairNoteConfiguration : IEntityTypeConfiguration<PairNote>
{
    public void Configure(EntityTypeBuilder<PairNote> builder)
    {
        builder.ToTable("MentoringNotes");
        builder.OfPair(row => row.Id, row => row.PairId);
        builder.Property(row => row.AuthorId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.Text).HasMaxLength(Lengths.Text);
        builder.HasIndex(row => row.AuthorId);
    }
}

internal sealed class PairDocumentConfiguration : IEntityTypeConfiguration<PairDocument>
{
    public void Configure(EntityTypeBuilder<PairDocument> builder)
    {
        builder.ToTable("MentoringDocuments");
        builder.OfPair(row => row.Id, row => row.PairId);
        builder.Property(row => row.AuthorId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.Name).HasMaxLength(Lengths.Line);
        builder.Property(row => row.MediaType).HasMaxLength(100);
        builder.HasIndex(row => row.AuthorId);
    }
}

internal sealed class PairDocumentContentConfiguration : IEntityTypeConfiguration<PairDocumentContent>
{
    public void Configure(EntityTypeBuilder<PairDocumentContent> builder)
    {
        builder.ToTable("MentoringDocumentContents");
        builder.Key(row => row.Id);
        builder.HasOne<PairDocument>().WithOne().HasForeignKey<PairDocumentContent>(row => row.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("MentoringCheckIns");
        builder.OfPair(row => row.Id, row => row.PairId);
        builder.Property(row => row.UserId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.Month).HasMaxLength(7);
        builder.HasIndex(row => new { row.PairId, row.UserId, row.Month }).IsUnique();
    }
}

internal sealed class ClosingInterviewConfiguration : IEntityTypeConfiguration<ClosingInterview>
{
    public void Configure(EntityTypeBuilder<ClosingInterview> builder)
    {
        builder.ToTable("MentoringClosings");
        builder.HasKey(row => new { row.PairId, row.OfMentee });
        builder.Property(row => row.PairId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.Text).HasMaxLength(Lengths.Text);
    }
}

internal sealed class ConcernConfiguration : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.ToTable("MentoringConcerns");
        builder.OfPair(row => row.Id, row => row.PairId);
        builder.Property(row => row.ReporterId).HasMaxLength(Lengths.UserId);
        builder.Property(row => row.Text).HasMaxLength(Lengths.Text);
        builder.Property(row => row.Handling).HasMaxLength(Lengths.Text);
    }
}

internal sealed class ConcernContactConfiguration : IEntityTypeConfiguration<ConcernContact>
{
    public void Configure(EntityTypeBuilder<ConcernContact> builder)
    {
        builder.ToTable("MentoringConcernContacts");
        builder.HasKey(row => row.UserId);
        builder.Property(row => row.UserId).HasMaxLength(Lengths.UserId);
    }
}

internal sealed class PortraitQuestionConfiguration : IEntityTypeConfiguration<PortraitQuestion>
{
    public void Configure(EntityTypeBuilder<PortraitQuestion> builder)
    {
        builder.ToTable("MentoringQuestions");
        builder.OfPair(row => row.Id, row => row.PortraitId);
        builder.Property(row => row.School).HasMaxLength(Lengths.Line);
        builder.Property(row => row.Text).HasMaxLength(600);
        builder.Property(row => row.Answer).HasMaxLength(Lengths.Text);
    }
}

internal static class ConfigurationExtensions
{
    public static void Key<T>(this EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, object?>> key) where T : class
    {
        builder.HasKey(key);
        builder.Property<string>("Id").HasMaxLength(ContentIds.Length).ValueGeneratedNever();
    }

    public static void OfPair<T>(this EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, object?>> key, System.Linq.Expressions.Expression<Func<T, string>> pair) where T : class
    {
        builder.Key(key);
        builder.Property(pair).HasMaxLength(ContentIds.Length);
        builder.HasIndex(((System.Linq.Expressions.MemberExpression)pair.Body).Member.Name);
    }

    public static void Application<T>(this EntityTypeBuilder<T> builder, string table) where T : Application
    {
        builder.ToTable(table);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(ContentIds.Length).ValueGeneratedNever();
        builder.Property(row => row.UserId).HasMaxLength(Lengths.UserId);
        builder.HasIndex(row => row.UserId).IsUnique();
        builder.HasIndex(row => row.State);
        builder.Property(row => row.FictionalName).HasMaxLength(Lengths.Line);
        builder.Property(row => row.Commune).HasMaxLength(5);
        builder.Property(row => row.Employer).HasMaxLength(Lengths.Line);
        builder.Property(row => row.AvoidText).HasMaxLength(Lengths.Text);
        builder.Ignore(row => row.Consents);
    }
}
