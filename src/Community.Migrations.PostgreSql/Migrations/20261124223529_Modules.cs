using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Community.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Modules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LastCodeStep",
                table: "AspNetUsers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "PendingEmail",
                table: "AspNetUsers",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SuspensionReason",
                table: "AspNetUsers",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "RequiresSecondFactor",
                table: "AspNetRoles",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AccountActivities",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false),
                    LastSignInUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastActivityUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WarnedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountActivities", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_AccountActivities_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountSessions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Device = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Network = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountSessions_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Version = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Given = table.Column<bool>(type: "boolean", nullable: false),
                    DecidedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobAlerts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Code = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Weekly = table.Column<bool>(type: "boolean", nullable: false),
                    Culture = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobAlerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobApplications",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    JobId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Message = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    CvName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    CvFile = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastContactUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobApplications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobEmployers",
                columns: table => new
                {
                    OrganisationId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Siret = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RequestedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    VerifiedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    VerifiedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobEmployers", x => x.OrganisationId);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    OrganisationId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Review = table.Column<int>(type: "integer", nullable: false),
                    ReviewReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Occupation = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    Contract = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Commune = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    Remote = table.Column<int>(type: "integer", nullable: false),
                    PayMin = table.Column<double>(type: "double precision", nullable: true),
                    PayMax = table.Column<double>(type: "double precision", nullable: true),
                    PayPeriod = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosesUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FilledHere = table.Column<bool>(type: "boolean", nullable: true),
                    Views = table.Column<int>(type: "integer", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    Reminded = table.Column<bool>(type: "boolean", nullable: false),
                    EndTold = table.Column<bool>(type: "boolean", nullable: false),
                    Code = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Demo = table.Column<bool>(type: "boolean", nullable: false),
                    ApprovedVersion = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.ContentItemId);
                });

            migrationBuilder.CreateTable(
                name: "JobsSaved",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    JobId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobsSaved", x => new { x.UserId, x.JobId });
                });

            migrationBuilder.CreateTable(
                name: "MemberBlocks",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    BlockedId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberBlocks", x => new { x.UserId, x.BlockedId });
                });

            migrationBuilder.CreateTable(
                name: "MemberDecisions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    TargetId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    OwnerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Measure = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ModeratorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AppealCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Appeal = table.Column<string>(type: "text", nullable: true),
                    AppealUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    TakenBack = table.Column<bool>(type: "boolean", nullable: true),
                    AnsweredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberDigests",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Rhythm = table.Column<int>(type: "integer", nullable: false),
                    LastNewsId = table.Column<long>(type: "bigint", nullable: false),
                    DueUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StopCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberDigests", x => new { x.UserId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "MemberFollowNews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    TargetId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberFollowNews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberFollows",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    TargetId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberFollows", x => new { x.UserId, x.Kind, x.TargetId });
                });

            migrationBuilder.CreateTable(
                name: "MemberMessages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ThreadId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    FromId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ToId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    SentUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    GoneForSender = table.Column<bool>(type: "boolean", nullable: false),
                    GoneForReader = table.Column<bool>(type: "boolean", nullable: false),
                    Withheld = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberMessageSettings",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ByMail = table.Column<bool>(type: "boolean", nullable: false),
                    StopCode = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberMessageSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "MemberOrganisationManagers",
                columns: table => new
                {
                    OrganisationId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Accepted = table.Column<bool>(type: "boolean", nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberOrganisationManagers", x => new { x.OrganisationId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "MemberProfiles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Audience = table.Column<int>(type: "integer", nullable: false),
                    Withheld = table.Column<bool>(type: "boolean", nullable: false),
                    FifteenOn = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    GuardianEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    GuardianCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    GuardianUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublicItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    MembersItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Demo = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberProfiles", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "MemberReports",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    TargetId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    OwnerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Excerpt = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Details = table.Column<string>(type: "text", nullable: true),
                    ReporterId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecisionId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberSkillProposals",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Accepted = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberSkillProposals", x => new { x.UserId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "MentoringCheckIns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    AskedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Mood = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringCheckIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringClosings",
                columns: table => new
                {
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    OfMentee = table.Column<bool>(type: "boolean", nullable: false),
                    Satisfaction = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringClosings", x => new { x.PairId, x.OfMentee });
                });

            migrationBuilder.CreateTable(
                name: "MentoringConcernContacts",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringConcernContacts", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "MentoringConcerns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ReporterId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandledUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Handling = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringConcerns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringDecisions",
                columns: table => new
                {
                    RoundId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    MenteeId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MentorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Keep = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringDecisions", x => new { x.RoundId, x.MenteeId, x.MentorId });
                });

            migrationBuilder.CreateTable(
                name: "MentoringDocuments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    AuthorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringGoals",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringGoals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringMeetings",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    StartUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Mode = table.Column<int>(type: "integer", nullable: false),
                    Where = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Cancelled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringMeetings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringMentees",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Now = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Towards = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Target = table.Column<int>(type: "integer", nullable: true),
                    Skills = table.Column<List<string>>(type: "text[]", nullable: false),
                    Sector = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    WantsWoman = table.Column<bool>(type: "boolean", nullable: false),
                    Wished = table.Column<List<string>>(type: "text[]", nullable: false),
                    ForMentor = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    GuardianName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    GuardianEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    GuardianToken = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    GuardianAgreedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FictionalName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConsentUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Stage = table.Column<int>(type: "integer", nullable: true),
                    Goals = table.Column<List<string>>(type: "text[]", nullable: false),
                    Languages = table.Column<List<string>>(type: "text[]", nullable: false),
                    Slots = table.Column<int>(type: "integer", nullable: false),
                    Remote = table.Column<int>(type: "integer", nullable: false),
                    InPerson = table.Column<bool>(type: "boolean", nullable: false),
                    Commune = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    WithinKm = table.Column<int>(type: "integer", nullable: false),
                    Employer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Avoid = table.Column<List<string>>(type: "text[]", nullable: false),
                    AvoidText = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringMentees", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringMentors",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Path = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    IsWoman = table.Column<bool>(type: "boolean", nullable: false),
                    Skills = table.Column<List<string>>(type: "text[]", nullable: false),
                    Sectors = table.Column<List<string>>(type: "text[]", nullable: false),
                    LikesStages = table.Column<List<int>>(type: "integer[]", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    HoursAMonth = table.Column<int>(type: "integer", nullable: false),
                    CharterUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    InterviewUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    InterviewNote = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    BackgroundCheckUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FictionalName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConsentUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Stage = table.Column<int>(type: "integer", nullable: true),
                    Goals = table.Column<List<string>>(type: "text[]", nullable: false),
                    Languages = table.Column<List<string>>(type: "text[]", nullable: false),
                    Slots = table.Column<int>(type: "integer", nullable: false),
                    Remote = table.Column<int>(type: "integer", nullable: false),
                    InPerson = table.Column<bool>(type: "boolean", nullable: false),
                    Commune = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    WithinKm = table.Column<int>(type: "integer", nullable: false),
                    Employer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Avoid = table.Column<List<string>>(type: "text[]", nullable: false),
                    AvoidText = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringMentors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringNotes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PairId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    AuthorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringPairs",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    RoundId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    MenteeId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    MentorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    Card = table.Column<string>(type: "text", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WaitingSinceUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnswerByUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RemindedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Declined = table.Column<int>(type: "integer", nullable: true),
                    ByMentor = table.Column<bool>(type: "boolean", nullable: false),
                    LastSignUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    QuietSinceUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Ended = table.Column<int>(type: "integer", nullable: true),
                    ChangeAskedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextStep = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Stamp = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringPairs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringQuestions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    PortraitId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    School = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringQuestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringReadings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ReaderId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SubjectId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    What = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReadUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringReadings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringRounds",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Objective = table.Column<int>(type: "integer", nullable: false),
                    Weights = table.Column<List<int>>(type: "integer[]", nullable: false),
                    Stability = table.Column<int>(type: "integer", nullable: false),
                    IncludePaired = table.Column<bool>(type: "boolean", nullable: false),
                    AnswerDays = table.Column<int>(type: "integer", nullable: false),
                    QuietDays = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedRunId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    Runs = table.Column<int>(type: "integer", nullable: false),
                    Stamp = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringRounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringRunPairs",
                columns: table => new
                {
                    RunId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    MenteeId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MentorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    Fixed = table.Column<bool>(type: "boolean", nullable: false),
                    Card = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringRunPairs", x => new { x.RunId, x.MenteeId });
                });

            migrationBuilder.CreateTable(
                name: "MentoringRuns",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    RoundId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Objective = table.Column<int>(type: "integer", nullable: false),
                    Mentees = table.Column<int>(type: "integer", nullable: false),
                    Mentors = table.Column<int>(type: "integer", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    Allowed = table.Column<int>(type: "integer", nullable: false),
                    Matched = table.Column<int>(type: "integer", nullable: false),
                    Total = table.Column<double>(type: "double precision", nullable: false),
                    Worst = table.Column<double>(type: "double precision", nullable: true),
                    Verified = table.Column<bool>(type: "boolean", nullable: false),
                    InputHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentoringRunUnmatched",
                columns: table => new
                {
                    RunId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    MenteeId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Allowed = table.Column<int>(type: "integer", nullable: false),
                    Alone = table.Column<List<string>>(type: "text[]", nullable: false),
                    Blocked = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringRunUnmatched", x => new { x.RunId, x.MenteeId });
                });

            migrationBuilder.CreateTable(
                name: "ProjectAppreciations",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectAppreciations", x => new { x.ProjectId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "ProjectComments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    EntryId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    AuthorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectComments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProjectFeatures",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    FromUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UntilUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectFeatures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProjectJournal",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    AuthorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    PicturePath = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    PictureText = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectJournal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProjectMutes",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectMutes", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "ProjectOffers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    NeedId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    NeedText = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Message = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectOffers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    OwnerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Slug = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Published = table.Column<bool>(type: "boolean", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    SubmittedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.ContentItemId);
                });

            migrationBuilder.CreateTable(
                name: "ProjectTakeOvers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Message = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectTakeOvers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProjectTeam",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Part = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectTeam", x => new { x.ProjectId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "MentoringDocumentContents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentoringDocumentContents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MentoringDocumentContents_MentoringDocuments_Id",
                        column: x => x.Id,
                        principalTable: "MentoringDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountActivities_LastActivityUtc",
                table: "AccountActivities",
                column: "LastActivityUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AccountSessions_LastSeenUtc",
                table: "AccountSessions",
                column: "LastSeenUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AccountSessions_UserId",
                table: "AccountSessions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_UserId_Purpose",
                table: "Consents",
                columns: new[] { "UserId", "Purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_JobAlerts_Code",
                table: "JobAlerts",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobAlerts_ConfirmedUtc_SentUtc",
                table: "JobAlerts",
                columns: new[] { "ConfirmedUtc", "SentUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_JobAlerts_Email",
                table: "JobAlerts",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_JobApplications_JobId_UserId",
                table: "JobApplications",
                columns: new[] { "JobId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobApplications_LastContactUtc",
                table: "JobApplications",
                column: "LastContactUtc");

            migrationBuilder.CreateIndex(
                name: "IX_JobApplications_UserId",
                table: "JobApplications",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Code",
                table: "Jobs",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_OrganisationId",
                table: "Jobs",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Path",
                table: "Jobs",
                column: "Path");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Review",
                table: "Jobs",
                column: "Review");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_State_ClosesUtc",
                table: "Jobs",
                columns: new[] { "State", "ClosesUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberDecisions_AppealCode",
                table: "MemberDecisions",
                column: "AppealCode");

            migrationBuilder.CreateIndex(
                name: "IX_MemberDecisions_Kind_TargetId",
                table: "MemberDecisions",
                columns: new[] { "Kind", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberDecisions_OwnerId",
                table: "MemberDecisions",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberDigests_DueUtc",
                table: "MemberDigests",
                column: "DueUtc");

            migrationBuilder.CreateIndex(
                name: "IX_MemberDigests_StopCode",
                table: "MemberDigests",
                column: "StopCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberFollowNews_CreatedUtc",
                table: "MemberFollowNews",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_MemberFollowNews_Kind_TargetId",
                table: "MemberFollowNews",
                columns: new[] { "Kind", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberFollows_Kind_TargetId",
                table: "MemberFollows",
                columns: new[] { "Kind", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberMessages_FromId_SentUtc",
                table: "MemberMessages",
                columns: new[] { "FromId", "SentUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberMessages_ThreadId",
                table: "MemberMessages",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberMessages_ToId_SentUtc",
                table: "MemberMessages",
                columns: new[] { "ToId", "SentUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberMessageSettings_StopCode",
                table: "MemberMessageSettings",
                column: "StopCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberOrganisationManagers_UserId",
                table: "MemberOrganisationManagers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberProfiles_FifteenOn",
                table: "MemberProfiles",
                column: "FifteenOn");

            migrationBuilder.CreateIndex(
                name: "IX_MemberProfiles_Slug",
                table: "MemberProfiles",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberReports_DecisionId",
                table: "MemberReports",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberReports_Kind_TargetId",
                table: "MemberReports",
                columns: new[] { "Kind", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberReports_ReporterId",
                table: "MemberReports",
                column: "ReporterId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberSkillProposals_Accepted",
                table: "MemberSkillProposals",
                column: "Accepted");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringCheckIns_PairId",
                table: "MentoringCheckIns",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringCheckIns_PairId_UserId_Month",
                table: "MentoringCheckIns",
                columns: new[] { "PairId", "UserId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MentoringConcerns_PairId",
                table: "MentoringConcerns",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringDocuments_AuthorId",
                table: "MentoringDocuments",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringDocuments_PairId",
                table: "MentoringDocuments",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringGoals_PairId",
                table: "MentoringGoals",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringMeetings_PairId",
                table: "MentoringMeetings",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringMentees_GuardianToken",
                table: "MentoringMentees",
                column: "GuardianToken");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringMentees_State",
                table: "MentoringMentees",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringMentees_UserId",
                table: "MentoringMentees",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MentoringMentors_State",
                table: "MentoringMentors",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringMentors_UserId",
                table: "MentoringMentors",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MentoringNotes_AuthorId",
                table: "MentoringNotes",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringNotes_PairId",
                table: "MentoringNotes",
                column: "PairId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringPairs_MenteeId",
                table: "MentoringPairs",
                column: "MenteeId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringPairs_MentorId",
                table: "MentoringPairs",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringPairs_RoundId",
                table: "MentoringPairs",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringPairs_State",
                table: "MentoringPairs",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringQuestions_PortraitId",
                table: "MentoringQuestions",
                column: "PortraitId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringReadings_ReadUtc",
                table: "MentoringReadings",
                column: "ReadUtc");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringReadings_SubjectId",
                table: "MentoringReadings",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringRunPairs_MenteeId",
                table: "MentoringRunPairs",
                column: "MenteeId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringRunPairs_MentorId",
                table: "MentoringRunPairs",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_MentoringRuns_RoundId_Number",
                table: "MentoringRuns",
                columns: new[] { "RoundId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MentoringRunUnmatched_MenteeId",
                table: "MentoringRunUnmatched",
                column: "MenteeId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectAppreciations_UserId",
                table: "ProjectAppreciations",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectComments_AuthorId_CreatedUtc",
                table: "ProjectComments",
                columns: new[] { "AuthorId", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectComments_EntryId",
                table: "ProjectComments",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectFeatures_UntilUtc",
                table: "ProjectFeatures",
                column: "UntilUtc");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectJournal_AuthorId",
                table: "ProjectJournal",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectJournal_ProjectId_CreatedUtc",
                table: "ProjectJournal",
                columns: new[] { "ProjectId", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectOffers_ProjectId",
                table: "ProjectOffers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectOffers_UserId_CreatedUtc",
                table: "ProjectOffers",
                columns: new[] { "UserId", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_OwnerId",
                table: "Projects",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectTakeOvers_ProjectId",
                table: "ProjectTakeOvers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectTakeOvers_UserId",
                table: "ProjectTakeOvers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectTeam_UserId",
                table: "ProjectTeam",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountActivities");

            migrationBuilder.DropTable(
                name: "AccountSessions");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "JobAlerts");

            migrationBuilder.DropTable(
                name: "JobApplications");

            migrationBuilder.DropTable(
                name: "JobEmployers");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "JobsSaved");

            migrationBuilder.DropTable(
                name: "MemberBlocks");

            migrationBuilder.DropTable(
                name: "MemberDecisions");

            migrationBuilder.DropTable(
                name: "MemberDigests");

            migrationBuilder.DropTable(
                name: "MemberFollowNews");

            migrationBuilder.DropTable(
                name: "MemberFollows");

            migrationBuilder.DropTable(
                name: "MemberMessages");

            migrationBuilder.DropTable(
                name: "MemberMessageSettings");

            migrationBuilder.DropTable(
                name: "MemberOrganisationManagers");

            migrationBuilder.DropTable(
                name: "MemberProfiles");

            migrationBuilder.DropTable(
                name: "MemberReports");

            migrationBuilder.DropTable(
                name: "MemberSkillProposals");

            migrationBuilder.DropTable(
                name: "MentoringCheckIns");

            migrationBuilder.DropTable(
                name: "MentoringClosings");

            migrationBuilder.DropTable(
                name: "MentoringConcernContacts");

            migrationBuilder.DropTable(
                name: "MentoringConcerns");

            migrationBuilder.DropTable(
                name: "MentoringDecisions");

            migrationBuilder.DropTable(
                name: "MentoringDocumentContents");

            migrationBuilder.DropTable(
                name: "MentoringGoals");

            migrationBuilder.DropTable(
                name: "MentoringMeetings");

            migrationBuilder.DropTable(
                name: "MentoringMentees");

            migrationBuilder.DropTable(
                name: "MentoringMentors");

            migrationBuilder.DropTable(
                name: "MentoringNotes");

            migrationBuilder.DropTable(
                name: "MentoringPairs");

            migrationBuilder.DropTable(
                name: "MentoringQuestions");

            migrationBuilder.DropTable(
                name: "MentoringReadings");

            migrationBuilder.DropTable(
                name: "MentoringRounds");

            migrationBuilder.DropTable(
                name: "MentoringRunPairs");

            migrationBuilder.DropTable(
                name: "MentoringRuns");

            migrationBuilder.DropTable(
                name: "MentoringRunUnmatched");

            migrationBuilder.DropTable(
                name: "ProjectAppreciations");

            migrationBuilder.DropTable(
                name: "ProjectComments");

            migrationBuilder.DropTable(
                name: "ProjectFeatures");

            migrationBuilder.DropTable(
                name: "ProjectJournal");

            migrationBuilder.DropTable(
                name: "ProjectMutes");

            migrationBuilder.DropTable(
                name: "ProjectOffers");

            migrationBuilder.DropTable(
                name: "Projects");

            migrationBuilder.DropTable(
                name: "ProjectTakeOvers");

            migrationBuilder.DropTable(
                name: "ProjectTeam");

            migrationBuilder.DropTable(
                name: "MentoringDocuments");

            migrationBuilder.DropColumn(
                name: "LastCodeStep",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PendingEmail",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "SuspensionReason",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "RequiresSecondFactor",
                table: "AspNetRoles");
        }
    }
}
