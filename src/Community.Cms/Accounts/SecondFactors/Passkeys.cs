using System.Security.Claims;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.SecondFactors;

/// <summary>Passkeys: registered, named, removed, and used to sign in without password. One is two factors at once: a thing, and a finger or a number.</summary>
internal sealed class Passkeys(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, SecondFactor factor, IStringLocalizer<AccountStrings> T)
{
    /// <summary>Most passkeys of an account.</summary>
    public const int Most = 20;
    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 60;

    // Answers of devices have a few kilobytes.
    private const int MaxLength = 20_000;

    public static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        // What was made for another site's page is refused, whatever that page sends along.
        options.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host.Value}");
    }

    public Task<string> CreationOptionsAsync(User user) =>
        signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id, Name = user.Email!, DisplayName = user.DisplayName });

    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Adds the passkey that a device made; false when its answer does not hold.</summary>
    public async Task<bool> AddAsync(User user, string? credential, string? name, ClaimsPrincipal actor, CancellationToken cancellationToken)
    {
        if (credential is not { Length: > 0 and <= MaxLength } || (await users.GetPasskeysAsync(user)).Count >= Most)
            return false;
        PasskeyAttestationResult made;
        try
        {
            made = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // No question was asked in this browser, or it was already answered.
            return false;
        }
        if (!made.Succeeded || made.UserEntity.Id != user.Id)
            return false;
        return await db.WriteAsync(
            async token =>
            {
                await db.Entry(user).ReloadAsync(token);
                made.Passkey.Name = NameOf(name) ?? T["Passkey"];
                if (!(await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded)
                    return false;
                await factor.NoteAsync(user, "PasskeyAdded", T["a passkey was added"], actor);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Gives a passkey another name; false when the person has no such passkey.</summary>
    public async Task<bool> RenameAsync(User user, string? id, string? name)
    {
        if (IdOf(id) is not { } key || NameOf(name) is not { } words || await users.GetPasskeyAsync(user, key) is not { } passkey)
            return false;
        passkey.Name = words;
        return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded;
    }

    /// <summary>Removes a passkey; false when the person has no such passkey.</summary>
    public Task<bool> RemoveAsync(User user, string? id, ClaimsPrincipal actor, CancellationToken cancellationToken) => db.WriteAsync(
        async _ =>
        {
            if (IdOf(id) is not { } key || await users.GetPasskeyAsync(user, key) is null)
                return false;
            Membership.Check(await users.RemovePasskeyAsync(user, key));
            await factor.NoteAsync(user, "PasskeyRemoved", T["a passkey was removed"], actor);
            return true;
        },
        cancellationToken);

    /// <summary>Signs in with a device's answer; false when it does not hold or the account is closed.</summary>
    public async Task<bool> SignInAsync(string? credential)
    {
        if (credential is not { Length: > 0 and <= MaxLength })
            return false;
        PasskeyAssertionResult<User> shown;
        try
        {
            shown = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        if (!shown.Succeeded || !await signIn.CanSignInAsync(shown.User) || await users.IsLockedOutAsync(shown.User))
            return false;
        await users.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        await signIn.SignInWithClaimsAsync(shown.User, false, [new(SecondFactor.ClaimType, SecondFactor.Both), new(ClaimTypes.AuthenticationMethod, "passkey")]);
        return true;
    }

    private static string? NameOf(string? name)
    {
        var words = name is null ? "" : new string([.. name.Where(letter => !char.IsControl(letter))]).Trim();
        return words.Length == 0 ? null : words.Length > MaxName ? words[..MaxName] : words;
    }

    private static byte[]? IdOf(string? id)
    {
        try
        {
            return id is { Length: > 0 and < 3000 } ? Convert.FromHexString(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
