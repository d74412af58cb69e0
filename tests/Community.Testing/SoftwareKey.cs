using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Testing;

/// <summary>A device that holds one passkey (Web Authentication Level 3, ES256, attestation “none”) and answers for whatever page asks it: a browser would not.</summary>
public sealed class SoftwareKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string? owner;

    /// <summary>Makes the passkey for the options of the site, asked by a page of an origin.</summary>
    public string Create(string options, string origin, string domain = "localhost")
    {
        var asked = JsonNode.Parse(options)!;
        owner = (string)asked["user"]!["id"]!;
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] authenticator = [.. Header(domain, 0x45), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)authenticator.Length, .. authenticator];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(ClientData("webauthn.create", asked, origin)), ["attestationObject"] = Text(attestation), ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers the question of the site, asked by a page of an origin.</summary>
    public string Answer(string options, string origin, string domain = "localhost")
    {
        var client = ClientData("webauthn.get", JsonNode.Parse(options)!, origin);
        var authenticator = Header(domain, 0x05);
        var signature = key.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject { ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(authenticator), ["signature"] = Text(signature), ["userHandle"] = owner });
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Text(id), ["rawId"] = Text(id), ["type"] = "public-key", ["response"] = response, ["clientExtensionResults"] = new JsonObject(), ["authenticatorAttachment"] = "platform",
    }.ToJsonString();

    private static byte[] ClientData(string type, JsonNode asked, string origin) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = (string)asked["challenge"]!, ["origin"] = origin, ["crossOrigin"] = false,
    }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    // Hash of the domain, what the device checked (1: somebody there, 4: it is the owner, 64: a new key follows), and a counter.
    private static byte[] Header(string domain, byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, 0);
        return [.. SHA256.HashData(Encoding.ASCII.GetBytes(domain)), flags, .. counter];
    }

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
