using AngleSharp.Html.Parser;
using Community.Cms.Content;
using CsCheck;

namespace Community.Cms.Tests.Content;

/// <summary>Texts that go out without the sanitiser are those it would not have touched.</summary>
public sealed class PlainHtmlTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<strong>", "</strong>", "<ul>", "</ul>", "<li>", "</li>", "<h2>", "</h2>", "<br>", "<a href=\"/venir\">", "<a href=\"https://exemple.fr/?a=1&amp;b=2\">", "</a>",
        "l’été", " ", "&nbsp;", "&amp;", "&lt;script&gt;", "&#106;", "&", "<", ">", "\"", "'", "\0", "\n", "<script>", "</script>", "<svg>", "<img src=x onerror=alert(1)>", "<p onclick=\"x\">",
        "<a href=\"javascript:alert(1)\">", "<a href=\"java&#115;cript:alert(1)\">", "<a href='/x'>", "<a href=\"/x\" onclick=\"y\">", "<a href=\" javascript:x\">", "<P>", "<!--", "-->", "<style>", "</div>",
        "<div>", "<form>", "<a>", "<br/>", "<p/>", "<title>", "<noscript>", "<![CDATA[", "]]>",
    ];

    [Fact]
    public void Whatever_is_let_through_the_sanitiser_leaves_alone() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(pieces => string.Concat(pieces)).Sample(
            text =>
            {
                if (!PlainHtml.Is(text))
                    return;
                List<string> taken = [];
                var sanitizer = HtmlText.CreateSanitizer();
                sanitizer.RemovingTag += (_, e) => taken.Add(e.Tag.LocalName);
                sanitizer.RemovingAttribute += (_, e) => taken.Add(e.Attribute.Name);
                sanitizer.RemovingComment += (_, e) => taken.Add(e.Comment.TextContent);
                var tidied = sanitizer.Sanitize(text);
                taken.ShouldBeEmpty(text);
                PlainText(tidied).ShouldBe(PlainText(text));
                Spaced(PlainHtml.Words(text)).ShouldBe(Spaced(PlainText(text.Replace("<", " <", StringComparison.Ordinal))));
            },
            iter: 20_000);

    [Theory]
    [InlineData("")]
    [InlineData("Rien que du texte, avec l’apostrophe « et » les signes : ; ! ?")]
    [InlineData("<p>Un <strong>atelier</strong> à <a href=\"/venir\">Calais</a>,<br>le 3&nbsp;mars &amp; après.</p><ul><li>Un</li><li>Deux</li></ul>")]
    [InlineData("<h2>Écrire</h2><p><a href=\"mailto:bonjour@exemple.fr\">par e-mail</a> ou <a href=\"tel:+33321000000\">au téléphone</a>, <a href=\"https://exemple.fr/a?b=1&amp;c=2#d\">ailleurs</a></p>")]
    public void Ordinary_texts_are_recognised(string text) => PlainHtml.Is(text).ShouldBeTrue();

    [Theory]
    [InlineData("<p>Jamais fermé")]
    [InlineData("Fermé sans être ouvert</p>")]
    [InlineData("<p><strong>De travers</p></strong>")]
    [InlineData("<a href=\"/x\">Un lien qui prendrait le reste de la page")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>")]
    [InlineData("<a href=\"/x\" onclick=\"alert(1)\">x</a>")]
    [InlineData("<p onclick=\"alert(1)\">x</p>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p>x</p>\n<img src=x>")]
    [InlineData("<P>x</P>")]
    [InlineData("5 < 6")]
    [InlineData("Un signe\0qui n’est pas du texte")]
    public void Anything_else_is_left_to_the_sanitiser(string text) => PlainHtml.Is(text).ShouldBeFalse();

    [Fact]
    public void A_long_text_is_read_in_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat("<p>a&nbsp;b <a href=\"/c\">d</a></p>", 20_000));
        PlainHtml.Is(text).ShouldBeTrue();
        PlainHtml.Is(text + "<").ShouldBeFalse();
    }

    [Fact]
    public void Words_of_a_plain_text_do_not_run_into_each_other() =>
        Spaced(PlainHtml.Words("<h2>Venir</h2><p>À <a href=\"/calais\">Calais</a>,<br>le 3&nbsp;mars &amp; après&nbsp;: 5 &lt; 6.</p>")).ShouldBe("Venir À Calais , le 3 mars & après : 5 < 6.");

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string PlainText(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent;
}
