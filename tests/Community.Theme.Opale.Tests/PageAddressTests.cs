using Community.Theme.Opale.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Community.Theme.Opale.Tests;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("", "/", "/", "/en")]
    [InlineData("/en", "/", "/en", "/")]
    [InlineData("/en", "", "/en", "/")]
    [InlineData("", "/lieux/côte", "/lieux/c%C3%B4te", "/en/lieux/c%C3%B4te")]
    [InlineData("/ville/en", "/lieux", "/ville/en/lieux", "/ville/lieux")]
    public void A_page_has_the_same_path_in_both_languages(string root, string path, string here, string other) =>
        PageAddress.Of(Request(root, path), null).ShouldBe(new PageAddress(here, other));

    [Fact]
    public void A_page_may_name_its_translation() =>
        PageAddress.Of(Request("", "/actualites/bonjour"), "/en/actualites/hello").Other.ShouldBe("/en/actualites/hello");

    [Theory]
    [InlineData("/nulle-part", "")]
    [InlineData("/en/nulle-part", "")]
    public void Behind_an_error_page_stands_the_address_that_was_asked_for(string asked, string root)
    {
        var context = Request(root, "/erreur/404");
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = asked, OriginalPathBase = "" });
        PageAddress.Of(context, null).Other.ShouldBe("/en/nulle-part");
    }

    [Theory]
    [InlineData("/lieux", "~/lieux", "page")]
    [InlineData("/lieux/fablab", "~/lieux", "true")]
    [InlineData("/lieuxdits", "~/lieux", null)]
    [InlineData("/lieux", "~/lieux/?jour=lundi#horaires", "page")]
    [InlineData("/", "~/", "page")]
    [InlineData("/lieux", "~/", null)]
    [InlineData("/lieux", "https://example.org/lieux", null)]
    public void The_menu_knows_where_the_reader_is(string path, string link, string? expected) =>
        PageAddress.Current(Request("", path).Request, link).ShouldBe(expected);

    private static DefaultHttpContext Request(string root, string path)
    {
        var context = new DefaultHttpContext();
        context.Request.PathBase = root;
        context.Request.Path = path;
        return context;
    }
}
