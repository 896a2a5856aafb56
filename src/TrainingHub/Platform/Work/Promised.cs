namespace TrainingHub.Platform.Work;

/// <summary>Names of steps that are promised by a folder to the left of the one they stand in.</summary>
internal static class Promised
{
    /// <summary>Assemble the claim batch of a class; promised when its certificates are issued.</summary>
    public const string AssembleClaims = "claims.assemble";

    /// <summary>Take the claim of a certificate out of its batch; promised when the certificate is revoked.</summary>
    public const string FollowRevocation = "claims.revoked";
}
