using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Ground;

/// <summary>
/// What Identity keeps for an account: the key of its authenticator app, its recovery codes, the codes used last. The value stands in
/// the row sealed and for this row alone: moved to another account's row it does not open.
/// </summary>
internal sealed class UserToken : IdentityUserToken<Guid>
{
    public Guid Id { get; init; } = RowId.New();

    public byte[] Sealed { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<UserToken>
    {
        public void Configure(EntityTypeBuilder<UserToken> builder)
        {
            builder.HasKey(t => t.Id);
            builder.Ignore(t => t.Value);
            builder.Property(t => t.LoginProvider).HasMaxLength(60);
            builder.Property(t => t.Name).HasMaxLength(60);
            builder.Property(t => t.Sealed).HasMaxLength(1000).IsSealedAs(SealedAs.SecondFactor);
            builder.HasIndex(t => new { t.UserId, t.LoginProvider, t.Name }).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(t => t.UserId);
        }
    }
}
