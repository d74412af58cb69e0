using System.Text.RegularExpressions;
using Community.Cms.Data;
using Community.Testing;
using Microsoft.EntityFrameworkCore;

namespace Community.Members.Tests;

/// <summary>Mails as they wait in the outbox.</summary>
internal static class Mails
{
    public static Task<List<(string To, string Subject, string Text, string? Stop)>> ToAsync(CommunityHost host, string address) => host.DataAsync(async db =>
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"To\", \"Subject\", \"Text\", \"StopUrl\" FROM \"Mails\" WHERE \"To\" = $to ORDER BY \"Id\"";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$to", address);
        command.Parameters.Add(parameter);
        List<(string, string, string, string?)> mails = [];
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            mails.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        return mails;
    });

    /// <summary>The code in the latest mail whose link leads to a page.</summary>
    public static async Task<string> CodeAsync(CommunityHost host, string address, string page)
    {
        var mails = await ToAsync(host, address);
        return mails.Select(mail => Regex.Match(mail.Text + " " + mail.Stop, page + @"\?code=(\w+)")).Last(match => match.Success).Groups[1].Value;
    }

    public static Task<string> AddressOfAsync(CommunityHost host, string userId) => host.DataAsync(db => db.Users.Where(user => user.Id == userId).Select(user => user.Email!).SingleAsync());
}
