using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrainingHub.Tests.Flows;

/// <summary>A private authority as an office runs one: no revocation list, and nobody outside knows it.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 root;

    public TestAuthority()
    {
        var request = Request("CN=某局内部证书机构", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    /// <summary>The root as an administrator installs it.</summary>
    public string Pem => root.ExportCertificatePem();

    /// <summary>A certificate for this host, by the authority.</summary>
    public X509Certificate2 For(string host)
    {
        using var own = RSA.Create(2048);
        using var made = Named(Request($"CN={host}", own), host).Create(root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = made.CopyWithPrivateKey(own);
        return Usable(whole);
    }

    /// <summary>A certificate for 127.0.0.1 that nobody but itself vouches for.</summary>
    public static X509Certificate2 Alone()
    {
        using var own = RSA.Create(2048);
        using var made = Named(Request("CN=127.0.0.1", own), "127.0.0.1").CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return Usable(made);
    }

    public void Dispose()
    {
        root.Dispose();
        key.Dispose();
    }

    private static CertificateRequest Request(string name, RSA key) => new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static CertificateRequest Named(CertificateRequest request, string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    // A server's key must come from a file-like form on every platform.
    private static X509Certificate2 Usable(X509Certificate2 made) => X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
}
