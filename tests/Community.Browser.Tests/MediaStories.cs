using Community.Abstractions.Content;
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
        await Axe.CheckAsync(page);

        // Three at once, one of which is no picture: the others arrive, and that one says why it does not.
        await page.SetInputFilesAsync("#files", [Png("phare.png", 3000, 2200), Png("digue.png", 300, 200), new() { Name = "logo.png", MimeType = "image/png", Buffer = "<svg><script/></svg>"u8.ToArray() }]);
        await Assertions.Expect(page.Locator("[data-uploads] a")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[data-uploads] .field__error")).ToContainTextAsync("SVG");
        await Axe.CheckAsync(page);
        // A document that calls itself a picture is kept as what it is, and the line says so.
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "plan.png", MimeType = "image/png", Buffer = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray() });
        await Assertions.Expect(page.Locator("[data-uploads] li", new() { HasText = "plan.png" })).ToContainTextAsync("gardé sous le nom plan.pdf");
        await page.Locator("[data-uploads] a", new() { HasText = "phare.png" }).ClickAsync();

        await Axe.CheckAsync(page);
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
        await Axe.CheckAsync(page);

        await page.SetInputFilesAsync("#replacement", Png("autre.png", 600, 400));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remplacer" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-labelledby=facts]")).ToContainTextAsync("600 × 400");

        await page.GotoAsync($"/admin/medias?folder=quais-{width}&view=list");
        await page.GetByLabel("Sélectionner « phare.png »").Or(page.GetByLabel("Sélectionner «\u00a0phare.png\u00a0»")).CheckAsync();
        (await page.Locator("[data-bulk-count]").InnerTextAsync()).ShouldStartWith("1 ");
        await Axe.CheckAsync(page);
        await page.SelectOptionAsync("#target", "illustrations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToContainTextAsync("ancienne adresse");
        await page.GotoAsync($"/admin/medias/dossier?path=quais-{width}");
        await Axe.CheckAsync(page);
        await page.GotoAsync($"/admin/medias?state=describe&folder=quais-{width}");
        await page.Locator(".media-tile input[type=checkbox]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer…" }).ClickAsync();
        await Axe.CheckAsync(page);
        await page.Locator("main .button--danger").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_file_is_dropped_its_rights_are_noted_and_it_says_where_it_is_shown(int width)
    {
        var page = await chromium.OpenAsAsync("Editor", width);
        var name = $"jetee-{width}.png";
        await page.GotoAsync("/admin/medias");
        var dropped = await page.EvaluateHandleAsync(
            """
            ([name, bytes]) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name, { type: 'image/png' }));
              return transfer;
            }
            """,
            new[] { name, Convert.ToBase64String(Png(name, 300, 200).Buffer) });
        foreach (var step in new[] { "dragenter", "dragover" })
            await page.DispatchEventAsync("[data-media-upload]", step, new { dataTransfer = dropped });
        await Assertions.Expect(page.Locator(".drop-zone--over")).ToHaveCountAsync(1);
        await Axe.CheckAsync(page);
        await page.DispatchEventAsync("[data-media-upload]", "drop", new { dataTransfer = dropped });
        await page.Locator("[data-uploads] a", new() { HasText = name }).ClickAsync();

        await page.GetByLabel("Ce qu’elle montre, en français").FillAsync("La jetée à marée basse");
        await page.FillAsync("#Text_RightsHolder", "Nadia Leroy");
        await page.FillAsync("#Text_Licence", "CC BY 4.0");
        // The clock of the house says November 24.
        await page.FillAsync("#Text_ExpiresOn", "2026-12-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la description" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--warm")).ToContainTextAsync("10 décembre 2026");
        var path = Uri.UnescapeDataString(new Uri(page.Url).Query.Split("path=")[1].Split('&')[0]);
        var item = await chromium.Host.PublishAsync("Page", one => one.Apply(new TitlePart { Title = $"La jetée {width}" }).ApplyField("Page", "Lead", new TextField { Text = "Chapeau." })
            .ApplyField("Page", "Image", new MediaField { Paths = [path], MediaTexts = ["La jetée"] }));
        await page.ReloadAsync();
        await Axe.CheckAsync(page);
        var use = page.Locator("[aria-labelledby=uses] li");
        await Assertions.Expect(use).ToContainTextAsync("Sur le site");
        await use.GetByRole(AriaRole.Link, new() { Name = $"La jetée {width}" }).ClickAsync();
        page.Url.ShouldContain(item.ContentItemId);
        await page.GotoAsync("/admin/medias?state=expiring");
        await Assertions.Expect(page.Locator(".media-tile", new() { HasText = name.Split('.')[0] })).ToHaveCountAsync(1);
        await Axe.CheckAsync(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_upload_goes_on_where_it_was_after_the_line_broke(int width)
    {
        var page = await chromium.OpenAsAsync("Editor", width);
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
        await Axe.CheckAsync(page);
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
