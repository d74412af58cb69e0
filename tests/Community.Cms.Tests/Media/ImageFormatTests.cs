using Community.Cms.Media;

namespace Community.Cms.Tests.Media;

public sealed class ImageFormatTests
{
    [Theory]
    [InlineData("image/avif,image/webp,image/*,*/*;q=0.8", "image/jpeg", "avif")]
    [InlineData("image/webp,*/*", "image/jpeg", "webp")]
    [InlineData("image/avif;q=0,image/webp", "image/jpeg", "webp")]
    [InlineData("*/*", "image/jpeg", "jpg")]
    [InlineData("image/*", "image/png", "png")]
    [InlineData("*/*", "image/gif", "png")]
    [InlineData("*/*", "image/avif", "webp")]
    [InlineData("", "image/webp", "webp")]
    [InlineData("b@d;;;,\u00e9", "image/jpeg", "jpg")]
    public void The_browser_gets_the_lightest_format_it_names(string accept, string original, string expected) =>
        ImageFormat.For([accept], original, avifAllowed: true).Extension.ShouldBe(expected);

    [Fact]
    public void Avif_can_be_switched_off() => ImageFormat.For(["image/avif,image/webp"], "image/jpeg", avifAllowed: false).ShouldBe(ImageFormat.WebP);
}
