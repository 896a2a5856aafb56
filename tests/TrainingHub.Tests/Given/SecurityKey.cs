using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace TrainingHub.Tests;

/// <summary>An authenticator of WebAuthn: one key (ES256) for one account at one site, always unlocked by its owner. It answers as browsers hand the answers on.</summary>
internal sealed class SecurityKey(string origin = SecurityKey.Here)
{
    public const string Here = "http://localhost";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string owner = "";

    /// <summary>How often it has answered.</summary>
    public uint Count { get; set; }

    /// <summary>Makes its key for the account that the site names, and says so.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        owner = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        // COSE: kind EC2, algorithm ES256, curve P-256, x, y.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, 0x45), .. new byte[16], 0, 32, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new() { ["clientDataJSON"] = Text(Client("webauthn.create", asked)), ["attestationObject"] = Text(attestation), ["transports"] = new[] { "internal" } });
    }

    /// <summary>Signs what the site asks.</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        Count++;
        var (client, data) = (Client("webauthn.get", asked), Data(asked.RootElement.GetProperty("rpId").GetString()!, 0x05));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new() { ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = owner });
    }

    private byte[] Data(string site, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, .. count];
    }

    private byte[] Client(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private string Answer(Dictionary<string, object> response) =>
        JsonSerializer.Serialize(new { id = Text(id), rawId = Text(id), type = "public-key", clientExtensionResults = new { }, response });

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
