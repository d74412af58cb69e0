using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Community.Cms.Accounts.ExternalSignIn;

/// <summary>A provider of identities, as configured below <c>Community:SignIn:Providers:{id}</c>.</summary>
internal sealed class ExternalProvider
{
    /// <summary>Name shown on the button.</summary>
    public string? Name { get; set; }
    /// <summary>Address of the issuer; its discovery document is below it.</summary>
    public Uri? Authority { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
    /// <summary>What is asked for, with spaces between.</summary>
    public string Scopes { get; set; } = "openid profile email";
    /// <summary>Level of assurance asked for (FranceConnect: <c>eidas1</c>); null asks for none.</summary>
    public string? AcrValues { get; set; }
}

/// <summary>Sign-in through OpenID Connect (Core 1.0): authorization code with PKCE, answered in the query.</summary>
internal static class ExternalProviders
{
    /// <summary>Where a provider sends people back to, before its id.</summary>
    public const string CallbackPath = "/compte/retour/";

    private const string Section = "Community:SignIn:Providers";

    /// <summary>Adds the providers of the configuration.</summary>
    /// <exception cref="InvalidOperationException">A provider lacks a setting; the message names it.</exception>
    public static void AddExternalProviders(this IServiceCollection services, IConfiguration configuration)
    {
        var authentication = services.AddAuthentication();
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            var (id, provider) = (section.Key, section.Get<ExternalProvider>() ?? new());
            if (!id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
                throw new InvalidOperationException($"{section.Path}: the id of a provider has small letters, digits and hyphens.");
            foreach (var (name, value) in new[] { ("Name", provider.Name), ("Authority", provider.Authority?.ToString()), ("ClientId", provider.ClientId), ("ClientSecret", provider.ClientSecret) })
                if (string.IsNullOrWhiteSpace(value))
                    throw new InvalidOperationException($"{section.Path}:{name} is not set.");
            Add(authentication, id, provider);
        }
    }

    // A method of its own: a house without providers never loads the library.
    private static void Add(AuthenticationBuilder authentication, string id, ExternalProvider provider) =>
        authentication.AddOpenIdConnect(id, provider.Name, options => Configure(options, id, provider));

    /// <summary>Name of the person as the provider gives it; empty when it gives none.</summary>
    public static string NameOf(ClaimsPrincipal person)
    {
        if (person.FindFirstValue("name") is { Length: > 0 } name)
            return name;
        // ProConnect says usual_name, FranceConnect family_name.
        return $"{person.FindFirstValue("given_name")} {person.FindFirstValue("usual_name") ?? person.FindFirstValue("family_name")}".Trim();
    }

    /// <summary>Address of the person, if the provider says that it has checked it.</summary>
    public static string? CheckedEmailOf(ClaimsPrincipal person) =>
        bool.TryParse(person.FindFirstValue("email_verified"), out var isChecked) && isChecked ? person.FindFirstValue("email") : null;

    private static void Configure(OpenIdConnectOptions options, string id, ExternalProvider provider)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = provider.Authority!.ToString();
        // A provider on this machine, for trials, has no certificate.
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = CallbackPath + id;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in new[] { "email", "email_verified", "name", "given_name", "family_name", "usual_name" })
            options.ClaimActions.MapUniqueJsonKey(claim, claim);
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        // The person leaves from French or English pages, and comes back to one address.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.Path = "/";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            var request = context.Request;
            var root = request.PathBase.Value is { } path && path.EndsWith("/en", StringComparison.Ordinal) ? path[..^3] : request.PathBase.Value;
            context.ProtocolMessage.RedirectUri = $"{request.Scheme}://{request.Host}{root}{options.CallbackPath}";
            context.ProtocolMessage.UiLocales = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            context.ProtocolMessage.AcrValues = provider.AcrValues;
            return Task.CompletedTask;
        };
        options.Events.OnAccessDenied = context =>
        {
            GoBack(context.HttpContext, context.Properties, "stopped");
            context.HandleResponse();
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            GoBack(context.HttpContext, context.Properties, "failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    // To the sign-in page in the language the person left from.
    private static void GoBack(HttpContext http, AuthenticationProperties? properties, string after)
    {
        var from = properties?.RedirectUri ?? "";
        var root = from.IndexOf("/compte/", StringComparison.Ordinal) is >= 0 and var end ? from[..end] : http.Request.PathBase.Value;
        http.Response.Redirect($"{root}/compte/connexion?After={after}");
    }
}
