using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>
/// A passkey of an account: Identity's record of it with the name its owner gave it. The row holds the public half; the private one
/// never leaves the telephone, computer or security key. A deleted row opens nothing any more; the history keeps when.
/// </summary>
internal sealed class Passkey : IVersioned, IHistoried
{
    /// <summary>So many an account may have.</summary>
    public const int Most = 10;

    public const int LongestName = 60;

    public Guid Id { get; init; } = RowId.New();
    public required Guid UserId { get; init; }

    /// <summary>Chosen by the authenticator; at most 1023 bytes.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>As COSE writes it.</summary>
    public required byte[] PublicKey { get; init; }

    public required string Name { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>The last time it opened or proved something; what was asked before then is answered no more.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <summary>The authenticator's own count of its answers; 0 where it keeps none.</summary>
    public long SignCount { get; private set; }

    /// <summary>Ways to reach the authenticator, such as <c>usb,nfc</c>; a hint for browsers.</summary>
    public string? Transports { get; init; }

    public required bool IsUserVerified { get; init; }
    public required bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; private set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }

    /// <summary>Of one answer sent twice at once the second is refused.</summary>
    public int Version { get; private set; }

    public static Passkey Of(HubUser owner, UserPasskeyInfo info, DateTime now) => new()
    {
        UserId = owner.Id,
        CredentialId = info.CredentialId,
        PublicKey = info.PublicKey,
        Name = info.Name ?? "",
        CreatedAt = now,
        SignCount = info.SignCount,
        Transports = info.Transports is { Length: > 0 } ways ? string.Join(',', ways) : null,
        IsUserVerified = info.IsUserVerified,
        IsBackupEligible = info.IsBackupEligible,
        IsBackedUp = info.IsBackedUp,
        AttestationObject = info.AttestationObject,
        ClientDataJson = info.ClientDataJson,
    };

    /// <summary>It has answered.</summary>
    public void Answered(UserPasskeyInfo info, DateTime now) => (SignCount, IsBackedUp, LastUsedAt) = (info.SignCount, info.IsBackedUp, now);

    /// <summary>As Identity reads it.</summary>
    public UserPasskeyInfo Info() =>
        new(CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports?.Split(','), IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientDataJson) { Name = Name };

    internal sealed class Mapping : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> builder)
        {
            builder.Property(p => p.CredentialId).HasMaxLength(1023);
            builder.Property(p => p.PublicKey).HasMaxLength(2000);
            builder.Property(p => p.Name).HasMaxLength(LongestName);
            builder.Property(p => p.Transports).HasMaxLength(200);
            builder.Property(p => p.AttestationObject).HasMaxLength(PasskeyAnswer.Longest);
            builder.Property(p => p.ClientDataJson).HasMaxLength(PasskeyAnswer.Longest);
            builder.HasIndex(p => p.CredentialId).IsUnique();
            builder.HasIndex(p => p.UserId);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(p => p.UserId);
        }
    }
}
