using System.Net;
using System.Net.Http.Headers;
using Community.Abstractions.Media;
using Community.Cms.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetVips;

namespace Community.Cms.Tests.Media;

/// <summary>The addresses of the library over HTTP, on a port of the machine's choice.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private Engine engine = null!;
    private WebApplication site = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        engine = await Engine.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddScoped(_ => engine.Services.CreateScope().ServiceProvider.GetRequiredService<MediaLibrary>());
        builder.Services.AddSingleton(_ => engine.Services.GetRequiredService<MediaStore>());
        builder.Services.AddSingleton(_ => engine.Services.GetRequiredService<MediaSizes>());
        builder.Services.AddSingleton(_ => engine.Services.GetRequiredService<MediaOptions>());
        site = builder.Build();
        site.MapMedia();
        await site.StartAsync();
        browser = new() { BaseAddress = new(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_sent_as_it_is_and_nothing_in_it_runs()
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg());

        var answer = await browser.GetAsync("/media/photo.jpg");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(engine.Folder, "media", "photo.jpg")));
    }

    [Fact]
    public async Task Caches_and_players_ask_for_what_they_lack()
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg());
        var first = await browser.GetAsync("/media/photo.jpg");

        var again = await SendAsync("/media/photo.jpg", r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        var part = await SendAsync("/media/photo.jpg", r => r.Headers.Range = new(0, 9));
        var head = await SendAsync("/media/photo.jpg", r => r.Method = HttpMethod.Head);

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).Length.ShouldBe(10);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(first.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("image/avif,image/webp,*/*", "image/avif")]
    [InlineData("image/webp,*/*", "image/webp")]
    [InlineData("*/*", "image/jpeg")]
    public async Task A_size_comes_in_a_format_the_browser_names(string accept, string expected)
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg(400, 300));

        var answer = await SendAsync("/media/w160/photo.jpg", r => r.Headers.TryAddWithoutValidation("Accept", accept));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(expected);
        answer.Headers.Vary.ShouldContain("Accept");
        using var image = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync());
        (image.Width, image.Height).ShouldBe((160, 120));
    }

    [Fact]
    public async Task An_image_is_never_enlarged_and_kept_once()
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg(400, 300));

        using var image = Image.NewFromBuffer(await browser.GetByteArrayAsync("/media/w1920/photo.jpg"));
        await browser.GetByteArrayAsync("/media/w640/photo.jpg");

        image.Width.ShouldBe(400);
        Cached().Length.ShouldBe(1);
    }

    [Fact]
    public async Task Every_address_of_the_source_set_answers_and_may_be_kept_for_a_year()
    {
        await SaveAsync("Été à Calais.png", Pictures.Png(700, 300));
        var image = (await engine.InScopeAsync<IMediaLibrary, MediaImage?>(library => library.GetImageAsync("ete-a-calais.png").AsTask())).ShouldNotBeNull();

        image.SrcSet.Split(", ").Select(size => size.Split(' ')[1]).ShouldBe(["160w", "320w", "640w", "700w"]);
        image.Url.ShouldStartWith("/media/w960/");
        foreach (var url in image.SrcSet.Split(", ").Select(size => size.Split(' ')[0]).Append(image.Url))
        {
            var answer = await browser.GetAsync(url);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
        (await browser.GetAsync("/media/w160/ete-a-calais.png?v=00000000")).Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("/media/w161/photo.jpg"), InlineData("/media/w0/photo.jpg"), InlineData("/media/w-1/photo.jpg"), InlineData("/media/w99999999999/photo.jpg"),
     InlineData("/media/w160/none.jpg"), InlineData("/media/none.jpg"), InlineData("/media/"), InlineData("/media/w160/"), InlineData("/media/%2e%2e/community.db"),
     InlineData("/media/..%2fcommunity.db"), InlineData("/media/photo.jpg%0a"), InlineData("/media/w160/w160/photo.jpg"), InlineData("/media/w160/affiche.pdf")]
    public async Task Invented_addresses_find_nothing_and_make_nothing(string address)
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg());
        await SaveAsync("affiche.pdf", "%PDF-1.7\n"u8.ToArray());

        var answer = await browser.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Cached().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_original_has_no_sizes_but_no_fault_either()
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg(800, 600));
        await File.WriteAllBytesAsync(Path.Combine(engine.Folder, "media", "photo.jpg"), [0xFF, 0xD8, 0xFF, 1, 2, 3]);

        (await browser.GetAsync("/media/w160/photo.jpg")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/media/w320/photo.jpg")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Cached().ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_readers_of_a_new_size_cause_one_file()
    {
        await SaveAsync("photo.jpg", Pictures.Jpeg(800, 600));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.GetAsync("/media/w320/photo.jpg")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        Cached().Length.ShouldBe(1);
        Directory.EnumerateFiles(Path.Combine(engine.Folder, "media-temp")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_animation_is_sent_whole()
    {
        await SaveAsync("danse.gif", Pictures.Animation(gif: true));
        var image = (await engine.InScopeAsync<IMediaLibrary, MediaImage?>(library => library.GetImageAsync("danse.gif").AsTask())).ShouldNotBeNull();

        image.SrcSet.ShouldBeEmpty();
        (await browser.GetAsync(image.Url)).Content.Headers.ContentType!.MediaType.ShouldBe("image/gif");
        (await browser.GetAsync("/media/w160/danse.gif")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private string[] Cached()
    {
        var folder = Path.Combine(engine.Folder, "media-cache");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private async Task SaveAsync(string name, byte[] bytes)
    {
        var result = await engine.InScopeAsync<IMediaLibrary, MediaResult>(library => library.SaveAsync("", name, new MemoryStream(bytes)));
        result.Error.ShouldBeNull();
    }

    private Task<HttpResponseMessage> SendAsync(string address, Action<HttpRequestMessage> change)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        change(request);
        return browser.SendAsync(request);
    }
}
