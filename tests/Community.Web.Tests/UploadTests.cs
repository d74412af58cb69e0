using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

/// <summary>Files as an editor's browser sends them, good and bad.</summary>
public sealed class UploadTests(House house) : IClassFixture<House>
{
    // One red point.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private CommunityHost Host => house.Host;

    public static TheoryData<string, string> Refused => new()
    {
        { "a zip named .jpg", "photo.jpg" }, { "an SVG with a script", "logo.svg" }, { "an SVG named .png", "logo.png" }, { "a page named .png", "page.png" },
        { "a program", "setup.exe" }, { "nothing but zeros", "photo.jpg" }, { "30000 by 30000 points", "affiche.png" }, { "too many bytes", "film.png" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_not_what_it_says_is_refused_with_a_sentence_and_not_kept(string what, string name)
    {
        var editor = await Host.AsEditorAsync();
        var before = await CountAsync();

        var answer = await UploadAsync(editor, Bytes(what), name);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.One("#files-error").TextContent.ShouldContain(name);
        (await CountAsync()).ShouldBe(before);
        Directory.EnumerateFiles(Host.DataPath, "*", SearchOption.AllDirectories).ShouldNotContain(file => file.EndsWith(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../demo-accounts.png")]
    [InlineData("..\\..\\point.png")]
    [InlineData("/etc/point.png")]
    [InlineData("<script>alert(1)</script>.png")]
    [InlineData("🧵 مرحبا.png")]
    [InlineData("point.png\0.html")]
    [InlineData("con.png")]
    public async Task A_name_can_lead_nowhere(string name)
    {
        var editor = await Host.AsEditorAsync();

        var answer = await UploadAsync(editor, Png, name);

        ((int)answer.Status).ShouldBeLessThan(500);
        answer.Html.ShouldNotContain("<script>alert(1)");
        var paths = await Host.DataAsync(db => db.Set<MediaFileRow>().Select(row => row.Path).ToListAsync());
        paths.ShouldAllBe(path => !path.Contains("..") && !path.Contains('<') && !path.Contains('\0') && !path.StartsWith('/'));
        foreach (var path in paths)
            File.Exists(Path.Combine(Host.DataPath, "media", path)).ShouldBeTrue(path);
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_with_a_page()
    {
        var member = await Host.AsMemberAsync();
        using ByteArrayContent content = new(new byte[50_000_000]);
        var answer = await Browser.ReadAsync(await member.Client.PostAsync("/compte/connexion", content));
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Heading.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Only_who_may_get_in_makes_the_house_read_a_large_form()
    {
        var answer = await UploadAsync(await Host.AsEditorAsync(), new byte[50_000_000], "grand.png");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#files-error").TextContent.ShouldContain("grand.png");

        Counted body = new();
        using MultipartFormDataContent form = new() { { new StreamContent(body), "files", "grand.png" } };
        (await Host.AsVisitor().Client.PostAsync("/admin/medias?handler=Upload", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        body.Given.ShouldBeLessThan(5_000_000);
    }

    private static async Task<Answer> UploadAsync(Browser editor, byte[] bytes, string name)
    {
        var page = await editor.GetAsync("/admin/medias");
        using MultipartFormDataContent form = new();
        form.Add(new StringContent(page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken");
        ByteArrayContent file = new(bytes);
        file.Headers.ContentType = new("image/png");
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        form.Add(file);
        return await Browser.ReadAsync(await editor.Client.PostAsync("/admin/medias?handler=Upload", form));
    }

    private Task<int> CountAsync() => Host.DataAsync(db => db.Set<MediaFileRow>().CountAsync());

    private static byte[] Bytes(string what) => what switch
    {
        "a zip named .jpg" => Zip(),
        "an SVG with a script" or "an SVG named .png" => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(),
        "a page named .png" => "<!doctype html><script>alert(1)</script>"u8.ToArray(),
        "a program" => [(byte)'M', (byte)'Z', .. new byte[200]],
        "30000 by 30000 points" => Bomb(),
        "too many bytes" => [.. Png, .. new byte[21_000_000]],
        _ => new byte[5000],
    };

    private static byte[] Zip()
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create))
            zip.CreateEntry("a.txt");
        return stream.ToArray();
    }

    // The header alone says how large the picture would be.
    private static byte[] Bomb()
    {
        byte[] bytes = [.. Png];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), 30_000);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), Crc32(bytes.AsSpan(12, 17)));
        return bytes;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320 & (uint)-(int)(sum & 1));
        }
        return ~sum;
    }

    // Two hundred megabytes, and how many of them somebody asked for.
    private sealed class Counted : Stream
    {
        private const long All = 200_000_000;
        private long _read;

        public long Given => Interlocked.Read(ref _read);
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => All;
        public override long Position { get => _read; set => _read = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, All - _read);
            Interlocked.Add(ref _read, given);
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => _read = offset;
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
