using System.Runtime.Versioning;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using CsCheck;

namespace Community.Cms.Tests.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_goes_out_as_plain_text_and_as_html()
    {
        await using var engine = await Engine.StartAsync(null, ("Community:Mail:From", "Maison du numérique <bonjour@example.org>"));
        await engine.WriteAsync(Post.Letter with { StopUrl = "https://example.org/alertes/stop?cle=a&b=é" });

        (await engine.SendDueAsync()).Sent.ShouldBe(1);

        var mail = engine.Files().ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Votre place à l’atelier");
        mail.To.Mailboxes.ShouldHaveSingleItem().ToString().ShouldContain("nadia@example.org");
        mail.From.Mailboxes.Single().Name.ShouldBe("Maison du numérique");
        mail.TextBody!.ShouldContain("Votre place est gardée.");
        mail.TextBody!.ShouldContain(Post.Letter.Reason);
        mail.TextBody!.ShouldContain("Pour ne plus recevoir ces e-mails\u00A0: https://example.org/alertes/stop?cle=a&b=%C3%A9");
        mail.HtmlBody!.ShouldContain("<p>Votre place est gardée.</p>");
        mail.HtmlBody!.ShouldContain("<a href=\"https://example.org/alertes/stop?cle=a&amp;b=%C3%A9\">");
        mail.HtmlBody!.ShouldContain("<html lang=\"fr\">");
        mail.Headers["List-Unsubscribe"].ShouldBe("<https://example.org/alertes/stop?cle=a&b=%C3%A9>");
        mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        (await engine.SendDueAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task A_text_file_goes_with_it_and_its_name_adds_no_header()
    {
        await using var engine = await Engine.StartAsync();
        await engine.WriteAsync(Post.Letter with { Attachments = [new("rendez-vous\r\nBcc: x@example.org.ics", "text/calendar; method=PUBLISH", "BEGIN:VCALENDAR\r\nSUMMARY:Rencontre à Calais\r\n")] });

        await engine.SendDueAsync();

        var mail = engine.Files().Single();
        mail.TextBody!.ShouldContain("Votre place est gardée.");
        var file = mail.Attachments.ShouldHaveSingleItem().ShouldBeOfType<MimeKit.TextPart>();
        file.ContentType.MimeType.ShouldBe("text/calendar");
        file.ContentType.Parameters["method"].ShouldBe("PUBLISH");
        file.Text.ShouldContain("SUMMARY:Rencontre à Calais");
        file.FileName!.ShouldNotContain("\n");
        mail.Bcc.ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(() => engine.WriteAsync(Post.Letter with { Attachments = [new("a.txt", "text/plain", new string('x', 100_001))] }));
    }

    [Fact]
    public async Task The_frame_speaks_the_language_of_the_reader()
    {
        await using var engine = await Engine.StartAsync();
        await engine.WriteAsync(Post.Letter with { Culture = "en", StopUrl = "http://example.org/stop" });

        await engine.SendDueAsync();

        var mail = engine.Files().Single();
        mail.TextBody!.ShouldContain("To stop receiving these e-mails:");
        mail.Headers["List-Unsubscribe-Post"].ShouldBeNull();
    }

    [Fact]
    public async Task What_people_type_stays_text_in_html()
    {
        await using var engine = await Engine.StartAsync();
        await engine.WriteAsync(Post.Letter with { Text = "<script>alert(1)</script> https://example.org/?a=\"><img onerror=alert(1)>" });

        await engine.SendDueAsync();

        var html = engine.Files().Single().HtmlBody!;
        html.ShouldNotContain("<script>");
        html.ShouldNotContain("<img");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task A_mail_whose_cause_was_rolled_back_is_never_sent()
    {
        await using var engine = await Engine.StartAsync();

        await engine.InScopeAsync<IMailOutbox, ICommunityData>(async (outbox, data) => await Should.ThrowAsync<InvalidOperationException>(() => data.WriteAsync<bool>(async token =>
        {
            outbox.Enqueue(Post.Letter);
            await data.SaveChangesAsync(token);
            throw new InvalidOperationException();
        })));

        (await engine.SendDueAsync()).Sent.ShouldBe(0);
        engine.Files().ShouldBeEmpty();
        (await engine.MailsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Bonjour\r\nBcc: everyone@example.org"), InlineData("Bonjour\nBcc: everyone@example.org"), InlineData("Bonjour\u2028Bcc: x\u0000\u0085y")]
    public async Task A_line_break_adds_no_header(string text)
    {
        await using var engine = await Engine.StartAsync();
        await engine.WriteAsync(Post.Letter with { Subject = text, ToName = text, Reason = text });

        await engine.SendDueAsync();

        var mail = engine.Files().Single();
        mail.Bcc.ShouldBeEmpty();
        mail.To.Count.ShouldBe(1);
        mail.Subject.ShouldStartWith("Bonjour Bcc:");
    }

    [Fact]
    public async Task No_text_whatever_adds_a_header_or_a_recipient()
    {
        await using var engine = await Engine.StartAsync();
        var text = Gen.String[Gen.Char["\r\n\t\0<>@,:;\"\\=?aé🎉\uD83C\u2028 ()"], 0, 400];
        List<OutgoingMail> letters = [];
        Gen.Select(text, text, text, (subject, name, body) => Post.Letter with { Subject = subject, ToName = name, Text = body, Reason = name })
            .Sample(letters.Add, iter: 40, threads: 1);
        foreach (var letter in letters)
            await engine.WriteAsync(letter);

        (await engine.SendDueAsync()).ShouldBe(new(letters.Count, 0));

        foreach (var mail in engine.Files())
        {
            mail.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("nadia@example.org");
            mail.Headers.Select(header => header.Field).Order().ShouldBe(["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"], ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("nobody"), InlineData("a@example.org, b@example.org"), InlineData("a@example.org\nBcc: b@example.org"), InlineData("Nadia <a@example.org>"), InlineData("")]
    public async Task An_address_that_is_none_is_given_up_at_once(string address)
    {
        await using var engine = await Engine.StartAsync();
        await engine.WriteAsync(Post.Letter with { To = address });
        await engine.WriteAsync(Post.Letter);

        (await engine.SendDueAsync()).ShouldBe(new(1, 1));

        var given = (await engine.MailsAsync())[0];
        (given.NextAttemptUtc, given.LastError).ShouldBe((null, "Invalid address"));
        given.FailedUtc.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("javascript:alert(1)"), InlineData("/alertes/stop"), InlineData("")]
    public async Task A_stop_address_must_be_one(string url)
    {
        await using var engine = await Engine.StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => engine.WriteAsync(Post.Letter with { StopUrl = url }));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_of_the_data_reads_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var engine = await Engine.StartAsync();
        await engine.WriteAsync(Post.Letter);

        await engine.SendDueAsync();

        File.GetUnixFileMode(Path.Combine(engine.Folder, "mail")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
