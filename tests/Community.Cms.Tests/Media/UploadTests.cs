using System.IO.Compression;
using System.Text;
using Community.Abstractions.Media;
using Community.Cms.Data;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace Community.Cms.Tests.Media;

public sealed class UploadTests
{
    [Fact]
    public async Task An_upload_is_found_again_with_its_size()
    {
        await using var engine = await Engine.StartAsync();

        var file = (await SaveAsync(engine, "Actualités/Été 2026", "Ma Photo.JPEG", Pictures.Jpeg(400, 300))).File.ShouldNotBeNull();

        file.Path.ShouldBe("actualites/ete-2026/ma-photo.jpg");
        (file.ContentType, file.Width, file.Height, file.IsImage).ShouldBe(("image/jpeg", 400, 300, true));
        var found = await engine.InScopeAsync<IMediaLibrary, MediaFile?>(library => library.FindAsync(file.Path));
        found.ShouldBe(file);
        File.Exists(Path.Combine(engine.Folder, "media", "actualites", "ete-2026", "ma-photo.jpg")).ShouldBeTrue();
        Directory.EnumerateFiles(Path.Combine(engine.Folder, "media-temp")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("jpg"), InlineData("png"), InlineData("webp"), InlineData("avif"), InlineData("gif"), InlineData("pdf")]
    public async Task Every_accepted_kind_is_kept_under_its_own_extension(string kind)
    {
        await using var engine = await Engine.StartAsync();
        var bytes = kind switch
        {
            "jpg" => Pictures.Jpeg(),
            "png" => Pictures.Png(),
            "webp" => Pictures.WebP(),
            "avif" => Pictures.Avif(),
            "gif" => Pictures.Animation(gif: true),
            _ => "%PDF-1.7\n"u8.ToArray(),
        };

        var file = (await SaveAsync(engine, "", "affiche.txt", bytes)).File.ShouldNotBeNull();

        file.Path.ShouldBe($"affiche.{kind}");
        file.IsImage.ShouldBe(kind != "pdf");
    }

    [Fact]
    public async Task The_same_name_twice_gives_two_files()
    {
        await using var engine = await Engine.StartAsync();

        var first = await SaveAsync(engine, "", "photo.jpg", Pictures.Jpeg());
        var second = await SaveAsync(engine, "", "photo.jpg", Pictures.Jpeg(200, 100));

        first.File!.Path.ShouldBe("photo.jpg");
        second.File!.Path.ShouldBe("photo-2.jpg");
    }

    [Fact]
    public async Task A_photo_forgets_where_it_was_taken_and_stands_upright()
    {
        await using var engine = await Engine.StartAsync();
        var photo = Pictures.Jpeg(400, 300, image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "50/1 57/1 0/1 (50, 57, 0, Rational, 3 components, 24 bytes)");
        });

        var file = (await SaveAsync(engine, "", "photo.jpg", photo)).File.ShouldNotBeNull();

        (file.Width, file.Height).ShouldBe((300, 400));
        using var stored = Image.NewFromFile(Path.Combine(engine.Folder, "media", "photo.jpg"));
        (stored.Width, stored.Height).ShouldBe((300, 400));
        stored.GetFields().ShouldNotContain(name => name.StartsWith("exif", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task An_animation_keeps_its_frames_and_its_pace(bool gif)
    {
        await using var engine = await Engine.StartAsync();

        var file = (await SaveAsync(engine, "", "danse", Pictures.Animation(gif))).File.ShouldNotBeNull();

        (file.Width, file.Height).ShouldBe((64, 48));
        using var stored = Image.NewFromFile(Path.Combine(engine.Folder, "media", file.Path));
        ((int)stored.Get("n-pages")).ShouldBe(3);
        ((int[])stored.Get("delay")).ShouldBe([500, 500, 500]);
    }

    [Fact]
    public async Task A_zip_named_jpg_is_refused()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("page.html");

        await ShouldBeRefusedAsync("photo.jpg", zip.ToArray(), "This kind of file is not accepted");
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?><!-- dessin --><SVG onload=\"alert(1)\"/>")]
    public Task An_svg_is_refused_with_its_reason(string svg) => ShouldBeRefusedAsync("logo.png", Encoding.UTF8.GetBytes(svg), "SVG");

    [Fact]
    public Task Html_named_png_is_refused() => ShouldBeRefusedAsync("image.png", "<html><script>alert(1)</script>"u8.ToArray(), "This kind of file is not accepted");

    [Fact]
    public Task A_bomb_is_refused_by_its_header() => ShouldBeRefusedAsync("bombe.png", Pictures.PngBomb(30_000), "too many pixels");

    [Fact]
    public Task A_header_that_promises_more_than_there_is_is_refused() => ShouldBeRefusedAsync("image.png", Pictures.PngBomb(3_000), "damaged");

    [Fact]
    public Task A_truncated_photo_is_refused() => ShouldBeRefusedAsync("photo.jpg", Pictures.Jpeg(800, 600)[..4000], "damaged");

    [Fact]
    public Task A_photo_of_noise_is_refused() => ShouldBeRefusedAsync("photo.jpg", [0xFF, 0xD8, 0xFF, .. new byte[500]], "damaged");

    [Fact]
    public Task An_empty_file_is_refused() => ShouldBeRefusedAsync("photo.jpg", [], "empty");

    [Fact]
    public async Task A_stream_without_end_is_left_at_the_limit()
    {
        await using var engine = await Engine.StartAsync(null, ("Community:Media:MaxBytes", "1048576"));
        var endless = new Endless();

        var result = await engine.InScopeAsync<IMediaLibrary, MediaResult>(library => library.SaveAsync("", "photo.jpg", endless));

        result.Error.ShouldNotBeNull().ShouldContain("1 MB");
        endless.Position.ShouldBeLessThan(1_048_576 + 200_000);
        Directory.EnumerateFiles(engine.Folder, "*", SearchOption.AllDirectories).ShouldAllBe(f => f.Contains("community.db"));
    }

    [Theory]
    [InlineData("../secrets"), InlineData("a/../../b"), InlineData("/etc"), InlineData("C:/Windows"), InlineData("a\\b"), InlineData("a\0b"), InlineData("."),
     InlineData("con"), InlineData("a/NUL"), InlineData("w640"), InlineData("W320/x"), InlineData("🎉"), InlineData("a//b"), InlineData("1/2/3/4/5/6/7")]
    public async Task A_dangerous_folder_is_refused(string folder)
    {
        await using var engine = await Engine.StartAsync();

        var result = await SaveAsync(engine, folder, "photo.jpg", Pictures.Jpeg());

        result.Error.ShouldNotBeNull().ShouldContain("folder");
        Directory.Exists(Path.Combine(engine.Folder, "media")).ShouldBeFalse();
    }

    [Fact]
    public async Task Removing_takes_the_file_and_its_sizes()
    {
        await using var engine = await Engine.StartAsync();
        await SaveAsync(engine, "", "photo.jpg", Pictures.Jpeg());
        var row = await engine.InScopeAsync<MediaLibrary, MediaFileRow?>(library => library.FindRowAsync("photo.jpg").AsTask());
        var size = await engine.InScopeAsync<MediaSizes, string?>(sizes => sizes.GetAsync(row!, 160, ImageFormat.WebP, default));
        File.Exists(size).ShouldBeTrue();

        (await engine.InScopeAsync<IMediaLibrary, bool>(library => library.RemoveAsync("photo.jpg"))).ShouldBeTrue();

        (await engine.InScopeAsync<IMediaLibrary, MediaImage?>(library => library.GetImageAsync("photo.jpg").AsTask())).ShouldBeNull();
        (await engine.InScopeAsync<IMediaLibrary, bool>(library => library.RemoveAsync("photo.jpg"))).ShouldBeFalse();
        File.Exists(size).ShouldBeFalse();
        File.Exists(Path.Combine(engine.Folder, "media", "photo.jpg")).ShouldBeFalse();
    }

    [Fact]
    public async Task Lists_are_by_folder_and_words_newest_first()
    {
        await using var engine = await Engine.StartAsync();
        foreach (var (folder, name) in new[] { ("ateliers", "bois"), ("ateliers", "robot"), ("ateliers/robot", "bras"), ("", "robot") })
        {
            await SaveAsync(engine, folder, name, Pictures.Png(8, 8));
            engine.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await ListAsync("ateliers", null, 1)).ShouldBe(("ateliers/robot/bras.png ateliers/robot.png", 3));
        (await ListAsync("ateliers", null, 2)).ShouldBe(("ateliers/bois.png", 3));
        (await ListAsync("", "Robôt", 1)).ShouldBe(("robot.png ateliers/robot/bras.png", 3));
        (await ListAsync("", null, 1_000_000_000)).ShouldBe(("ateliers/robot.png ateliers/bois.png", 4));
        (await ListAsync("", "100%_", 1)).ShouldBe(("", 0));
        (await engine.InScopeAsync<MediaLibrary, IReadOnlyList<string>>(library => library.ListFoldersAsync())).ShouldBe(["ateliers", "ateliers/robot"]);

        Task<(string, int)> ListAsync(string folder, string? text, int page) => engine.InScopeAsync<IMediaLibrary, (string, int)>(async library =>
        {
            var (files, total) = await library.ListAsync(folder, text, page, 2);
            return (string.Join(' ', files.Select(f => f.Path)), total);
        });
    }

    private static async Task ShouldBeRefusedAsync(string name, byte[] bytes, string reason)
    {
        await using var engine = await Engine.StartAsync();

        var result = await SaveAsync(engine, "", name, bytes);

        result.File.ShouldBeNull();
        result.Error.ShouldNotBeNull().ShouldContain(reason);
        (await engine.InScopeAsync<CommunityDbContext, int>(data => data.Set<MediaFileRow>().CountAsync())).ShouldBe(0);
        Directory.EnumerateFiles(engine.Folder, "*", SearchOption.AllDirectories).ShouldAllBe(f => f.Contains("community.db"));
    }

    private static Task<MediaResult> SaveAsync(Engine engine, string folder, string name, byte[] bytes) =>
        engine.InScopeAsync<IMediaLibrary, MediaResult>(library => library.SaveAsync(folder, name, new MemoryStream(bytes)));

    private sealed class Endless : MemoryStream
    {
        private long _read;

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _read += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
