using Community.Abstractions.Background;
using Community.Abstractions.Mail;
using Community.Abstractions.Navigation;
using Community.Cms.Accounts.Mails;
using Community.Cms.Content;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community.Cms.Mail;

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Community:Mail").Get<MailOptions>() ?? new();
        var folder = Path.Combine(configuration["Community:DataPath"]!, "mail");
        services.TryAddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddSingleton(options);
        services.AddSingleton<MailSignal>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<IMailTransport>(provider => string.IsNullOrWhiteSpace(options.Host)
            ? new FolderTransport(folder, provider.GetRequiredService<TimeProvider>())
            : new SmtpTransport(options));
        services.AddScoped<MailSender>();
        services.AddScoped<MailJournal>();
        services.AddScoped<MailTemplates>();
        services.AddScoped<IMailKindSource, AccountMailKinds>();
        services.AddScoped<IMailKindSource, ContentMailKinds>();
        services.AddScoped<IWaitingWorkSource, WaitingMails>();
        services.AddScoped<IMailOutbox, MailOutbox>();
        services.AddScoped<IBackgroundTask, MailTask>();
        services.AddScoped<IBackgroundTask, MailCleanupTask>();
        services.AddHostedService<MailPump>();
        return services;
    }
}
