using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Cms.Data;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Community.Cms.Tests.Mail;

/// <summary>What the tests of mails do with the engine.</summary>
internal static class Post
{
    public static readonly OutgoingMail Letter = new()
    {
        To = "nadia@example.org",
        ToName = "Nadia Lefèvre",
        Subject = "Votre place à l’atelier",
        Text = "Bonjour Nadia,\n\nVotre place est gardée.",
        Reason = "Vous recevez cet e-mail parce que vous vous êtes inscrite à un atelier.",
    };

    public static Task WriteAsync(this Engine engine, OutgoingMail mail) => engine.InScopeAsync<IMailOutbox, ICommunityData>(async (outbox, data) =>
    {
        outbox.Enqueue(mail);
        await data.SaveChangesAsync();
    });

    public static Task<MailRound> SendDueAsync(this Engine engine) => engine.InScopeAsync<MailSender, MailRound>(sender => sender.SendDueAsync(default));

    public static Task<List<MailRow>> MailsAsync(this Engine engine) =>
        engine.InScopeAsync<CommunityDbContext, List<MailRow>>(data => data.Set<MailRow>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    /// <summary>The files in the mail folder, read by a mail program's library.</summary>
    public static IReadOnlyList<MimeMessage> Files(this Engine engine)
    {
        var folder = Path.Combine(engine.Folder, "mail");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.eml").Order().Select(file => MimeMessage.Load(file))] : [];
    }

    public static async Task InScopeAsync<T1, T2>(this Engine engine, Func<T1, T2, Task> work) where T1 : notnull where T2 : notnull
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(engine.Services);
        await work((T1)scope.ServiceProvider.GetService(typeof(T1))!, (T2)scope.ServiceProvider.GetService(typeof(T2))!);
    }
}
