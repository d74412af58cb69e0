using Community.Cms.Media;
using CsCheck;

namespace Community.Cms.Tests.Media;

public sealed class MediaPathsTests
{
    private static readonly Gen<string> _nasty = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["./\\:%é🎉\0\n -_w0129aAœ\uD800"], 0, 60], Gen.Const("../../etc/passwd"), Gen.Const("CON.jpg"), Gen.Const(new string('a', 5000)));

    [Fact]
    public void Any_name_becomes_a_safe_one() => _nasty.Sample(name =>
    {
        var stem = MediaPaths.Stem(name);
        stem.ShouldMatch("^[a-z0-9]+(-+[a-z0-9]+)*$");
        stem.Length.ShouldBeLessThanOrEqualTo(90);
        MediaPaths.IsSafe(stem + ".jpg").ShouldBeTrue();
    });

    [Fact]
    public void Any_folder_is_refused_or_becomes_a_safe_one() => _nasty.Sample(name =>
    {
        if (MediaPaths.Folder(name) is { Length: > 0 } folder)
        {
            folder.ShouldMatch("^[a-z0-9/-]+$");
            MediaPaths.IsSafe(folder + "/photo.jpg").ShouldBeTrue();
        }
    });

    [Fact]
    public void A_safe_path_never_leaves_the_library() => _nasty.Sample(path =>
    {
        var root = Path.Combine(Path.GetTempPath(), "library");
        if (MediaPaths.IsSafe(path))
            new MediaStore(root).FileOf(path).ShouldStartWith(Path.Combine(root, "media") + Path.DirectorySeparatorChar);
    });

    [Theory]
    [InlineData("Œuvre d’été.JPG", "oeuvre-d-ete"), InlineData("C:\\fakepath\\Ça va.png", "ca-va"), InlineData("🎉.png", "document"), InlineData("nul.png", "document-nul"),
     InlineData("", "document"), InlineData("photo.tar.gz", "photo-tar")]
    public void Names_stay_readable(string name, string expected) => MediaPaths.Stem(name).ShouldBe(expected);

    [Fact]
    public void Addresses_are_encoded_by_segment() => MediaPaths.Encode("mes photos/à table.jpg").ShouldBe("mes%20photos/%C3%A0%20table.jpg");
}
