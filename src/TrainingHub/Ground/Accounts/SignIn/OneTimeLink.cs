using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

public enum LinkPurpose
{
    /// <summary>The first password of a new account.</summary>
    Invitation,

    /// <summary>A forgotten password.</summary>
    PasswordReset,
}

/// <summary>
/// A link with which an account sets its password, once. The row holds no secret: the address is worked out from the row's id
/// and the key ring (<see cref="SignInSecrets"/>), at the moment it is shown or sent, so neither the database nor a stored letter opens anything.
/// </summary>
public sealed class OneTimeLink : IHistoried
{
    public Guid Id { get; init; } = RowId.New();
    public required Guid UserId { get; init; }
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The account's security stamp when the link was made: a password set since then makes the link worthless.</summary>
    [Secret]
    public required string Stamp { get; init; }

    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; private set; }

    /// <summary>How long a link is good: 7 days for an invitation, 30 minutes for a reset.</summary>
    public static TimeSpan GoodFor(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => TimeSpan.FromDays(7),
        LinkPurpose.PasswordReset => TimeSpan.FromMinutes(30),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    public static OneTimeLink For(HubUser user, LinkPurpose purpose, DateTime now) => new()
    {
        UserId = user.Id,
        Purpose = purpose,
        Stamp = user.SecurityStamp ?? "",
        CreatedAt = now,
        ExpiresAt = now + GoodFor(purpose),
    };

    public bool Opens(HubUser user, DateTime now) =>
        UsedAt is null && now < ExpiresAt && Stamp == user.SecurityStamp && !user.IsDisabled;

    public void Use(DateTime now) => UsedAt = now;

    internal sealed class Mapping : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> builder)
        {
            builder.Property(l => l.Stamp).HasMaxLength(64);
            builder.Property(l => l.UsedAt).IsConcurrencyToken();
            builder.HasIndex(l => l.UserId);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(l => l.UserId);
        }
    }
}
