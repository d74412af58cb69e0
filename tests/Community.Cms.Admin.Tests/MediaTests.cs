using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Auditing;
using Community.Cms.Media;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>The library as people who look after it use it, through their browser without JavaScript.</summary>
public sealed class MediaTests(House house)
{
    private CommunityHost Host => house.Host;

    [Fact]
    public async Task Several_files_come_at_once_and_those_that_are_refused_are_named_beside_the_field()
    {
        var folder = await FolderAsync();

        var answer = await UploadAsync(house.Editor, folder, ("plage.png", Picture()), ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()), ("digue.png", Picture()));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#files-error").TextContent.ShouldContain("logo.svg");
        answer.One("#files-error").TextContent.ShouldContain("SVG");
        answer.Text.ShouldContain("2 fichiers ont rejoint la médiathèque");
        (await PathsAsync(folder)).ShouldBe([$"{folder}/digue.png", $"{folder}/plage.png"], ignoreOrder: true);
        (await house.Editor.GetAsync($"/admin/medias?folder={folder}")).Page.QuerySelectorAll(".media-tile .badge").Select(badge => badge.TextContent).ShouldBe(["À décrire", "À décrire"]);
    }

    [Fact]
    public async Task A_document_named_png_is_kept_as_what_it_is_and_said_so()
    {
        var folder = await FolderAsync();
        var answer = await house.Editor.FollowAsync((await UploadAsync(house.Editor, folder, ("affiche.png", "%PDF-1.7\n"u8.ToArray()))).Location!);
        answer.Text.ShouldContain("« affiche.png » est en réalité d’un autre format");
        answer.Text.ShouldContain("affiche.pdf");
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_beside_the_field_and_nothing_else_is_lost()
    {
        var folder = await FolderAsync();
        var answer = await UploadAsync(house.Editor, folder, ("plage.png", Picture()), ("affiche.png", new byte[200_000_000]));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#files-error").TextContent.ShouldContain("affiche.png");
        answer.One("#files-error").TextContent.ShouldContain("20\u00a0Mo");
        (await PathsAsync(folder)).ShouldBe([$"{folder}/plage.png"]);

        var english = await UploadAsync(house.Editor, folder, "/en", ("affiche.png", new byte[21_000_000]));
        english.One("#files-error").TextContent.ShouldContain("The file is too large: at most 20 MB.");
    }

    [Fact]
    public async Task A_small_file_that_unfolds_to_nine_hundred_million_pixels_is_refused_in_words_wherever_it_comes()
    {
        var folder = await FolderAsync();
        var bomb = Community.Cms.Tests.Media.Pictures.PngBomb(30_000);
        var answer = await UploadAsync(house.Editor, folder, ("ciel.png", bomb), ("plage.png", Picture()));
        answer.One("#files-error").TextContent.ShouldContain("ciel.png");
        answer.One("#files-error").TextContent.ShouldContain("pixels");
        (await PathsAsync(folder)).ShouldBe([$"{folder}/plage.png"]);

        var typed = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", new() { ["Item.TitlePart.Title"] = "Le ciel" }, "do=save", ("Item.Page.Image.Upload", "ciel.png", bomb));
        typed.One("#Item_Page_Image-group-error").TextContent.ShouldContain("pixels");
        typed.One("[name='Item.TitlePart.Title']").GetAttribute("value").ShouldBe("Le ciel");

        var token = await TokenAsync(house.Editor);
        var pieces = (await BeginAsync(house.Editor, token, "ciel.png", folder, bomb.Length)).Headers.Location!.OriginalString;
        var refused = await SendAsync(house.Editor, token, pieces, bomb, 0);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("pixels");
    }

    [Fact]
    public async Task The_editor_keeps_what_was_typed_when_its_picture_is_too_large_or_another_thing()
    {
        foreach (var (name, bytes, reason) in new[] { ("vue.png", new byte[40_000_000], "trop lourd"), ("vue.png", "%PDF-1.7\n"u8.ToArray(), "ne correspond pas à son nom"), ("vue.svg", "<svg/>"u8.ToArray(), "choisissez") })
        {
            var answer = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", new()
            {
                ["Item.TitlePart.Title"] = "Le port", ["Item.Page.Lead.Text"] = "Une promenade le long des quais.",
            }, "do=save", ("Item.Page.Image.Upload", name, bytes));
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.One("#Item_Page_Image-group-error").TextContent.ShouldContain(reason, Case.Insensitive);
            answer.One("[name='Item.Page.Lead.Text']").TextContent.ShouldContain("Une promenade");
        }
    }

    [Fact]
    public async Task A_moved_file_is_found_at_its_old_address_and_the_pages_that_name_it_go_on_showing_it()
    {
        var folder = await FolderAsync();
        var path = await StoreAsync(folder, "phare.png");
        var page = await PageWithAsync(path, "");
        var target = await FolderAsync();

        var list = await house.Editor.SubmitAsync($"/admin/medias?folder={folder}", new() { ["path"] = path, ["target"] = target }, "Déplacer");
        (await house.Editor.FollowAsync(list.Location!)).Text.ShouldContain("Un fichier est déplacé");

        var moved = $"{target}/phare.png";
        (await PathsAsync(target)).ShouldBe([moved]);
        (await Host.AsVisitor().GetAsync("/media/" + path)).Location!.ShouldStartWith($"/media/{moved}?v=");
        (await Host.AsVisitor().GetAsync("/media/w320/" + path)).Location!.ShouldStartWith($"/media/w320/{moved}?v=");
        (await Host.AsVisitor().GetAsync("/media/" + moved)).Status.ShouldBe(HttpStatusCode.OK);
        (await VisitAsync(page)).One(".article__picture img").GetAttribute("src")!.ShouldContain(moved);
        (await house.Editor.GetAsync(FilePage(moved))).One("[aria-labelledby=uses]").TextContent.ShouldContain(page.DisplayText!);
        (await house.Editor.GetAsync(FilePage(path))).Location!.ShouldEndWith(Uri.EscapeDataString(moved));

        // The old name is not given to another file, but the file itself may have it back.
        (await StoreAsync(folder, "phare.png")).ShouldBe($"{folder}/phare-2.png");
        await house.Editor.SubmitAsync(FilePage(moved), new() { ["Name"] = "phare", ["Folder"] = folder }, "Déplacer");
        (await Host.AsVisitor().GetAsync("/media/" + path)).Status.ShouldBe(HttpStatusCode.OK);
        (await Host.AsVisitor().GetAsync("/media/" + moved)).Location!.ShouldContain(path);
    }

    [Fact]
    public async Task A_folder_is_made_renamed_moved_and_removed_and_its_files_keep_their_addresses()
    {
        var parent = await FolderAsync();
        var made = await house.Editor.SubmitAsync($"/admin/medias?folder={parent}", new() { ["name"] = "Été 2026" }, "Créer le dossier");
        made.Location!.ShouldEndWith(Uri.EscapeDataString($"{parent}/ete-2026"));
        (await house.Editor.GetAsync($"/admin/medias?folder={parent}")).One(".media-folders .chips").TextContent.ShouldContain("Été 2026");
        var path = await StoreAsync($"{parent}/ete-2026", "plage.png");
        await StoreAsync($"{parent}/ete-2026/jeux", "sable.png");

        var twice = await house.Editor.SubmitAsync($"/admin/medias?folder={parent}", new() { ["name"] = "ete 2026" }, "Créer le dossier");
        twice.One("#name-error").TextContent.ShouldContain("porte déjà ce nom");
        twice.One("#name").GetAttribute("value").ShouldBe("ete 2026");
        (await house.Editor.SubmitAsync($"/admin/medias/dossier?path={parent}", new() { ["Name"] = "🎉" }, "Enregistrer")).One("#Name-error").TextContent.ShouldContain("ne peut pas être utilisé");

        var other = await FolderAsync();
        var renamed = await house.Editor.SubmitAsync($"/admin/medias/dossier?path={parent}%2Fete-2026", new() { ["Name"] = "La plage", ["Parent"] = other }, "Enregistrer");
        renamed.Location!.ShouldEndWith(Uri.EscapeDataString($"{other}/la-plage"));
        (await Host.AsVisitor().GetAsync("/media/" + path)).Location!.ShouldStartWith($"/media/{other}/la-plage/plage.png");
        (await PathsAsync(other)).ShouldBe([$"{other}/la-plage/jeux/sable.png", $"{other}/la-plage/plage.png"], ignoreOrder: true);
        (await Host.AsVisitor().GetAsync($"/media/{other}/la-plage/jeux/sable.png")).Status.ShouldBe(HttpStatusCode.OK);

        var self = await house.Editor.GetAsync($"/admin/medias/dossier?path={other}");
        self.Page.QuerySelectorAll("#Parent option").Select(option => option.GetAttribute("value")).ShouldNotContain(value => value!.StartsWith(other));
        self.Text.ShouldNotContain("Retirer le dossier");
        var empty = await house.Editor.SubmitAsync($"/admin/medias/dossier?path={parent}", [], "Retirer le dossier");
        (await house.Editor.FollowAsync(empty.Location!)).Text.ShouldContain("Le dossier est retiré");
        (await house.Editor.GetAsync($"/admin/medias/dossier?path={parent}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_the_library_says_of_a_picture_is_its_text_wherever_a_page_says_nothing()
    {
        var folder = await FolderAsync();
        var path = await StoreAsync(folder, "phare.png");
        var (silent, own) = (await PageWithAsync(path, ""), await PageWithAsync(path, "Le phare vu de la mer"));

        var unsaid = await DescribeAsync(path, new() { ["Text.Title"] = "Le phare" });
        unsaid.One("#Text_AltFr-error").TextContent.ShouldContain("Dites ce que montre l’image");
        unsaid.One("#Text_Title").GetAttribute("value").ShouldBe("Le phare");
        (await DescribeAsync(path, new() { ["Text.AltFr"] = new string('a', 501) })).One("#Text_AltFr-error").TextContent.ShouldContain("500");
        (await DescribeAsync(path, new() { ["Text.AltFr"] = "Un phare", ["Text.ExpiresOn"] = "demain" })).One("#Text_ExpiresOn-error").TextContent.ShouldContain("2027-01-31");

        (await DescribeAsync(path, new() { ["Text.AltFr"] = "Un phare sur la digue", ["Text.AltEn"] = "A lighthouse on the pier", ["Text.Credit"] = "Photo : L’Atelier <b>" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var shown = await VisitAsync(silent);
        shown.One(".article__picture img").GetAttribute("alt").ShouldBe("Un phare sur la digue");
        shown.One(".picture__credit").TextContent.ShouldBe("Photo : L’Atelier <b>");
        (await VisitAsync(own)).One(".article__picture img").GetAttribute("alt").ShouldBe("Le phare vu de la mer");
        (await house.Editor.GetAsync("/admin/contenus/" + silent.ContentItemId)).Text.ShouldContain("Dans la médiathèque : « Un phare sur la digue »");
        (await house.Editor.GetAsync($"/admin/medias?folder={folder}&q=photo+atelier")).Page.QuerySelectorAll(".media-tile").Length.ShouldBe(1);

        await DescribeAsync(path, new() { ["Text.AltFr"] = "", ["Text.AltEn"] = "A lighthouse on the pier" });
        var other = (await VisitAsync(silent)).One(".article__picture img");
        (other.GetAttribute("alt"), other.GetAttribute("lang")).ShouldBe(("A lighthouse on the pier", "en"));
        await DescribeAsync(path, new() { ["Text.AltEn"] = "", ["Text.Decorative"] = "true" });
        (await VisitAsync(silent)).One(".article__picture img").GetAttribute("alt").ShouldBe("");
    }

    [Fact]
    public async Task A_picture_that_nobody_described_does_not_get_onto_the_site()
    {
        var folder = await FolderAsync();
        var path = await StoreAsync(folder, "atelier.png");
        Dictionary<string, string?> typed = new() { ["Item.TitlePart.Title"] = "L’atelier de " + folder, ["Item.Page.Lead.Text"] = "On y coud.", ["Item.Page.Image.Find"] = folder };
        var found = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", typed, "do=find|Page.Image");
        found.One(".media-tile").TextContent.ShouldContain("À décrire");

        var refused = await house.Editor.SubmitAsync(found, "/admin/contenus/nouveau/Page", new() { ["Item.Page.Image.Pick"] = path }, "do=publish");
        refused.One("#Item_Page_Image-group-error").TextContent.ShouldContain("Dites ce que montre «\u00a0atelier.png\u00a0»");
        refused.One("[name='Item.Page.Lead.Text']").TextContent.ShouldBe("On y coud.");

        var published = await house.Editor.SubmitAsync(refused, "/admin/contenus/nouveau/Page", new() { ["Item.Page.Image.MediaTexts"] = "Des mains à la machine" }, "do=publish");
        published.Status.ShouldBe(HttpStatusCode.Redirect, published.Text);
        (await RowAsync(path)).AltFr.ShouldBe("Des mains à la machine");
        (await RowAsync(path)).ToDescribe.ShouldBeFalse();

        var second = await StoreAsync(folder, "trait.png");
        var decorated = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", new() { ["Item.TitlePart.Title"] = "Le trait de " + folder, ["Item.Page.Lead.Text"] = "Court.", ["Item.Page.Image.Find"] = "trait" }, "do=find|Page.Image");
        var again = await house.Editor.SubmitAsync(decorated, "", new() { ["Item.Page.Image.Pick"] = second }, "do=publish");
        (await house.Editor.SubmitAsync(again, "", new() { ["Item.Page.Image.Decorative"] = second }, "do=publish")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await RowAsync(second)).Decorative.ShouldBeTrue();
    }

    [Fact]
    public async Task A_crop_and_a_point_that_stays_visible_change_what_is_sent_and_never_the_original()
    {
        var path = await StoreAsync(await FolderAsync(), "quai.png", 400, 300);
        var page = await PageWithAsync(path, "Le quai");
        var before = (await VisitAsync(page)).One(".article__picture img").GetAttribute("src")!;

        var wrong = await CropAsync(path, left: "60", right: "60");
        wrong.One("#Crop_Right-error").TextContent.ShouldContain("au moins 10");
        wrong.One("#Crop_Left").GetAttribute("value").ShouldBe("60");
        (await CropAsync(path, left: "beaucoup")).One("#Crop_Left-error").TextContent.ShouldContain("0 et 100");
        (await CropAsync(path, left: "50", top: "50", x: "75", y: "100")).Status.ShouldBe(HttpStatusCode.Redirect);

        var image = (await VisitAsync(page)).One(".article__picture img");
        (image.GetAttribute("width"), image.GetAttribute("height")).ShouldBe(("200", "150"));
        image.ClassList.ShouldBe(["focus-x-50", "focus-y-100"]);
        var address = image.GetAttribute("src")!;
        address.ShouldNotBe(before);
        using (var sent = Image.NewFromBuffer(await Host.AsVisitor().Client.GetByteArrayAsync(address)))
            (sent.Width, sent.Height).ShouldBe((200, 150));
        using (var whole = Image.NewFromBuffer(await Host.AsVisitor().Client.GetByteArrayAsync("/media/" + path)))
            (whole.Width, whole.Height).ShouldBe((400, 300));
        (await Host.AsVisitor().GetAsync($"/media/w321/{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Editor.GetAsync($"/admin/medias/fichier?handler=Whole&path={Uri.EscapeDataString(path)}")).Status.ShouldBe(HttpStatusCode.OK);
        ((int)(await house.Member.GetAsync($"/admin/medias/fichier?handler=Whole&path={Uri.EscapeDataString(path)}")).Status).ShouldBe(403);

        await house.Editor.SubmitAsync(FilePage(path), new() { ["Crop.Left"] = "50" }, "reset=1");
        (await VisitAsync(page)).One(".article__picture img").GetAttribute("src").ShouldBe(before);
    }

    [Fact]
    public async Task A_file_is_replaced_by_one_of_its_kind_at_the_same_address_everywhere()
    {
        var path = await StoreAsync(await FolderAsync(), "equipe.png", 400, 300);
        var page = await PageWithAsync(path, "L’équipe");
        var before = (await VisitAsync(page)).One(".article__picture img").GetAttribute("src")!;
        await Host.AsVisitor().GetAsync(before);
        var hash = (await RowAsync(path)).Sha256;

        var other = await house.Editor.SubmitAsync(FilePage(path), [], "Remplacer", ("replacement", "equipe.pdf", "%PDF-1.7\n"u8.ToArray()));
        other.One("#replacement-error").TextContent.ShouldContain(".png");
        (await house.Editor.SubmitAsync(FilePage(path), [], "Remplacer")).One("#replacement-error").TextContent.ShouldContain("Choisissez");

        var replaced = await house.Editor.SubmitAsync(FilePage(path), [], "Remplacer", ("replacement", "autre.png", Picture(200, 100)));
        (await house.Editor.FollowAsync(replaced.Location!)).Text.ShouldContain("la même adresse affiche le nouveau fichier");

        using (var now = Image.NewFromBuffer(await Host.AsVisitor().Client.GetByteArrayAsync("/media/" + path)))
            (now.Width, now.Height).ShouldBe((200, 100));
        var image = (await VisitAsync(page)).One(".article__picture img");
        image.GetAttribute("src").ShouldNotBe(before);
        image.GetAttribute("width").ShouldBe("200");
        (await RowAsync(path)).Sha256.ShouldNotBe(hash);
        Directory.EnumerateFiles(Path.Combine(Host.DataPath, "media-cache"), hash + "*").ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(Host.DataPath, "media", MediaPaths.FolderOf(path))).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Rights_that_run_out_are_pointed_out_in_the_library_in_the_pages_and_to_those_who_look_after_it()
    {
        var folder = await FolderAsync();
        var path = await StoreAsync(folder, "portrait.png");
        var page = await PageWithAsync(path, "Un portrait");
        var today = DateOnly.FromDateTime(CommunityHost.Start.UtcDateTime);
        (await DescribeAsync(path, new() { ["Text.AltFr"] = "Une femme sourit", ["Text.Title"] = "Portrait de " + folder, ["Text.ExpiresOn"] = today.AddDays(20).ToString("yyyy-MM-dd") })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await house.Editor.GetAsync("/admin/medias?state=expiring")).Text.ShouldContain("Portrait de " + folder);
        (await house.Editor.GetAsync("/admin/contenus/" + page.ContentItemId)).Text.ShouldContain("Droits jusqu’au");
        (await house.Editor.GetAsync(FilePage(path))).Text.ShouldContain("prend fin le");
        (await WaitingAsync(CommonPermissions.ManageMedia)).ShouldContain("Portrait de " + folder);

        await DescribeAsync(path, new() { ["Text.ExpiresOn"] = today.AddDays(-1).ToString("yyyy-MM-dd") });
        (await house.Editor.GetAsync(FilePage(path))).Text.ShouldContain("a pris fin le");
        await DescribeAsync(path, new() { ["Text.ExpiresOn"] = today.AddDays(40).ToString("yyyy-MM-dd") });
        (await WaitingAsync(CommonPermissions.ManageMedia)).ShouldNotContain("Portrait de " + folder);
    }

    [Fact]
    public async Task Without_the_right_the_library_is_neither_shown_nor_opened_but_the_editor_takes_pictures()
    {
        var moderator = await Host.AsAsync("Mo", "Moderator");
        (await moderator.GetAsync("/admin")).One("nav.side").InnerHtml.ShouldNotContain("/admin/medias");
        var path = await StoreAsync(await FolderAsync(), "a.png");
        foreach (var address in new[] { "/admin/medias", FilePage(path), "/admin/medias/retirer?path=" + Uri.EscapeDataString(path), "/admin/medias/dossier?path=" + MediaPaths.FolderOf(path) })
            (await moderator.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        (await moderator.Client.PostAsync(MediaUploads.Address, null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await WaitingAsync(CommonPermissions.AccessAdminPanel)).ShouldBeEmpty();

        var editor = await moderator.GetAsync("/admin/contenus/nouveau/Page");
        editor.Page.QuerySelector("[name='Item.Page.Image.Find']").ShouldBeNull();
        var saved = await moderator.SubmitAsync(editor, "", new() { ["Item.TitlePart.Title"] = "Avec image" }, "do=save", ("Item.Page.Image.Upload", "vue-du-port.png", Picture()));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await moderator.GetAsync(saved.Location!)).One(".media-list").TextContent.ShouldContain("vue-du-port");
    }

    [Fact]
    public async Task Removing_several_says_where_they_are_shown_and_asks_first()
    {
        var folder = await FolderAsync();
        var (first, second) = (await StoreAsync(folder, "un.png"), await StoreAsync(folder, "deux.png"));
        var page = await PageWithAsync(first, "Un");
        var question = await house.Editor.GetAsync($"/admin/medias/retirer?path={Uri.EscapeDataString(first)}&path={Uri.EscapeDataString(second)}");
        question.Heading.ShouldBe("Retirer 2 fichiers\u00a0?");
        question.Text.ShouldContain(page.DisplayText!);
        var gone = await house.Editor.SubmitAsync(question, "", [], "Retirer");
        (await house.Editor.FollowAsync(gone.Location!)).Text.ShouldContain("2 fichiers sont retirés");
        (await PathsAsync(folder)).ShouldBeEmpty();
        (await Host.AsVisitor().GetAsync("/media/" + first)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_picture_in_a_formatted_text_counts_as_a_use_and_one_of_another_folder_does_not()
    {
        var path = await StoreAsync(await FolderAsync(), "plan.png");
        var page = await Host.PublishPageAsync("Le plan " + path, $"<p><img src=\"/media/w640/{path}?v=1\" alt=\"\"></p>");
        var other = await Host.PublishPageAsync("Autre plan " + path, $"<p><img src=\"/media/ailleurs/{path}\" alt=\"\"></p>");
        var uses = (await house.Editor.GetAsync(FilePage(path))).One("[aria-labelledby=uses]").TextContent;
        uses.ShouldContain(page.DisplayText!);
        uses.ShouldNotContain(other.DisplayText!);
    }

    [Fact]
    public async Task The_logo_is_a_use_too_and_its_removal_warns()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        var sent = await UploadAsync(admin, "bibliotheque", ("marque.png", Picture()));
        var path = Uri.UnescapeDataString(sent.Location!.Split("path=")[1]);
        (await admin.GetAsync(FilePage(path))).One("[aria-labelledby=uses]").TextContent.ShouldContain("Nulle part");
        (await admin.SubmitAsync("/admin/reglages/identite", new() { ["LogoPath"] = path })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await admin.GetAsync(FilePage(path))).One("[aria-labelledby=uses] a[href='/admin/reglages/identite']").TextContent.ShouldBe("Le logo de la maison");
        // The settings go on naming the former address of a file that moved.
        var moved = await admin.SubmitAsync(FilePage(path), new() { ["Name"] = "notre marque" }, "Déplacer");
        (await admin.GetAsync(moved.Location!.Replace("fichier", "retirer"))).One(".notice--warm").TextContent.ShouldContain("Le logo de la maison");
    }

    [Fact]
    public async Task Whatever_staff_do_to_a_file_stays_in_the_audit_trail()
    {
        var folder = await FolderAsync();
        var path = await StoreAsync(folder, "quai.png", 400, 300);
        await DescribeAsync(path, new() { ["Text.AltFr"] = "Le quai à marée basse", ["Text.Consent"] = "Accord de Nadia" });
        await DescribeAsync(path, []);
        await CropAsync(path, left: "10");
        await house.Editor.SubmitAsync(FilePage(path), [], "Remplacer", ("replacement", "autre.png", Picture(200, 100)));
        var moved = await house.Editor.SubmitAsync(FilePage(path), new() { ["Name"] = "jetée" }, "Déplacer");
        var target = Uri.UnescapeDataString(moved.Location!.Split("path=")[1]);
        await house.Editor.SubmitAsync("/admin/medias/retirer?path=" + Uri.EscapeDataString(target), [], "Retirer");

        var rows = await Host.DataAsync(data => data.Set<AuditRow>().AsNoTracking().Where(row => row.ObjectKind == "MediaFile" && row.ObjectId.StartsWith(folder + "/")).OrderBy(row => row.Id).ToListAsync());
        rows.Select(row => row.Action).ShouldBe(["MediaAdded", "MediaDescribed", "MediaCropped", "MediaReplaced", "MediaMoved", "MediaRemoved"]);
        rows.ShouldAllBe(row => row.ActorId == house.Editor.UserId);
        rows[1].After!.ShouldContain("Le quai à marée basse");
        // Whose consent it is goes with the file.
        rows[1].After!.ShouldNotContain("Nadia");
        rows[4].Before!.ShouldContain("quai.png");
        var trail = (await house.Admin.GetAsync("/admin/journal?q=" + Uri.EscapeDataString(folder))).Text;
        foreach (var words in new[] { "Fichier ajouté", "Description d’un fichier changée", "Cadrage d’une image changé", "Fichier renommé ou déplacé" })
            trail.ShouldContain(words);
    }

    // Uploads in pieces.

    [Fact]
    public async Task A_large_file_takes_the_place_of_another_in_pieces_and_a_form_says_its_own_limit()
    {
        var folder = await FolderAsync();
        var stored = await UploadAsync(house.Editor, folder, ("programme.pdf", "%PDF-1.7\n"u8.ToArray()));
        var path = Uri.UnescapeDataString(stored.Location!.Split("path=")[1]);
        byte[] large = [.. "%PDF-1.7\n"u8, .. new byte[21 * 1024 * 1024]];
        (await house.Editor.SubmitAsync(FilePage(path), [], "Remplacer", ("replacement", "gros.pdf", large))).One("#replacement-error").TextContent.ShouldContain("20\u00a0Mo");
        (await house.Editor.GetAsync(FilePage(path))).One("form[data-replaces]").GetAttribute("data-max").ShouldBe((100L * 1024 * 1024).ToString());

        var token = await TokenAsync(house.Editor);
        (await BeginAsync(house.Editor, token, "gros.pdf", "", 10, replaces: folder + "/absent.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var picture = Picture();
        var other = (await BeginAsync(house.Editor, token, "gros.pdf", "", picture.Length, replaces: path)).Headers.Location!.OriginalString;
        var refused = await SendAsync(house.Editor, token, other, picture, 0);
        (refused.StatusCode, await refused.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.UnprocessableEntity, "Un fichier se remplace par un autre du même format\u00a0: celui-ci finit par .pdf."));

        var address = (await BeginAsync(house.Editor, token, "gros.pdf", "", large.Length, replaces: path)).Headers.Location!.OriginalString;
        var half = large.Length / 2;
        (await SendAsync(house.Editor, token, address, large[..half], 0)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        // It moves while it arrives.
        var moved = await house.Editor.SubmitAsync(FilePage(path), new() { ["Name"] = "programme 2027" }, "Déplacer");
        var target = Uri.UnescapeDataString(moved.Location!.Split("path=")[1]);
        var last = await SendAsync(house.Editor, token, address, large[half..], half);
        Uri.UnescapeDataString(last.Headers.GetValues(MediaUploads.PathHeader).Single()).ShouldBe(target);
        (await RowAsync(target)).Length.ShouldBe(large.Length);
        (await PathsAsync(folder)).ShouldBe([target]);
        (await house.Editor.GetAsync(FilePage(target) + "&replaced=1")).Text.ShouldContain("la même adresse affiche le nouveau fichier");
    }

    [Fact]
    public async Task A_file_sent_in_pieces_goes_on_after_a_break_and_is_taken_in_like_any_other()
    {
        var (folder, picture) = (await FolderAsync(), Picture(900, 700));
        var token = await TokenAsync(house.Editor);
        var begun = await BeginAsync(house.Editor, token, "grand phare.png", folder, picture.Length);
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        begun.Headers.GetValues("Tus-Resumable").ShouldBe(["1.0.0"]);
        var address = begun.Headers.Location!.OriginalString;

        var half = picture.Length / 2;
        var first = await SendAsync(house.Editor, token, address, picture[..half], 0);
        (first.StatusCode, first.Headers.GetValues("Upload-Offset").Single()).ShouldBe((HttpStatusCode.NoContent, half.ToString()));
        (await SendAsync(house.Editor, token, address, picture[..half], 0)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        Host.Clock.Advance(TimeSpan.FromHours(2));

        var asked = await house.Editor.Client.SendAsync(new(HttpMethod.Head, address));
        asked.Headers.GetValues("Upload-Offset").Single().ShouldBe(half.ToString());
        var last = await SendAsync(house.Editor, token, address, picture[half..], half);

        last.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Uri.UnescapeDataString(last.Headers.GetValues(MediaUploads.PathHeader).Single()).ShouldBe($"{folder}/grand-phare.png");
        (await RowAsync($"{folder}/grand-phare.png")).ToDescribe.ShouldBeTrue();
        (await house.Editor.Client.SendAsync(new(HttpMethod.Head, address))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pieces_are_their_senders_alone_and_ask_for_the_token()
    {
        var token = await TokenAsync(house.Editor);
        (await BeginAsync(house.Editor, "", "a.png", "x", 10)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var address = (await BeginAsync(house.Editor, token, "a.png", "x", 10)).Headers.Location!.OriginalString;

        var adminToken = await TokenAsync(house.Admin);
        (await house.Admin.Client.SendAsync(new(HttpMethod.Head, address))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(house.Admin, adminToken, address, [1], 0)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(house.Editor, "", address, [1], 0)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await house.Member.Client.SendAsync(new(HttpMethod.Head, address))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(house.Editor, token, address, new byte[11], 0)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await SendAsync(house.Editor, token, address, [], 0, "DELETE")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.Editor.Client.SendAsync(new(HttpMethod.Head, address))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_sent_in_pieces_is_refused_in_words_and_forgotten()
    {
        var token = await TokenAsync(house.Editor);
        var large = await BeginAsync(house.Editor, token, "film.png", "x", 101L * 1024 * 1024);
        (large.StatusCode, await large.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "Le fichier est trop lourd\u00a0: 100\u00a0Mo au plus."));
        (await BeginAsync(house.Editor, token, "film.png", "../..", 10)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray();
        var address = (await BeginAsync(house.Editor, token, "logo.png", "x", svg.Length, "/en")).Headers.Location!.OriginalString;
        address.ShouldStartWith("/en/");
        var refused = await SendAsync(house.Editor, token, address, svg, 0);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldStartWith("SVG drawings are not accepted");
        (await Host.DataAsync(data => data.Set<MediaUploadRow>().AnyAsync(row => row.FileName == "logo.png"))).ShouldBeFalse();
    }

    private async Task<string> WaitingAsync(params string[] permissions)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IWaitingWorkSource>().OfType<Community.Cms.Admin.Media.MediaWaiting>().Single();
        ClaimsPrincipal user = new(new ClaimsIdentity(permissions.Select(permission => new Claim(Permission.ClaimType, permission)), "test"));
        return string.Join(", ", (await source.FindAsync(user, 200, default)).Select(work => work.Title));
    }

    private async Task<string> FolderAsync()
    {
        var name = "d" + Guid.NewGuid().ToString("n")[..10];
        await house.Editor.SubmitAsync("/admin/medias", new() { ["name"] = name }, "Créer le dossier");
        return name;
    }

    private async Task<string> StoreAsync(string folder, string name, int width = 60, int height = 40)
    {
        var answer = await UploadAsync(house.Editor, folder, (name, Picture(width, height)));
        return Uri.UnescapeDataString(answer.Location!.Split("path=")[1]);
    }

    private Task<ContentItem> PageWithAsync(string path, string text) => Host.PublishAsync("Page", item => item
        .Apply(new TitlePart { Title = "Page de " + Guid.NewGuid().ToString("n") }).Apply(new HtmlBodyPart { Html = "<p>Texte.</p>" })
        .Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() })
        .ApplyField("Page", "Lead", new TextField { Text = "Chapeau." }).ApplyField("Page", "Image", new MediaField { Paths = [path], MediaTexts = [text] }));

    private async Task<Answer> VisitAsync(ContentItem page) => await Host.AsVisitor().GetAsync("/" + page.As<AutoroutePart>()!.Path);

    private Task<Answer> DescribeAsync(string path, Dictionary<string, string?> values) => house.Editor.SubmitAsync(FilePage(path), values, "Enregistrer la description");

    private Task<Answer> CropAsync(string path, string left = "0", string top = "0", string right = "0", string bottom = "0", string x = "50", string y = "50") =>
        house.Editor.SubmitAsync(FilePage(path), new() { ["Crop.Left"] = left, ["Crop.Top"] = top, ["Crop.Right"] = right, ["Crop.Bottom"] = bottom, ["Crop.FocusX"] = x, ["Crop.FocusY"] = y }, "Enregistrer le cadrage");

    private Task<MediaFileRow> RowAsync(string path) => Host.DataAsync(data => data.Set<MediaFileRow>().AsNoTracking().SingleAsync(row => row.Path == path));

    private Task<List<string>> PathsAsync(string folder) => Host.DataAsync(data => data.Set<MediaFileRow>().Where(row => row.Path.StartsWith(folder + "/")).Select(row => row.Path).ToListAsync());

    private static string FilePage(string path) => "/admin/medias/fichier?path=" + Uri.EscapeDataString(path);

    internal static async Task<string> TokenAsync(Browser browser) => (await browser.GetAsync("/admin/medias")).One("form[data-media-upload]").GetAttribute("data-token")!;

    internal static Task<Answer> UploadAsync(Browser browser, string folder, params (string Name, byte[] Bytes)[] files) => UploadAsync(browser, folder, "", files);

    private static async Task<Answer> UploadAsync(Browser browser, string folder, string language, params (string Name, byte[] Bytes)[] files)
    {
        using MultipartFormDataContent form = new();
        form.Add(new StringContent(await TokenAsync(browser)), "__RequestVerificationToken");
        form.Add(new StringContent(folder), "into");
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "files", name);
        return await Browser.ReadAsync(await browser.Client.PostAsync(language + "/admin/medias?handler=Upload", form));
    }

    private static Task<HttpResponseMessage> BeginAsync(Browser browser, string token, string name, string folder, long length, string language = "", string? replaces = null)
    {
        HttpRequestMessage request = new(HttpMethod.Post, language + MediaUploads.Address);
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", length.ToString());
        static string Coded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        request.Headers.Add("Upload-Metadata", $"filename {Coded(name)}," + (replaces is null ? $"folder {Coded(folder)}" : $"replaces {Coded(replaces)}"));
        return browser.Client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string token, string address, byte[] piece, long offset, string method = "PATCH")
    {
        HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new ByteArrayContent(piece) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", offset.ToString());
        request.Headers.Add("X-HTTP-Method-Override", method);
        return browser.Client.SendAsync(request);
    }

    internal static byte[] Picture(int width = 60, int height = 40)
    {
        // Noise that is never the same twice: the library tells files by their bytes.
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: Random.Shared.Next());
        using var image = noise.Cast(Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }
}
