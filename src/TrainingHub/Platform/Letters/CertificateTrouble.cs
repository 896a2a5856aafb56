using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TrainingHub.Platform.Letters;

/// <summary>Why the mail server's certificate is not good enough.</summary>
internal enum CertificateTrouble
{
    None,

    /// <summary>Everything is in order, but whether it was revoked cannot be found out.</summary>
    RevocationUnknown,

    Revoked,

    /// <summary>It is not yet or no longer valid.</summary>
    OutOfDate,

    /// <summary>It is made out to another name.</summary>
    OtherName,

    /// <summary>Its authority is not among those this machine trusts.</summary>
    Untrusted,
}

internal static class CertificateTroubles
{
    private const X509ChainStatusFlags Unknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    extension(CertificateTrouble)
    {
        /// <summary>The gravest of what the check of the certificate found.</summary>
        public static CertificateTrouble Of(X509Chain? chain, SslPolicyErrors errors)
        {
            if (errors == SslPolicyErrors.None)
                return CertificateTrouble.None;
            var found = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
            return found.HasFlag(X509ChainStatusFlags.Revoked) ? CertificateTrouble.Revoked
                : (found & ~(Unknown | X509ChainStatusFlags.NotTimeValid)) != X509ChainStatusFlags.NoError ? CertificateTrouble.Untrusted
                : found.HasFlag(X509ChainStatusFlags.NotTimeValid) ? CertificateTrouble.OutOfDate
                : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateTrouble.OtherName
                : (found & Unknown) != X509ChainStatusFlags.NoError ? CertificateTrouble.RevocationUnknown
                : CertificateTrouble.Untrusted;
        }
    }
}
