using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace Community.Cms.Accounts.SecondFactors;

/// <summary>Codes of an app, as in RFC 6238: six digits, half a minute each, one before and one after are taken, and none twice.</summary>
internal sealed class TotpCodes(TimeProvider time) : IUserTwoFactorTokenProvider<User>
{
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key || StepOf(key, token) is not { } step || step <= user.LastCodeStep)
            return false;
        user.LastCodeStep = step;
        // Of two requests with one code, the later finds the account changed.
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    /// <summary>Number of the half minute whose code this is, if it is around now.</summary>
    public long? StepOf(string key, string code) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Window) ? step : null;

    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => throw new NotSupportedException("The person's app makes the codes.");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) => await manager.GetAuthenticatorKeyAsync(user) is not null;
}
