using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Migrations.PostgreSql.Migrations
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<List<int>>(
                name: "LikesAges",
                table: "MentoringMentors",
                type: "integer[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<List<string>>(
                name: "LikesGoals",
                table: "MentoringMentors",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTime>(
                name: "GuardianAskedUtc",
                table: "MentoringMentees",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Attachments",
                table: "Mails",
                type: "text",
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
