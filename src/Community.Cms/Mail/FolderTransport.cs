using System.Globalization;
using MimeKit;

namespace Community.Cms.Mail;

/// <summary>Writes mails as files, to be read with any mail program: for a house without an SMTP server yet, and for tests.</summary>
internal sealed class FolderTransport(string folder, TimeProvider time) : IMailTransport, IMailRun
{
    public Task<IMailRun> OpenAsync(CancellationToken cancellationToken)
    {
        CreatePrivate(folder);
        return Task.FromResult<IMailRun>(this);
    }

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder, $"{now}-{message.MessageId!.Split('@')[0]}.eml");
        await using (var file = File.Create(path + ".tmp"))
            await message.WriteToAsync(file, cancellationToken);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Mails hold names and links that open accounts: only the owner of the process reads them.
    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
