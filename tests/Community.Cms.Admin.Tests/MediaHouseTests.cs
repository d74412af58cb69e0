using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Community.Abstractions.Background;
using Community.Cms.Media;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>A house of its own, because of its settings and of how much is in its library: a virus check, and ten thousand files.</summary>
public sealed class MediaHouseTests(MediaHouseTests.Fixture house) : IClassFixture<MediaHouseTests.Fixture>
{
    private CommunityHost Host => house.Host;

    [Fact]
    public async Task A_virus_is_refused_and_a_check_that_does_not_answer_lets_nothing_in()
    {
        var editor = await Host.AsEditorAsync();
        var picture = MediaTests.Picture();

        house.Daemon.Answer = "stream: OK\0";
        (await MediaTests.UploadAsync(editor, "virus", ("plage.png", picture))).Status.ShouldBe(HttpStatusCode.Redirect);
        house.Daemon.Received.ShouldBe(picture);

        house.Daemon.Answer = "stream: Eicar-Test-Signature FOUND\0";
        (await MediaTests.UploadAsync(editor, "virus", ("photo.png", picture))).One("#files-error").TextContent.ShouldContain("contient un virus connu");
        house.Daemon.Answer = "INSTREAM size limit exceeded. ERROR\0";
        (await MediaTests.UploadAsync(editor, "virus", ("photo.png", picture))).One("#files-error").TextContent.ShouldContain("antivirus ne répond pas");
        house.Daemon.Answer = null;
        (await MediaTests.UploadAsync(editor, "virus", ("photo.png", picture))).One("#files-error").TextContent.ShouldContain("antivirus ne répond pas");
        house.Daemon.Stop();
        var silent = await MediaTests.UploadAsync(editor, "virus", ("photo.png", picture));
        silent.Status.ShouldBe(HttpStatusCode.OK);
        silent.One("#files-error").TextContent.ShouldContain("photo.png");

        (await Host.DataAsync(data => data.Set<MediaFileRow>().CountAsync(row => row.Path.StartsWith("virus/")))).ShouldBe(1);
        Directory.EnumerateFiles(Path.Combine(Host.DataPath, "media-temp")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_thousand_files_cost_no_more_commands_than_ten()
    {
        var editor = await Host.AsEditorAsync();
        await editor.GetAsync("/admin/medias");
        Host.Services.GetRequiredService<MediaCatalog>().Clear();
        var few = await Host.Sql.CountAsync(() => editor.GetAsync("/admin/medias?folder=illustrations"));
        await Host.DataAsync(async data =>
        {
            data.AddRange(Enumerable.Range(0, 10_000).Select(n => new MediaFileRow
            {
                Path = $"archives/{2000 + n % 20}/image-{n}.jpg", ContentType = "image/jpeg", Length = n, Width = 100, Height = 100, Frames = 1, CreatedUtc = CommunityHost.Start.UtcDateTime.AddMinutes(-n),
                Sha256 = n.ToString("x64"), ToDescribe = n % 3 == 0, SearchText = $"archives image-{n} été".Replace('é', 'e'),
            }));
            return await data.SaveChangesAsync();
        });
        Host.Services.GetRequiredService<MediaCatalog>().Clear();

        Answer page = null!;
        var many = await Host.Sql.CountAsync(async () => page = await editor.GetAsync("/admin/medias?folder=archives&page=100"));
        many.Count.ShouldBeLessThanOrEqualTo(few.Count, string.Join("\n", many));
        page.Page.QuerySelectorAll(".media-tile").Length.ShouldBe(48);
        page.One("h1 .count").TextContent.ShouldBe("10\u202f000");
        (await editor.GetAsync("/admin/medias?q=image-9999&view=list")).Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await editor.GetAsync("/admin/medias?folder=archives%2F2019&state=describe&sort=size")).One("h1 .count").TextContent.ShouldBe("167");
        (await editor.GetAsync("/admin/medias?folder=archives&type=pdf")).Text.ShouldContain("Rien de tel");

        var renamed = await editor.SubmitAsync("/admin/medias/dossier?path=archives", new() { ["Name"] = "Vieux" }, "Enregistrer");
        renamed.Location!.ShouldEndWith("folder=vieux");
        (await editor.GetAsync("/admin/medias?folder=vieux%2F2003")).One("h1 .count").TextContent.ShouldBe("500");
    }

    [Fact]
    public async Task Pieces_that_nobody_goes_on_with_are_gone_after_a_day()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<MediaStore>();
        var id = Guid.NewGuid().ToString("n");
        await Host.DataAsync(async data =>
        {
            data.Add(new MediaUploadRow { Id = id, UserId = "u", FileName = "a.png", Length = 10, TouchedUtc = Host.Clock.GetUtcNow().UtcDateTime });
            return await data.SaveChangesAsync();
        });
        await File.WriteAllTextAsync(store.UploadOf(id), "12345");
        var task = scope.ServiceProvider.GetServices<IBackgroundTask>().Single(t => t.Name == "media-cleanup");

        await task.ExecuteAsync(default);
        File.Exists(store.UploadOf(id)).ShouldBeTrue();
        Host.Clock.Advance(TimeSpan.FromHours(25));
        await task.ExecuteAsync(default);

        File.Exists(store.UploadOf(id)).ShouldBeFalse();
        (await Host.DataAsync(data => data.Set<MediaUploadRow>().AnyAsync(row => row.Id == id))).ShouldBeFalse();
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public CommunityHost Host { get; private set; } = null!;
        public FakeClamAv Daemon { get; } = new();

        public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync(new Dictionary<string, string?> { ["Community:Media:ClamAv"] = $"127.0.0.1:{Daemon.Port}" });

        public async ValueTask DisposeAsync()
        {
            Daemon.Stop();
            await Host.DisposeAsync();
        }
    }

    /// <summary>Speaks what a ClamAV daemon speaks: INSTREAM, pieces, one line.</summary>
    public sealed class FakeClamAv
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public FakeClamAv()
        {
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = ServeAsync();
        }

        public int Port { get; }

        /// <summary>What it says; null to hang up without a word.</summary>
        public string? Answer { get; set; }

        public byte[] Received { get; private set; } = [];

        public void Stop() => _listener.Stop();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await using var stream = client.GetStream();
                    await HearAsync(stream);
                    if (Answer is { } answer)
                        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
            {
            }
        }

        private async Task HearAsync(NetworkStream stream)
        {
            var command = new byte[10];
            await stream.ReadExactlyAsync(command);
            Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
            using MemoryStream all = new();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var count = BinaryPrimitives.ReadInt32BigEndian(length);
                if (count == 0)
                    break;
                var piece = new byte[count];
                await stream.ReadExactlyAsync(piece);
                all.Write(piece);
            }
            Received = all.ToArray();
        }
    }
}
