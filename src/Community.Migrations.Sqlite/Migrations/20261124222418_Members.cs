using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Members : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MemberBlocks",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BlockedId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberBlocks", x => new { x.UserId, x.BlockedId });
                });

            migrationBuilder.CreateTable(
                name: "MemberDecisions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Measure = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ModeratorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AppealCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Appeal = table.Column<string>(type: "TEXT", nullable: true),
                    AppealUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    TakenBack = table.Column<bool>(type: "INTEGER", nullable: true),
                    AnsweredUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberDigests",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Rhythm = table.Column<int>(type: "INTEGER", nullable: false),
                    LastNewsId = table.Column<long>(type: "INTEGER", nullable: false),
                    DueUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StopCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberDigests", x => new { x.UserId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "MemberFollowNews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberFollowNews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberFollows",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberFollows", x => new { x.UserId, x.Kind, x.TargetId });
                });

            migrationBuilder.CreateTable(
                name: "MemberMessages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ThreadId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    FromId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ToId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GoneForSender = table.Column<bool>(type: "INTEGER", nullable: false),
                    GoneForReader = table.Column<bool>(type: "INTEGER", nullable: false),
                    Withheld = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberMessageSettings",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByMail = table.Column<bool>(type: "INTEGER", nullable: false),
                    StopCode = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberMessageSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "MemberOrganisationManagers",
                columns: table => new
                {
                    OrganisationId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberOrganisationManagers", x => new { x.OrganisationId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "MemberProfiles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false),
                    Withheld = table.Column<bool>(type: "INTEGER", nullable: false),
                    FifteenOn = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GuardianEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    GuardianCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    GuardianUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublicItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    MembersItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberProfiles", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "MemberReports",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Excerpt = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: true),
                    ReporterId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MemberSkillProposals",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Accepted = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberSkillProposals", x => new { x.UserId, x.Key });
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
