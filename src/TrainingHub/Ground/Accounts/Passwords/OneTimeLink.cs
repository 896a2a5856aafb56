using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

internal enum LinkPurpose
{
    /// <summary>The first password of a new account.</summary>
    Invitation,

    /// <summary>A forgotten password.</summary>
    PasswordReset,
}

/// <summary>
/// That an account was given a link to set its password, and until when. What opens is Identity's token in the address
/// (<see cref="OneTimeLinks"/>): neither this row nor a stored letter opens anything.
/// </summary>
internal sealed class OneTimeLink : IHistoried
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = RowId.New();
    public required Guid UserId { get; init; }
    public required LinkPurpose Purpose { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>An invitation for an account without a password, good for 7 days; else a reset, good for 30 minutes.</summary>
    public static OneTimeLink For(HubUser user, DateTime now)
    {
        var purpose = user.PasswordHash is null ? LinkPurpose.Invitation : LinkPurpose.PasswordReset;
        return new()
        {
            UserId = user.Id,
            Purpose = purpose,
            CreatedAt = now,
            ExpiresAt = now + (purpose == LinkPurpose.Invitation ? Longest : TimeSpan.FromMinutes(30)),
        };
    }

    public bool IsOpen(DateTime now) => now < ExpiresAt;

    internal sealed class Mapping : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> builder)
        {
            builder.HasIndex(l => l.UserId);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(l => l.UserId);
        }
    }
}
