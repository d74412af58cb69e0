using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Sessions;

/// <summary>
/// With what, and from where, somebody signed in, as far as the request itself tells: enough to recognise one's own phone, too little to follow anybody. No
/// service is asked.
/// </summary>
internal static class Whereabouts
{
    /// <summary>What stands for addresses of one's own machine or network.</summary>
    public const string Local = "local";

    // The first that fits: most programs also claim to be others.
    private static readonly (string Sign, string Name)[] Programs =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Program and system named by a <c>User-Agent</c>, e.g. <c>Firefox, Windows</c>; empty when it names none.</summary>
    public static string Device(string? userAgent) =>
        string.Join(", ", new[] { Find(Programs, userAgent), Find(Systems, userAgent) }.OfType<string>());

    /// <summary>The half of a network address that names a provider and perhaps a region; the half that names a household is dropped.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || IsPrivate(address, bytes))
            return Local;
        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes[0]:x2}{bytes[1]:x2}:{bytes[2]:x2}{bytes[3]:x2}");
    }

    /// <summary>A session's place in words.</summary>
    public static string Words(string network, IStringLocalizer T) => network switch
    {
        "" => T["unknown place"],
        Local => T["this network"],
        _ => T["network {0}…", network],
    };

    private static bool IsPrivate(IPAddress address, byte[] bytes) => address.AddressFamily == AddressFamily.InterNetwork
        && (bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254));

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : known.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
