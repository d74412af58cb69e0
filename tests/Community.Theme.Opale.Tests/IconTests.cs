using System.Text.RegularExpressions;
using Community.Theme.Opale.Icons;

namespace Community.Theme.Opale.Tests;

public sealed partial class IconTests
{
    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite()
    {
        var folders = new[] { "src", "modules", "themes" }.Select(folder => Path.Combine(Repository.Root, folder));
        var named = folders.SelectMany(folder => Repository.Files(folder, "*.cshtml"))
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Icon: match.Groups[1].Value)))
            .ToList();
        named.ShouldNotBeEmpty();
        named.Where(use => !IconNames.All.Contains(use.Icon)).ShouldBeEmpty();
    }

    [Fact]
    public void The_sprite_holds_every_icon_of_the_list_and_the_mark()
    {
        var sprite = File.ReadAllText(Path.Combine(Repository.Root, "themes", "Community.Theme.Opale", "wwwroot", "icons.svg"));
        IconNames.All.Count.ShouldBeGreaterThan(50);
        IconNames.All.Append("mark").Where(name => !sprite.Contains($"<symbol id=\"{name}\"")).ShouldBeEmpty();
    }

    [GeneratedRegex("""<icon\b[^>]*\bname="([a-z0-9-]+)""")]
    private static partial Regex IconName();
}
