using Community.Abstractions.Media;
using Community.Abstractions.Tables;
using System.IO.Compression;
using System.Net;
using System.Text;
using Community.Abstractions.Accounts;
using Community.Jobs.Applications;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Jobs.Tests;

public sealed class ApplicationTests(JobsHouse house) : IClassFixture<JobsHouse>
{
    internal static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");

    [Fact]
    public async Task A_candidate_applies_the_employer_answers_and_nobody_else_reads_it()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Accordeuse ou accordeur");
        var candidate = await house.Host.AsMemberAsync("Nadia");
        (await ApplyAsync(candidate, row, Pdf, "mon cv été.pdf")).Status.ShouldBe(HttpStatusCode.Redirect);
        var application = await house.ReadAsync(data => data.Set<ApplicationRow>().SingleAsync(a => a.JobId == row.ContentItemId));
        (await house.MailsAsync(await house.EmailOfAsync(employer.UserId!))).ShouldContain(mail => mail.Subject.Contains("Nouvelle candidature"));
        Directory.GetFiles(Path.Combine(house.Host.DataPath, "cv")).ShouldContain(file => file.EndsWith(application.CvFile!));

        var cv = await employer.Client.GetAsync("/emplois/cv/" + application.Id);
        cv.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        cv.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await cv.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
        (await candidate.GetAsync("/emplois/cv/" + application.Id)).Status.ShouldBe(HttpStatusCode.OK);
        var (other, _) = await house.EmployerAsync();
        foreach (var stranger in new[] { other, await house.Host.AsMemberAsync(), await house.Host.AsAdministratorAsync() })
            (await stranger.GetAsync("/emplois/cv/" + application.Id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync("/emplois/cv/" + application.Id)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/media/" + application.CvFile)).Status.ShouldBe(HttpStatusCode.NotFound);

        var list = "/emplois/gerer/candidatures/" + row.ContentItemId;
        (await employer.GetAsync(list)).Text.ShouldContain("Je suis faite pour ce poste");
        (await employer.SubmitAsync(list, new() { ["state"] = "Interview" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await candidate.GetAsync("/emplois/ma-recherche")).Text.ShouldContain("Entretien");
        await employer.SubmitAsync(list, new() { ["state"] = "Refused", ["note"] = "Votre parcours nous a plu.\r\nBcc: x@example.org" });
        var mail = (await house.MailsAsync(await house.EmailOfAsync(candidate.UserId!))).Single(m => m.Subject.Contains("Votre candidature"));
        mail.Text.ShouldContain("Merci pour votre candidature");
        mail.Text.ShouldContain("Votre parcours nous a plu.");
        mail.Subject.ShouldNotContain("\n");
    }

    [Fact]
    public async Task One_application_for_each_job_and_a_withdrawn_one_leaves_nothing()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Relieuse ou relieur");
        var candidate = await house.Host.AsMemberAsync();
        await ApplyAsync(candidate, row, Pdf, "cv.pdf");
        await ApplyAsync(candidate, row, Pdf, "cv.pdf");
        var application = await house.ReadAsync(data => data.Set<ApplicationRow>().SingleAsync(a => a.JobId == row.ContentItemId));
        (await candidate.SubmitAsync("/emplois/ma-recherche", new() { ["id"] = application.Id })).Status.ShouldBe(HttpStatusCode.Redirect);
        var withdrawn = await house.ReadAsync(data => data.Set<ApplicationRow>().SingleAsync(a => a.Id == application.Id));
        (withdrawn.State, withdrawn.Message, withdrawn.CvFile).ShouldBe((ApplicationState.Withdrawn, "", null));
        File.Exists(Path.Combine(house.Host.DataPath, "cv", application.CvFile!)).ShouldBeFalse();

        var stranger = await house.Host.AsMemberAsync();
        var other = await house.PublishAsync(employer, "Relieuse ou relieur d’art");
        await ApplyAsync(stranger, other, Pdf, "cv.pdf");
        (await stranger.SubmitAsync("/emplois/ma-recherche", new() { ["id"] = application.Id })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    public static TheoryData<string, byte[]> NoCv => new()
    {
        { "cv.pdf", [0x4D, 0x5A, 0x90, 0, 3] }, { "cv.pdf", "#!/bin/sh\nrm -rf /"u8.ToArray() }, { "cv.docx", Zip(("malware.exe", "MZ")) }, { "cv.docx", Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("word/vbaProject.bin", "x")) },
        { "cv.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")) }, { "cv.pdf", "<html><script>alert(1)</script>"u8.ToArray() }, { "cv.docx", "PK\u0003\u0004broken"u8.ToArray() }, { "cv.pdf", [.. Pdf, .. new byte[5_000_000]] },
    };

    [Theory]
    [MemberData(nameof(NoCv))]
    public async Task What_is_no_document_is_refused_and_nothing_is_stored(string name, byte[] content)
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Filtreuse ou filtreur " + Guid.NewGuid().ToString("n")[..6]);
        var folder = Path.Combine(house.Host.DataPath, "cv");
        var before = Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
        var candidate = await house.Host.AsMemberAsync();
        var page = await ApplyAsync(candidate, row, content, name);
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.One("#Cv-error").TextContent.ShouldNotBeEmpty();
        page.One("#Message").TextContent.ShouldContain("Je suis faite");
        (await house.ReadAsync(data => data.Set<ApplicationRow>().AnyAsync(a => a.JobId == row.ContentItemId))).ShouldBeFalse();
        (Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0).ShouldBe(before);
    }

    [Fact]
    public void Documents_are_known_by_their_bytes()
    {
        FileKind.Sniff(Pdf).ShouldBe(FileKind.Pdf);
        FileKind.Sniff(Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"))).ShouldBe(FileKind.Docx);
        FileKind.Sniff(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "x"))).ShouldBe(FileKind.Odt);
        FileKind.Sniff([]).ShouldBeNull();
    }

    [Fact]
    public async Task A_flood_of_applications_is_stopped()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Éclusière ou éclusier");
        var candidate = await house.Host.AsMemberAsync();
        var now = house.Host.Clock.GetUtcNow().UtcDateTime;
        await house.WriteAsync(data => data.Set<ApplicationRow>().AddRange(Enumerable.Range(0, 20).Select(n => new ApplicationRow
        {
            Id = Community.Abstractions.Content.ContentIds.New(), JobId = Community.Abstractions.Content.ContentIds.New(), UserId = candidate.UserId!, Name = "x", CreatedUtc = now, LastContactUtc = now,
        })));
        (await ApplyAsync(candidate, row, Pdf, "cv.pdf")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await house.ReadAsync(data => data.Set<ApplicationRow>().AnyAsync(a => a.JobId == row.ContentItemId))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_export_runs_nothing_in_a_spreadsheet()
    {
        var table = await CsvTable.WriteAsync([["=1+1", "+33", "-cmd", "@x", "-5", "a\"b", "x\ny"]], cancellationToken: TestContext.Current.CancellationToken);
        System.Text.Encoding.UTF8.GetString(table).ShouldBe("\uFEFF'=1+1,+33,'-cmd,'@x,-5,\"a\"\"b\",\"x\ny\"\r\n");
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Tableuse ou tableur");
        var candidate = await house.Host.AsMemberAsync();
        await ApplyAsync(candidate, row, null, "", "=HYPERLINK(\"http://evil.example\")");
        (await employer.GetAsync($"/emplois/gerer/candidatures/{row.ContentItemId}/export.csv")).Html.ShouldContain("\"'=HYPERLINK(");
    }

    [Fact]
    public async Task An_ad_is_saved_and_shown_as_closed_when_it_is()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Conservatrice ou conservateur");
        var candidate = await house.Host.AsMemberAsync();
        (await candidate.SubmitAsync("/" + row.Path, new() { ["keep"] = "true" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await candidate.GetAsync("/emplois/ma-recherche")).Text.ShouldContain("Conservatrice");
        await employer.SubmitAsync("/emplois/gerer", new() { ["id"] = row.ContentItemId }, "Retirer");
        (await candidate.GetAsync("/emplois/ma-recherche")).Text.ShouldContain("Terminée");
        (await candidate.GetAsync("/emplois/postuler/" + row.ContentItemId)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_person_takes_everything_along_and_erases_it()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Archiviste d’un jour");
        var candidate = await house.Host.AsMemberAsync();
        await ApplyAsync(candidate, row, Pdf, "cv.pdf");
        await candidate.SubmitAsync("/" + row.Path, new() { ["keep"] = "true" });
        await candidate.SubmitAsync("/emplois/alerte", new() { ["Email"] = await house.EmailOfAsync(candidate.UserId!) });
        await house.Host.WithAsync<IEnumerable<IPersonalDataSource>, bool>(async sources =>
        {
            var source = sources.Single(s => s.Name == "jobs");
            var records = await source.ExportAsync(candidate.UserId!, default);
            records.Count.ShouldBe(3);
            await using var stream = await records.SelectMany(record => record.Files).ShouldHaveSingleItem().OpenAsync(default);
            stream.Length.ShouldBe(Pdf.Length);
            (await source.PreviewAsync(candidate.UserId!, default)).Count.ShouldBe(3);
            return true;
        });
        await using (var scope = house.Host.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope())
        {
            var data = scope.ServiceProvider.GetRequiredService<Community.Abstractions.Data.ICommunityData>();
            await data.WriteAsync(async stop =>
            {
                await scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(s => s.Name == "jobs").EraseAsync(candidate.UserId!, stop);
                return await data.SaveChangesAsync(stop);
            });
        }
        (await house.ReadAsync(async data => await data.Set<ApplicationRow>().CountAsync(a => a.UserId == candidate.UserId) + await data.Set<SavedRow>().CountAsync(s => s.UserId == candidate.UserId) + await data.Set<AlertRow>().CountAsync(a => a.UserId == candidate.UserId))).ShouldBe(0);
    }

    [Fact]
    public async Task A_reported_ad_is_hidden_and_comes_back()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Signaleuse ou signaleur");
        async Task HideAsync(bool hidden) => await house.Host.WithAsync<IEnumerable<IReportableSource>, bool>(async sources =>
        {
            await sources.Single(s => s.Kind == "job").SetHiddenAsync(row.ContentItemId, hidden);
            return true;
        });
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/" + row.Path)).Html.ShouldContain("signaler?kind=job");
        await HideAsync(true);
        (await visitor.GetAsync("/" + row.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/emplois?q=signaleuse")).Text.ShouldNotContain("Signaleuse ou");
        await HideAsync(false);
        (await visitor.GetAsync("/" + row.Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    internal static async Task<Answer> ApplyAsync(Browser candidate, JobRow row, byte[]? cv, string name, string message = "Je suis faite pour ce poste, et j’habite à deux pas.", string person = "Nadia")
    {
        var url = "/emplois/postuler/" + row.ContentItemId;
        var page = await candidate.FollowAsync(url);
        if (page.Page.QuerySelector("form #Message") is null)
            return page;
        using MultipartFormDataContent form = new()
        {
            { new StringContent(person), "Name" }, { new StringContent(message), "Message" },
            { new StringContent(page.One("form #Message").Closest("form")!.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        };
        if (cv is not null)
            form.Add(new ByteArrayContent(cv), "Cv", name);
        return await Browser.ReadAsync(await candidate.Client.PostAsync(url, form));
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using MemoryStream memory = new();
        using (ZipArchive zip = new(memory, ZipArchiveMode.Create))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        return memory.ToArray();
    }
}
