using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Passwords;

/// <summary>Length, and a check against common passwords. No rule about digits or signs: they make passwords forgettable, not strong.</summary>
internal sealed class PasswordRules(IStringLocalizer<AccountStrings> T) : IPasswordValidator<User>
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 10;
    /// <summary>Most characters; long enough for any sentence, short enough to be hashed for strangers.</summary>
    public const int MaxLength = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        if (password is not { Length: >= MinLength })
            // Identity's own rule says so already.
            return Task.FromResult(IdentityResult.Success);
        var problem = password.Length > MaxLength ? T["Choose at most {0} characters.", MaxLength] : Problem(user, password);
        return Task.FromResult(problem is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = problem }));
    }

    private LocalizedString? Problem(User user, string password) => PasswordStrength.Judge(password, user.DisplayName, user.Email ?? "") switch
    {
        PasswordWeakness.Common => T["This password is among the first that are tried: choose another, such as a few words that do not belong together."],
        PasswordWeakness.Pattern => T["This password follows a pattern that is easily guessed: choose another, such as a few words that do not belong together."],
        PasswordWeakness.Personal => T["This password is little more than your name or address: choose another, such as a few words that do not belong together."],
        _ => null,
    };
}
