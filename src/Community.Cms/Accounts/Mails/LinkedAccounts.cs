using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts.Mails;

/// <summary>Finds whom a link from a mail belongs to; null when the link does not work (any more).</summary>
internal static class LinkedAccounts
{
    private const int MaxIdLength = 64;

    public static Task<User?> FindForConfirmationAsync(this UserManager<User> users, string? id, string? code) =>
        FindAsync(users, id, code, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<User>.ConfirmEmailTokenPurpose);

    /// <summary>By a link to a new password, or by an invitation, which leads to the first one.</summary>
    public static async Task<User?> FindForNewPasswordAsync(this UserManager<User> users, string? id, string? code) =>
        await FindAsync(users, id, code, users.Options.Tokens.PasswordResetTokenProvider, UserManager<User>.ResetPasswordTokenPurpose)
        ?? await FindAsync(users, id, code, InvitationTokens.Provider, InvitationTokens.Purpose);

    /// <summary>The token is made for one address: that of <see cref="User.PendingEmail"/>.</summary>
    public static Task<User?> FindForNewEmailAsync(this UserManager<User> users, string? id, string? code) =>
        FindAsync(users, id, code, users.Options.Tokens.ChangeEmailTokenProvider, user => UserManager<User>.GetChangeEmailTokenPurpose(user.PendingEmail ?? ""));

    private static Task<User?> FindAsync(UserManager<User> users, string? id, string? code, string provider, string purpose) => FindAsync(users, id, code, provider, _ => purpose);

    private static async Task<User?> FindAsync(UserManager<User> users, string? id, string? code, string provider, Func<User, string> purpose)
    {
        if (id is not { Length: > 0 and <= MaxIdLength } || id.Any(char.IsControl) || AccountLinks.TokenOf(code) is not { } token)
            return null;
        return await users.FindByIdAsync(id) is { } user && await users.VerifyUserTokenAsync(user, provider, purpose(user), token) ? user : null;
    }
}
