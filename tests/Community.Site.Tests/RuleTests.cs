using System.Text;
using System.Xml.Linq;
using Community.Abstractions.Content;
using Community.Site.Agenda;
using Community.Site.Display;
using Community.Site.Feeds;
using Community.Site.Pages;
using Community.Site.Places;
using Community.Site.Reading;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace Community.Site.Tests;

public sealed class RuleTests
{
    private static readonly string[] Odd = ["é", "œ", "😀", "à l’heure ; demain, peut-être", "a\\b", "\r\n", "\n", "\0", "👩‍👩‍👧", " "];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[0, 200], Gen.Int[0, Odd.Length - 1].Select(index => Odd[index]).Array[0, 60].Select(string.Concat));

    [Fact]
    public void A_calendar_line_is_never_longer_than_75_octets_and_unfolds_to_what_was_written() => AnyText.Sample(text =>
    {
        var given = Wellformed(text);
        StringBuilder written = new();
        Calendar.Line(written, Calendar.Escape(given));
        var lines = written.ToString().Split("\r\n");
        return lines.All(line => Encoding.UTF8.GetByteCount(line) <= 75) && lines[^1].Length == 0 &&
            written.ToString().Replace("\r\n ", "", StringComparison.Ordinal) == Calendar.Escape(given) + "\r\n";
    });

    [Theory]
    [InlineData("a, b; c\\d", "a\\, b\\; c\\\\d")]
    [InlineData("l’un\r\nl’autre\n", "l’un\\nl’autre\\n")]
    [InlineData("nul\0 et\u0007 cloche", "nul et cloche")]
    public void A_calendar_text_is_escaped(string text, string escaped) => Calendar.Escape(text).ShouldBe(escaped);

    [Fact]
    public void A_feed_is_sound_XML_whatever_people_wrote() => AnyText.Sample(text =>
    {
        var moment = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        AtomFeed feed = new(text, text, "fr", "https://a.example/f", "https://a.example/", text, [new AtomEntry("id", text, "https://a.example/1", moment, moment, text, [text])]);
        XDocument.Parse(Encoding.UTF8.GetString(feed.Write()));
    });

    [Fact]
    public void The_name_of_an_entry_depends_on_its_id_alone()
    {
        AtomFeed.NameOf("a").ShouldBe(AtomFeed.NameOf("a"));
        AtomFeed.NameOf("a").ShouldNotBe(AtomFeed.NameOf("b"));
        Guid.Parse(AtomFeed.NameOf("a")["urn:uuid:".Length..]).Version.ShouldBe(8);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("3", 3)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1000000000", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1.5", null)]
    [InlineData(" 2", null)]
    [InlineData("٣", null)]
    public void A_page_number_is_a_plain_number(string? given, int? page)
    {
        var query = given is null ? new QueryCollection() : new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["page"] = given });
        PageNumber.Of(query).ShouldBe(page);
    }

    [Theory]
    [InlineData(0, 12, 1)]
    [InlineData(12, 12, 1)]
    [InlineData(13, 12, 2)]
    public void An_empty_list_has_one_page(int total, int size, int pages) => PageNumber.Count(total, size).ShouldBe(pages);

    [Fact]
    public void A_cut_sentence_is_short_enough_and_never_ends_within_a_word() => Gen.Select(AnyText, Gen.Int[10, 80]).Sample((text, longest) =>
    {
        var given = Wellformed(text);
        var cut = Summaries.Cut(given, longest);
        cut.Length.ShouldBeLessThanOrEqualTo(Math.Max(longest, 1));
        return cut == given || (cut.EndsWith('…') && !char.IsHighSurrogate(cut.Length > 1 ? cut[^2] : 'a'));
    });

    [Theory]
    [InlineData("~/agenda", true)]
    [InlineData("/agenda", true)]
    [InlineData("https://a.example", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("tel:+33300000000", true)]
    [InlineData("#haut", true)]
    [InlineData("//a.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void A_link_leads_to_the_web_or_this_site(string url, bool safe) => SafeUrl.IsSafe(url).ShouldBe(safe);

    [Theory]
    [InlineData("api", true)]
    [InlineData("API/content", true)]
    [InlineData("apiculture", false)]
    [InlineData("la-maison", false)]
    public void Addresses_of_programs_are_left_alone(string path, bool theirs) => SitePathConstraint.IsForPrograms(path).ShouldBe(theirs);

    [Theory]
    [InlineData("/en/atelier/impression-3D.html", "atelier impression")]
    [InlineData("/l-été_à%20Calais", "été Calais")]
    [InlineData("/", "")]
    [InlineData(null, "")]
    public void The_words_of_an_address_are_its_letters(string? path, string words) => ErrorModel.WordsOf(path).ShouldBe(words);

    [Fact]
    public void A_link_of_this_site_in_a_text_gets_the_path_base() =>
        RichTextTagHelper.WithPathBase("<a href=\"~/agenda\">~/agenda</a><img src=\"~/media/a.webp\">", "/en")
            .ShouldBe("<a href=\"/en/agenda\">~/agenda</a><img src=\"/en/media/a.webp\">");

    [Fact]
    public void An_event_without_an_end_lasts_two_hours_and_one_without_a_start_is_not_in_the_agenda()
    {
        var item = SiteFixture.New("Event", "X", "agenda/x", "fr");
        EventIndex.Of(item).ShouldBeNull();
        var start = new DateTime(2026, 6, 10, 18, 0, 0, DateTimeKind.Utc);
        item.ApplyField("Event", "Start", new DateTimeField { Value = start }).ApplyField("Event", "End", new DateTimeField { Value = start.AddHours(-3) });
        EventIndex.Of(item)!.EndUtc.ShouldBe(start.AddHours(2));
    }

    [Fact]
    public void A_line_of_hours_without_times_is_closed_unless_it_says_by_appointment()
    {
        var place = SiteFixture.New("Place", "X", "lieux/x", "fr").Apply(new BagPart { ContentItems = [Hours("Lundi", 9), Hours("Dimanche", null), Hours("Sur rendez-vous", null)] });
        Visit.OpeningHours(place).ToList().ShouldBe([("Lundi", "9\u00A0h – 18\u00A0h"), ("Dimanche", null), ("Sur rendez-vous", "")]);
    }

    private static ContentItem Hours(string days, int? opens)
    {
        var line = new ContentItem { ContentType = "OpeningHours" }.ApplyField("OpeningHours", "Days", new TextField { Text = days });
        return opens is { } hour
            ? line.ApplyField("OpeningHours", "Opens", new TimeField { Value = TimeSpan.FromHours(hour) }).ApplyField("OpeningHours", "Closes", new TimeField { Value = TimeSpan.FromHours(18) })
            : line;
    }

    private static string Wellformed(string text) => string.Concat(text.EnumerateRunes());
}
