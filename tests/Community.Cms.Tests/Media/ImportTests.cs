using Community.Abstractions.Media;
using Community.Cms.Data;
using Community.Cms.Media;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Media;

public sealed class ImportTests
{
    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var engine = await Engine.StartAsync();
        var source = await SourceAsync(engine, Pictures.WebP());
        var stored = Path.Combine(engine.Folder, "media", "Illustrations", "Dunes.webp");

        var first = await ImportAsync(engine, source, "Illustrations/Dunes.webp");
        var written = File.GetLastWriteTimeUtc(stored);
        engine.Clock.Advance(TimeSpan.FromDays(1));
        var second = await ImportAsync(engine, source, "Illustrations/Dunes.webp");

        second.ShouldBe(first);
        File.GetLastWriteTimeUtc(stored).ShouldBe(written);
        (await File.ReadAllBytesAsync(stored)).ShouldBe(await File.ReadAllBytesAsync(source));
    }

    [Fact]
    public async Task Other_bytes_replace_the_file_and_its_address()
    {
        await using var engine = await Engine.StartAsync();
        await ImportAsync(engine, await SourceAsync(engine, Pictures.WebP()), "dunes.webp");
        var before = await ImageAsync(engine, "dunes.webp");

        await ImportAsync(engine, await SourceAsync(engine, Pictures.WebP(800, 600)), "dunes.webp");

        var after = await ImageAsync(engine, "dunes.webp");
        after!.Width.ShouldBe(800);
        after.Url.ShouldNotBe(before!.Url);
    }

    [Fact]
    public async Task A_rolled_back_import_can_be_made_again()
    {
        await using var engine = await Engine.StartAsync();
        var source = await SourceAsync(engine, Pictures.Png());
        await using (var scope = engine.Services.CreateAsyncScope())
        {
            var data = scope.ServiceProvider.GetRequiredService<CommunityDbContext>();
            await Should.ThrowAsync<InvalidOperationException>(() => data.WriteAsync<bool>(async cancellationToken =>
            {
                await scope.ServiceProvider.GetRequiredService<MediaLibrary>().ImportAsync(source, "plan.png", cancellationToken);
                throw new InvalidOperationException();
            }));
        }
        (await ImageAsync(engine, "plan.png")).ShouldBeNull();

        (await ImportAsync(engine, source, "plan.png")).File.ShouldNotBeNull();

        (await ImageAsync(engine, "plan.png")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("../plan.png"), InlineData("/plan.png"), InlineData("a\\plan.png"), InlineData("plan\0.png"), InlineData(".plan.png"), InlineData("w320/plan.png"), InlineData("")]
    public async Task A_path_out_of_the_library_is_refused(string path)
    {
        await using var engine = await Engine.StartAsync();

        var result = await ImportAsync(engine, await SourceAsync(engine, Pictures.Png()), path);

        result.Error.ShouldNotBeNull();
        Directory.Exists(Path.Combine(engine.Folder, "media")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_that_lies_about_its_kind_is_refused()
    {
        await using var engine = await Engine.StartAsync();

        var result = await ImportAsync(engine, await SourceAsync(engine, Pictures.Png()), "plan.jpg");

        result.Error.ShouldNotBeNull().ShouldContain(".png");
    }

    [Fact]
    public async Task A_missing_source_is_said()
    {
        await using var engine = await Engine.StartAsync();

        (await ImportAsync(engine, Path.Combine(engine.Folder, "none.png"), "plan.png")).Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_in_the_place_of_a_folder_is_a_message()
    {
        await using var engine = await Engine.StartAsync();
        var source = await SourceAsync(engine, Pictures.Png());
        await ImportAsync(engine, source, "plan.png");

        (await ImportAsync(engine, source, "plan.png/plan.png")).Error.ShouldNotBeNull();
    }

    private static async Task<string> SourceAsync(Engine engine, byte[] bytes)
    {
        var source = Path.Combine(engine.Folder, $"source-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(source, bytes);
        return source;
    }

    private static Task<MediaResult> ImportAsync(Engine engine, string source, string path) =>
        engine.InScopeAsync<MediaLibrary, MediaResult>(library => library.ImportAsync(source, path));

    private static Task<MediaImage?> ImageAsync(Engine engine, string path) =>
        engine.InScopeAsync<IMediaLibrary, MediaImage?>(library => library.GetImageAsync(path).AsTask());
}
