using NetVips;

namespace Community.Browser.Tests;

/// <summary>The library through a browser: with JavaScript files are dropped and sent in pieces, without it forms do the same.</summary>
public sealed class MediaStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task An_editor_sends_files_describes_crops_moves_and_replaces_them(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsAsync("Editor", width, scheme);
        var folder = "Quais " + width;
        await page.GotoAsync("/admin/medias");
        await page.Locator("summary", new() { HasText = "Nouveau dossier" }).ClickAsync();
        await page.FillAsync("#name", folder);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le dossier" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldContain(folder);
        await AxeTests.CheckOpenAsync(page);

        // Three at once, one of which is no picture: the others arrive, and that one says why it does not.
        await page.SetInputFilesAsync("#files", [Png("phare.png", 3000, 2200), Png("digue.png", 300, 200), new() { Name = "logo.png", MimeType = "image/png", Buffer = "<svg><script/></svg>"u8.ToArray() }]);
        await Assertions.Expect(page.Locator("[data-uploads] a")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[data-uploads] .field__error")).ToContainTextAsync("SVG");
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("[data-uploads] a", new() { HasText = "phare.png" }).ClickAsync();

        await AxeTests.CheckOpenAsync(page);
        await page.GetByLabel("Ce qu’elle montre, en français").FillAsync("Un phare sur la digue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la description" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToBeVisibleAsync();

        // The point that must stay visible: by mouse, then by the arrow keys.
        var frame = page.Locator("[data-focus-frame]");
        var box = (await frame.BoundingBoxAsync())!;
        await frame.ClickAsync(new() { Position = new() { X = box.Width / 4, Y = box.Height / 2 } });
        (await page.InputValueAsync("[name='Crop.FocusX']")).ShouldBe("25");
        await page.Locator(".focus-editor__mark").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        (await page.InputValueAsync("[name='Crop.FocusX']"), await page.InputValueAsync("[name='Crop.FocusY']")).ShouldBe(("24", "60"));
        await page.FillAsync("[name='Crop.Left']", "10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le cadrage" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name='Crop.Left']")).ToHaveValueAsync("10");
        await Assertions.Expect(page.Locator(".crop-preview--wide")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("focus-x-15 focus-y-60"));
        await AxeTests.CheckOpenAsync(page);

        await page.SetInputFilesAsync("#replacement", Png("autre.png", 600, 400));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remplacer" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-labelledby=facts]")).ToContainTextAsync("600 × 400");

        await page.GotoAsync($"/admin/medias?folder=quais-{width}&view=list");
        await page.GetByLabel("Sélectionner « phare.png »").Or(page.GetByLabel("Sélectionner «\u00a0phare.png\u00a0»")).CheckAsync();
        (await page.Locator("[data-bulk-count]").InnerTextAsync()).ShouldStartWith("1 ");
        await AxeTests.CheckOpenAsync(page);
        await page.SelectOptionAsync("#target", "illustrations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToContainTextAsync("ancienne adresse");
        await page.GotoAsync($"/admin/medias/dossier?path=quais-{width}");
        await AxeTests.CheckOpenAsync(page);
        await page.GotoAsync($"/admin/medias?state=describe&folder=quais-{width}");
        await page.Locator(".media-tile input[type=checkbox]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer…" }).ClickAsync();
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("main .button--danger").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_was_after_the_line_broke()
    {
        var page = await chromium.OpenAsAsync("Editor");
        await page.GotoAsync("/admin/medias");
        List<string> offsets = [];
        var pieces = 0;
        await page.RouteAsync("**/admin/medias/envois/*", async route =>
        {
            if (route.Request.Method == "POST")
                offsets.Add(route.Request.Headers.GetValueOrDefault("upload-offset", ""));
            // The second piece does not get through the first time.
            if (route.Request.Method == "POST" && ++pieces == 2)
                await route.AbortAsync();
            else
                await route.ContinueAsync();
        });
        await page.SetInputFilesAsync("#files", Png("long.png", 3200, 2400));
        await Assertions.Expect(page.Locator("[data-uploads] a")).ToHaveCountAsync(1);
        offsets.Count.ShouldBeGreaterThan(2);
        offsets[1].ShouldBe(offsets[2]);
        offsets[2].ShouldNotBe("0");
    }

    [Fact]
    public async Task Everything_works_without_script()
    {
        var page = await chromium.OpenAsAsync("Editor", 390, javaScript: false);
        await page.GotoAsync("/admin/medias");
        await page.SetInputFilesAsync("#files", [Png("seul.png", 500, 400)]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à la médiathèque" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("seul.png");
        await page.CheckAsync("#Text_Decorative");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la description" }).ClickAsync();
        await page.FillAsync("#Crop_FocusX", "80");
        await page.FillAsync("#Crop_Bottom", "50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le cadrage" }).ClickAsync();
        (await page.Locator(".crop-preview--wide").GetAttributeAsync("class"))!.ShouldContain("focus-x-80");
        await page.FillAsync("#Name", "phare rouge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        (await page.Locator("[aria-labelledby=facts] code").InnerTextAsync()).ShouldEndWith("/phare-rouge.png");
    }

    private static FilePayload Png(string name, int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128);
        using var image = noise.Cast(Enums.BandFormat.Uchar);
        return new() { Name = name, MimeType = "image/png", Buffer = image.PngsaveBuffer() };
    }
}
