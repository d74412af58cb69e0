using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Cms.Accounts.Sessions;

/// <summary>
/// Session cookies, each decrypted once a minute and not at every request. Whether the session is over, or the account has changed, is checked at every
/// request as before: only the opening is saved.
/// </summary>
internal sealed class OpenedTickets(ISecureDataFormat<AuthenticationTicket> sealer) : ISecureDataFormat<AuthenticationTicket>, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _opened = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    public string Protect(AuthenticationTicket data) => sealer.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => sealer.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null)
            return null;
        var key = (protectedText, purpose);
        if (!_opened.TryGetValue(key, out AuthenticationTicket? ticket))
        {
            ticket = sealer.Unprotect(protectedText, purpose);
            // What nobody sealed is not kept: a stranger cannot fill the memory.
            if (ticket is not null)
                _opened.Set(key, ticket, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }
        // Those who prolong or check a session write into its properties.
        return ticket?.Clone();
    }

    public void Dispose() => _opened.Dispose();
}
