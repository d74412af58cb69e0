using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts.Passwords;

/// <summary>What the forms for passwords share.</summary>
internal static class PasswordForms
{
    /// <summary>What is wrong with a new password, in the reader's language; empty when nothing is.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(this UserManager<User> users, User user, string? password)
    {
        var problems = new List<string>();
        foreach (var validator in users.PasswordValidators)
            problems.AddRange((await validator.ValidateAsync(users, user, password ?? "")).Errors.Select(error => error.Description));
        return problems;
    }

    /// <summary>Takes as long as checking a password, so that an unknown address answers as slowly as a known one.</summary>
    public static void PretendToCheck(this UserManager<User> users, string password) =>
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash(users), password);

    private static readonly User Nobody = new();
    private static string? _nobodysHash;

    private static string NobodysHash(UserManager<User> users) => _nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
}
