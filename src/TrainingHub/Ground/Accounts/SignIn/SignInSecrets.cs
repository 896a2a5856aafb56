using Microsoft.AspNetCore.WebUtilities;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Ground;

/// <summary>Seals what sign-in must be able to read again, with the installation's keys, which lie outside the database.</summary>
internal sealed class SignInSecrets(IdVault vault)
{
    public byte[] Seal(Guid factor, byte[] secret) => vault.Seal(SealedAs.SecondFactor, factor, secret);

    /// <summary>Null when it does not open, as after a move from another account's row: the account has to bind its app anew.</summary>
    public byte[]? Open(SecondFactor factor) => vault.TryOpen(SealedAs.SecondFactor, factor.Id, factor.Secret);

    /// <summary>What stands in the address of a one-time link; made when it is shown or sent, stored nowhere.</summary>
    public string TokenOf(Guid link) => WebEncoders.Base64UrlEncode(vault.Seal(SealedAs.OneTimeLink, Guid.Empty, link.ToByteArray()));

    /// <summary>The page a one-time link leads to, as a path of this site.</summary>
    public string PathOf(Guid link) => "/reset?k=" + TokenOf(link);

    /// <summary>The link a token stands for; null for anything made up.</summary>
    public Guid? LinkOf(string? token)
    {
        if (token is null or { Length: 0 or > 500 })
            return null;
        try
        {
            return vault.TryOpen(SealedAs.OneTimeLink, Guid.Empty, WebEncoders.Base64UrlDecode(token)) is { Length: 16 } id ? new Guid(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
