using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Accounts;

/// <summary>An account with which somebody signs in.</summary>
public sealed class HubUser : IdentityUser<Guid>
{
    /// <summary>The name shown to others and kept in the history.</summary>
    public required string DisplayName { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HubUser>
    {
        public void Configure(EntityTypeBuilder<HubUser> builder)
        {
            builder.ToTable("users");
            builder.Property(u => u.DisplayName).HasMaxLength(60);
        }
    }
}
