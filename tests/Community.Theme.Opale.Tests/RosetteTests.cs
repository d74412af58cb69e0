using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Community.Theme.Opale.Lace;
using CsCheck;

namespace Community.Theme.Opale.Tests;

public sealed class RosetteTests(OpaleHost host) : IClassFixture<OpaleHost>
{
    private static readonly Gen<string> Seeds = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-_"].Array[1, 64].Select(letters => new string(letters));

    [Theory]
    [InlineData("calais", "14 Scallops* Nodes Trellis")]
    [InlineData("4a7x", "12 Fans Petals* Scallops Petals")]
    public void The_same_seed_gives_the_same_rosette_for_ever(string seed, string expected)
    {
        // Changing what a seed draws changes everybody's picture: then change this on purpose.
        var pattern = RosettePattern.From(seed);
        $"{pattern.Symmetry} {string.Join(' ', pattern.Rings.Select(ring => ring.Motif + (ring.Accent ? "*" : "")))}".ShouldBe(expected);
    }

    [Fact]
    public void Any_seed_draws_well_formed_small_and_symmetric() =>
        Seeds.Sample(seed =>
        {
            var svg = Rosette.Document(seed);
            var drawing = XDocument.Parse(svg);
            var turns = drawing.Descendants().Where(e => e.Name.LocalName == "use").Select(e => e.Attribute("transform")!.Value).ToList();
            return svg == Rosette.Document(seed)
                && svg.Length < 8_000
                && turns.Count is >= 8 and <= 16 && turns.Distinct().Count() == turns.Count
                && !svg.Contains("NaN", StringComparison.Ordinal) && !svg.Contains('∞');
        });

    [Fact]
    public void Every_line_stays_inside_the_picture() =>
        Seeds.Sample(seed => RosettePattern.From(seed) is { Rings.Count: >= 3 and <= 4 } pattern
            && pattern.Rings[0].Inner == RosettePattern.Heart
            && Math.Abs(pattern.Rings[^1].Outer - RosettePattern.Hem) < 0.001
            && pattern.Rings.All(ring => ring.Outer > ring.Inner)
            && pattern.Rings.Count(ring => ring.Accent) == 1
            && pattern.Rings.Zip(pattern.Rings.Skip(1)).All(pair => pair.First.Motif != pair.Second.Motif && pair.First.Outer == pair.Second.Inner));

    [Fact]
    public void Different_seeds_look_different()
    {
        var drawings = Enumerable.Range(0, 500).Select(i => Rosette.Document("person-" + i)).ToHashSet();
        drawings.Count.ShouldBe(500);
    }

    [Fact]
    public void The_drawing_carries_no_text_of_its_seed() =>
        Regex.IsMatch(Rosette.Document("Nadia"), "Nadia").ShouldBeFalse();

    [Theory]
    [InlineData("4a7x", "4a7x")]
    [InlineData("A_b-9", "A_b-9")]
    public void A_plain_id_is_its_own_seed(string text, string expected) => Rosette.SeedFor(text).ShouldBe(expected);

    [Fact]
    public void Any_text_has_a_seed() =>
        Gen.String.Sample(text => Rosette.IsSeed(Rosette.SeedFor(text)) && Rosette.SeedFor(text) == Rosette.SeedFor(text));

    [Fact]
    public async Task The_address_answers_an_image_kept_for_good()
    {
        var answer = await host.Visitor.GetAsync("/rosette/4a7x.svg", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        answer.Headers.CacheControl.ToString().ShouldContain("immutable");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(Rosette.Document("4a7x"));
    }

    [Theory]
    [InlineData("a%20b")]
    [InlineData("%C3%A9t%C3%A9")]
    [InlineData("a.b")]
    [InlineData("%3Cscript%3E")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_address_that_no_page_writes_is_not_found(string seed) =>
        (await host.Visitor.GetAsync($"/rosette/{seed}.svg", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_page_shows_the_rosette_of_any_text_as_a_decoration()
    {
        var page = await OpaleHost.Read(host.Visitor, "/en/projets");
        var image = page.QuerySelector("img.rosette").ShouldNotBeNull();
        image.GetAttribute("alt").ShouldBe("");
        image.GetAttribute("src").ShouldBe("/en/rosette/" + Rosette.SeedFor("été à la plage") + ".svg");
        image.ClassList.ShouldContain("rosette--small");
        page.QuerySelector("svg.hero__lace").ShouldNotBeNull().GetAttribute("aria-hidden").ShouldBe("true");
    }
}
