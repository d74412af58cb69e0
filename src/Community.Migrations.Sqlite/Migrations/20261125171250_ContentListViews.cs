using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ContentListViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ContentListViews",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsFirst = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentListViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContentListViews_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_Latest_ContentType_Owner",
                table: "ContentItems",
                columns: new[] { "Latest", "ContentType", "Owner" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_Latest_Owner",
                table: "ContentItems",
                columns: new[] { "Latest", "Owner" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentListViews_Shared",
                table: "ContentListViews",
                column: "Shared");

            migrationBuilder.CreateIndex(
                name: "IX_ContentListViews_UserId_Name",
                table: "ContentListViews",
                columns: new[] { "UserId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContentListViews");

            migrationBuilder.DropIndex(
                name: "IX_ContentItems_Latest_ContentType_Owner",
                table: "ContentItems");

            migrationBuilder.DropIndex(
                name: "IX_ContentItems_Latest_Owner",
                table: "ContentItems");
        }
    }
}
