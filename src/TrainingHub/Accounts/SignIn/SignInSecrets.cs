using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace TrainingHub.Accounts;

/// <summary>Encrypts what sign-in must be able to read again, with keys that lie outside the database.</summary>
internal sealed class SignInSecrets(IDataProtectionProvider keys)
{
    private readonly IDataProtector _factors = keys.CreateProtector("second-factor");
    private readonly IDataProtector _links = keys.CreateProtector("one-time-link");

    public byte[] Seal(byte[] secret) => _factors.Protect(secret);

    /// <summary>Null when the keys are gone: the account has to bind its app anew.</summary>
    public byte[]? Open(byte[] sealedSecret) => Open(_factors, sealedSecret);

    /// <summary>What stands in the address of a one-time link; made when it is shown or sent, stored nowhere.</summary>
    public string TokenOf(Guid link) => WebEncoders.Base64UrlEncode(_links.Protect(link.ToByteArray()));

    /// <summary>The page a one-time link leads to, as a path of this site.</summary>
    public string PathOf(Guid link) => "/reset?k=" + TokenOf(link);

    /// <summary>The link a token stands for; null for anything made up.</summary>
    public Guid? LinkOf(string? token)
    {
        if (token is null or { Length: 0 or > 500 })
            return null;
        try
        {
            return Open(_links, WebEncoders.Base64UrlDecode(token)) is { Length: 16 } id ? new Guid(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? Open(IDataProtector with, byte[] bytes)
    {
        try
        {
            return with.Unprotect(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
