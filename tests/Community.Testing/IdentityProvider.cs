using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Community.Testing;

/// <summary>A provider of identities as OpenID Connect describes it: discovery, keys, codes that work once, PKCE, signed tokens.</summary>
public sealed class IdentityProvider : HttpMessageHandler
{
    /// <summary>Its address.</summary>
    public const string Authority = "https://identite.example.org";
    private readonly RSA key = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge, Dictionary<string, object> Claims)> codes = [];
    private readonly Dictionary<string, Dictionary<string, object>> tokens = [];

    /// <summary>Whether it answers at all.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>What a house has in its configuration to know this provider as « Essai ».</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Community:SignIn:Providers:essai:Name"] = "Essai", ["Community:SignIn:Providers:essai:Authority"] = Authority,
        ["Community:SignIn:Providers:essai:ClientId"] = "maison", ["Community:SignIn:Providers:essai:ClientSecret"] = "secret-de-la-maison",
        ["Community:SignIn:Providers:essai:AcrValues"] = "eidas1",
    };

    /// <summary>Lets a house ask this object instead of the network.</summary>
    public void Answer(IServiceCollection services) => services.Configure<OpenIdConnectOptions>("essai", options => options.BackchannelHttpHandler = this);

    /// <summary>Cookies of the way there live a quarter of an hour, and browsers read them with the machine's clock.</summary>
    public static void SetClock(CommunityHost house)
    {
        if (TimeProvider.System.GetUtcNow() is var now && now > house.Clock.GetUtcNow())
            house.Clock.SetUtcNow(now);
    }

    /// <summary>The person says yes to the question of an address; the answer is where the provider sends the browser back to.</summary>
    public string Approve(string question, string subject, params (string Name, object Value)[] claims)
    {
        var asked = HttpUtility.ParseQueryString(new Uri(question).Query);
        var code = Guid.NewGuid().ToString("n");
        codes[code] = (asked["nonce"]!, asked["code_challenge"]!, claims.Append(("sub", subject)).ToDictionary(claim => claim.Item1, claim => claim.Item2));
        return $"{new Uri(asked["redirect_uri"]!).PathAndQuery}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsUp)
            throw new HttpRequestException("No route.");
        return request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => Json(new
            {
                issuer = Authority, authorization_endpoint = Authority + "/authorize", token_endpoint = Authority + "/token", jwks_uri = Authority + "/jwks", userinfo_endpoint = Authority + "/userinfo",
                response_types_supported = new[] { "code" }, code_challenge_methods_supported = new[] { "S256" },
            }),
            "/jwks" => Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64UrlEncoder.Encode(key.ExportParameters(false).Modulus), e = Base64UrlEncoder.Encode(key.ExportParameters(false).Exponent) } } }),
            "/token" => Token(HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken))),
            "/userinfo" => Json(tokens[request.Headers.Authorization!.Parameter!]),
            _ => new(HttpStatusCode.NotFound),
        };
    }

    private HttpResponseMessage Token(System.Collections.Specialized.NameValueCollection form)
    {
        if (form["client_secret"] != "secret-de-la-maison" || !codes.Remove(form["code"]!, out var code)
            || Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"] ?? ""))) != code.Challenge)
            return new(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new { error = "invalid_grant" }) };
        var access = Guid.NewGuid().ToString("n");
        tokens[access] = code.Claims;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority, Audience = "maison", Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            Subject = new ClaimsIdentity([new("sub", (string)code.Claims["sub"]), new("nonce", code.Nonce)]),
            SigningCredentials = new(new RsaSecurityKey(key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
        return Json(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private static HttpResponseMessage Json(object content) => new(HttpStatusCode.OK) { Content = JsonContent.Create(content, options: JsonSerializerOptions.Default) };

    protected override void Dispose(bool disposing)
    {
        key.Dispose();
        base.Dispose(disposing);
    }
}
