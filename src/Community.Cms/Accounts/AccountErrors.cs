using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts;

/// <summary>What Identity reports, in the reader's language. Only messages that a form of ours can cause.</summary>
internal sealed class AccountErrors(IStringLocalizer<AccountStrings> T) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), T["This could not be done. Please try again."]);

    public override IdentityError ConcurrencyFailure() =>
        Error(nameof(ConcurrencyFailure), T["The account was changed at the same moment. Please try again."]);

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), T["This is not your current password."]);

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), T["Choose at least {0} characters: a few words together do well.", length]);

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), T["This link does not work any more: it is too old, or was already used."]);

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), T["Write an e-mail address, such as nadia@example.org."]);

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
