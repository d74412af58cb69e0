using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MentoringWishesAndMailFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "WaitedDays",
                table: "MentoringPairs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LikesAges",
                table: "MentoringMentors",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "LikesGoals",
                table: "MentoringMentors",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "GuardianAskedUtc",
                table: "MentoringMentees",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Attachments",
                table: "Mails",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WaitedDays",
                table: "MentoringPairs");

            migrationBuilder.DropColumn(
                name: "LikesAges",
                table: "MentoringMentors");

            migrationBuilder.DropColumn(
                name: "LikesGoals",
                table: "MentoringMentors");

            migrationBuilder.DropColumn(
                name: "GuardianAskedUtc",
                table: "MentoringMentees");

            migrationBuilder.DropColumn(
                name: "Attachments",
                table: "Mails");
        }
    }
}
