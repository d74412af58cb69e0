using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Cms.Accounts.Mails;

/// <summary>Paths of the pages that a mail opens, with the code that makes them work once.</summary>
internal static class AccountLinks
{
    public static string Confirmation(string userId, string token, string? returnUrl) =>
        "/compte/confirmation" + Query(userId, token, returnUrl);

    public static string NewPassword(string userId, string token) => "/compte/nouveau-mot-de-passe" + Query(userId, token, null);

    public static string NewEmail(string userId, string token) => "/compte/adresse/confirmation" + Query(userId, token, null);

    /// <summary>The token of a code from an address; null when it never was one.</summary>
    public static string? TokenOf(string? code)
    {
        try
        {
            return string.IsNullOrEmpty(code) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Query(string userId, string token, string? returnUrl)
    {
        var query = new QueryBuilder { { "id", userId }, { "code", WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token)) } };
        if (returnUrl is not null)
            query.Add("returnUrl", returnUrl);
        return query.ToString();
    }
}
