using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BackOffice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AltEn",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AltFr",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Credit",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CropBottom",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CropLeft",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CropRight",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CropTop",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Decorative",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "MediaFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FocusX",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FocusY",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Licence",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReplacedUtc",
                table: "MediaFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RightsHolder",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stored",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "MediaFiles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ToDescribe",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "BouncedUtc",
                table: "Mails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Mails",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TextError",
                table: "Mails",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Values",
                table: "Mails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EditorPresence",
                columns: table => new
                {
                    ContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    SeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditorPresence", x => new { x.ContentItemId, x.UserId });
                    table.ForeignKey(
                        name: "FK_EditorPresence_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Links",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Links", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "MediaFolders",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaFolders", x => x.Path);
                });

            migrationBuilder.CreateTable(
                name: "MediaMoves",
                columns: table => new
                {
                    OldPath = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    NewPath = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    MovedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaMoves", x => x.OldPath);
                });

            migrationBuilder.CreateTable(
                name: "MediaUploads",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Folder = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    TouchedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Finishing = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaUploads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefusedAddresses",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    SinceUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusedAddresses", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "SearchQueries",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Searches = table.Column<int>(type: "INTEGER", nullable: false),
                    Empty = table.Column<int>(type: "INTEGER", nullable: false),
                    Visitors = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchQueries", x => new { x.Day, x.Words });
                });

            migrationBuilder.CreateTable(
                name: "SearchScores",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Setup = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Queries = table.Column<int>(type: "INTEGER", nullable: false),
                    First = table.Column<int>(type: "INTEGER", nullable: false),
                    MeanReciprocalRank = table.Column<double>(type: "REAL", nullable: false),
                    Ranks = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchScores", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnsavedTexts",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BasedOn = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    KeptUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Item = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsavedTexts", x => new { x.UserId, x.ContentItemId });
                    table.ForeignKey(
                        name: "FK_UnsavedTexts_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_ExpiresOn",
                table: "MediaFiles",
                column: "ExpiresOn");

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_Stored",
                table: "MediaFiles",
                column: "Stored");

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_ToDescribe",
                table: "MediaFiles",
                column: "ToDescribe");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_FailedUtc",
                table: "Mails",
                column: "FailedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_EditorPresence_SeenUtc",
                table: "EditorPresence",
                column: "SeenUtc");

            migrationBuilder.CreateIndex(
                name: "IX_EditorPresence_UserId",
                table: "EditorPresence",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Links_DueUtc",
                table: "Links",
                column: "DueUtc");

            migrationBuilder.CreateIndex(
                name: "IX_MediaMoves_NewPath",
                table: "MediaMoves",
                column: "NewPath");

            migrationBuilder.CreateIndex(
                name: "IX_MediaUploads_TouchedUtc",
                table: "MediaUploads",
                column: "TouchedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_MediaUploads_UserId",
                table: "MediaUploads",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchQueries_Words",
                table: "SearchQueries",
                column: "Words");

            migrationBuilder.CreateIndex(
                name: "IX_UnsavedTexts_KeptUtc",
                table: "UnsavedTexts",
                column: "KeptUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EditorPresence");

            migrationBuilder.DropTable(
                name: "Links");

            migrationBuilder.DropTable(
                name: "MediaFolders");

            migrationBuilder.DropTable(
                name: "MediaMoves");

            migrationBuilder.DropTable(
                name: "MediaUploads");

            migrationBuilder.DropTable(
                name: "RefusedAddresses");

            migrationBuilder.DropTable(
                name: "SearchQueries");

            migrationBuilder.DropTable(
                name: "SearchScores");

            migrationBuilder.DropTable(
                name: "UnsavedTexts");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_ExpiresOn",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_Stored",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_ToDescribe",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_Mails_FailedUtc",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "AltEn",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "AltFr",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Consent",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Credit",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "CropBottom",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "CropLeft",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "CropRight",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "CropTop",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Decorative",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "FocusX",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "FocusY",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Licence",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "ReplacedUtc",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "RightsHolder",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Stored",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "ToDescribe",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "BouncedUtc",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "TextError",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "Values",
                table: "Mails");
        }
    }
}
