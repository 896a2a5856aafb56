using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Ground;

/// <summary>The authenticator app of an account. The secret is encrypted; each code serves once.</summary>
public sealed class SecondFactor : IHistoried
{
    public Guid Id { get; init; } = RowId.New();

    /// <summary>The account; one app for each.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The shared secret, encrypted with the key ring.</summary>
    public required byte[] Secret { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Set when the first code was typed back; until then it asks for nothing.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>The 30-second step of the last code that was taken.</summary>
    public long LastStep { get; private set; }

    public void Use(long step) => LastStep = step;

    public void Confirm(DateTime now, long step) => (ConfirmedAt, LastStep) = (now, step);

    internal sealed class Mapping : IEntityTypeConfiguration<SecondFactor>
    {
        public void Configure(EntityTypeBuilder<SecondFactor> builder)
        {
            builder.Property(f => f.Secret).HasMaxLength(200).IsSealedAs(SealedAs.SecondFactor);
            builder.Property(f => f.LastStep).IsConcurrencyToken();
            builder.HasIndex(f => f.UserId).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(f => f.UserId);
        }
    }
}
