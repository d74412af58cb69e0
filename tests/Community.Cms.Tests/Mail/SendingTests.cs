using Community.Abstractions.Background;
using Community.Cms.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MailKit.Net.Smtp;
using MimeKit;

namespace Community.Cms.Tests.Mail;

public sealed class SendingTests
{
    private readonly FakeTransport transport = new();

    [Fact]
    public async Task A_mail_that_fails_is_tried_again_later_and_later_then_given_up()
    {
        await using var engine = await StartAsync();
        transport.Refuses = _ => new IOException("nadia@example.org");
        await engine.WriteAsync(Post.Letter);
        TimeSpan[] waits =
        [
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromDays(1),
        ];

        (await engine.SendDueAsync()).Failed.ShouldBe(1);
        foreach (var wait in waits)
        {
            engine.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            (await engine.SendDueAsync()).Failed.ShouldBe(0);
            engine.Clock.Advance(TimeSpan.FromSeconds(1));
            (await engine.SendDueAsync()).Failed.ShouldBe(1);
        }

        var mail = (await engine.MailsAsync()).Single();
        (mail.Attempts, mail.NextAttemptUtc, mail.LastError).ShouldBe((7, null, "IOException"));
        mail.FailedUtc.ShouldNotBeNull();
        engine.Clock.Advance(TimeSpan.FromDays(9));
        (await engine.SendDueAsync()).ShouldBe(default);
    }

    [Fact]
    public async Task Every_attempt_has_the_same_message_id()
    {
        await using var engine = await StartAsync();
        List<string?> ids = [];
        transport.Refuses = mail =>
        {
            ids.Add(mail.MessageId);
            return ids.Count < 3 ? new TimeoutException() : null;
        };
        await engine.WriteAsync(Post.Letter);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await engine.SendDueAsync();
            engine.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        ids.Count.ShouldBe(3);
        ids.Distinct().ShouldHaveSingleItem();
        (await engine.MailsAsync()).Single().SentUtc.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refused_mail_does_not_hold_up_the_others()
    {
        await using var engine = await StartAsync();
        transport.Refuses = mail => mail.Subject == "non" ? new SmtpCommandException(SmtpErrorCode.MessageNotAccepted, SmtpStatusCode.MailboxBusy, "nadia@example.org?") : null;
        foreach (var subject in new[] { "un", "non", "deux" })
            await engine.WriteAsync(Post.Letter with { Subject = subject });

        (await engine.SendDueAsync()).ShouldBe(new(2, 1));

        transport.Sent.Select(mail => mail.Subject).ShouldBe(["un", "deux"]);
        (await engine.MailsAsync())[1].LastError.ShouldBe("SMTP 450 MessageNotAccepted");
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_asked_twice()
    {
        await using var engine = await StartAsync();
        transport.Refuses = _ => new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, SmtpStatusCode.MailboxUnavailable, new MailboxAddress("", "nadia@example.org"), "no");
        await engine.WriteAsync(Post.Letter);

        await engine.SendDueAsync();

        (await engine.MailsAsync()).Single().FailedUtc.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_once_for_a_round()
    {
        await using var engine = await StartAsync();
        transport.Closed = new IOException();
        for (var i = 0; i < 5; i++)
            await engine.WriteAsync(Post.Letter);

        (await engine.SendDueAsync()).ShouldBe(new(0, 1));

        transport.Closed = null;
        engine.Clock.Advance(TimeSpan.FromMinutes(1));
        (await engine.SendDueAsync()).ShouldBe(new(5, 0));
    }

    [Fact]
    public async Task Two_nodes_send_every_mail_once()
    {
        await using var first = await StartAsync();
        await using var second = await Engine.StartAsync(services => services.AddSingleton<IMailTransport>(transport).AddSingleton<TimeProvider>(first.Clock),
            ("Community:Database:ConnectionString", $"Data Source={Path.Combine(first.Folder, "community.db")}"));
        for (var i = 0; i < 60; i++)
            await first.WriteAsync(Post.Letter with { Subject = $"{i}" });

        var rounds = await Task.WhenAll(Task.Run(first.SendDueAsync), Task.Run(second.SendDueAsync), Task.Run(first.SendDueAsync), Task.Run(second.SendDueAsync));

        rounds.Sum(round => round.Sent).ShouldBe(60);
        transport.Sent.Select(mail => mail.Subject).Distinct().Count().ShouldBe(60);
        transport.Sent.Count.ShouldBe(60);
    }

    [Fact]
    public async Task A_mail_that_a_dead_node_took_is_sent_when_its_lease_is_over()
    {
        await using var engine = await StartAsync();
        await engine.WriteAsync(Post.Letter);
        using var death = new CancellationTokenSource();
        transport.Refuses = _ =>
        {
            death.Cancel();
            return new OperationCanceledException();
        };
        await Should.ThrowAsync<OperationCanceledException>(() => engine.InScopeAsync<MailSender, MailRound>(sender => sender.SendDueAsync(death.Token)));
        transport.Refuses = _ => null;

        (await engine.SendDueAsync()).Sent.ShouldBe(0);
        engine.Clock.Advance(TimeSpan.FromMinutes(5));
        (await engine.SendDueAsync()).Sent.ShouldBe(1);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_pump_sends_a_moment_after_the_cause_is_stored()
    {
        await using var engine = await StartAsync();
        var sent = new TaskCompletionSource();
        transport.Refuses = _ =>
        {
            sent.SetResult();
            return null;
        };
        var pump = ActivatorUtilities.CreateInstance<MailPump>(engine.Services);
        await pump.StartAsync(default);
        await engine.WriteAsync(Post.Letter);

        // The pump's short wait may begin a little after this test's first step of the clock.
        while (!sent.Task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            engine.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await pump.StopAsync(default);
        await sent.Task;
    }

    [Fact]
    public async Task Old_mails_are_forgotten_and_waiting_ones_are_not()
    {
        await using var engine = await StartAsync();
        await engine.WriteAsync(Post.Letter);
        await engine.WriteAsync(Post.Letter with { To = "nobody" });
        await engine.SendDueAsync();
        engine.Clock.Advance(TimeSpan.FromDays(29));
        transport.Closed = new IOException();
        await engine.WriteAsync(Post.Letter);
        await CleanAsync();
        (await engine.MailsAsync()).Count.ShouldBe(3);

        engine.Clock.Advance(TimeSpan.FromDays(2));
        await CleanAsync();

        (await engine.MailsAsync()).ShouldHaveSingleItem().SentUtc.ShouldBeNull();

        Task CleanAsync() => engine.InScopeAsync<IEnumerable<IBackgroundTask>>(tasks => tasks.Single(t => t.Name == "mail-cleanup").ExecuteAsync(default));
    }

    private Task<Engine> StartAsync() => Engine.StartAsync(services => services.AddSingleton<IMailTransport>(transport));
}
