using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Media : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AltEn",
                table: "MediaFiles",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AltFr",
                table: "MediaFiles",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent",
                table: "MediaFiles",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Credit",
                table: "MediaFiles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CropBottom",
                table: "MediaFiles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CropLeft",
                table: "MediaFiles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CropRight",
                table: "MediaFiles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CropTop",
                table: "MediaFiles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Decorative",
                table: "MediaFiles",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "MediaFiles",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FocusX",
                table: "MediaFiles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FocusY",
                table: "MediaFiles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Licence",
                table: "MediaFiles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReplacedUtc",
                table: "MediaFiles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RightsHolder",
                table: "MediaFiles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "MediaFiles",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stored",
                table: "MediaFiles",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "MediaFiles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ToDescribe",
                table: "MediaFiles",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "MediaFolders",
                columns: table => new
                {
                    Path = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaFolders", x => x.Path);
                });

            migrationBuilder.CreateTable(
                name: "MediaMoves",
                columns: table => new
                {
                    OldPath = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    NewPath = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    MovedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaMoves", x => x.OldPath);
                });

            migrationBuilder.CreateTable(
                name: "MediaUploads",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    UserId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    FileName = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Folder = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    TouchedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Finishing = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaUploads", x => x.Id);
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MediaFolders");

            migrationBuilder.DropTable(
                name: "MediaMoves");

            migrationBuilder.DropTable(
                name: "MediaUploads");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_ExpiresOn",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_Stored",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_ToDescribe",
                table: "MediaFiles");

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
        }
    }
}
