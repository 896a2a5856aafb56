using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>An account with which somebody signs in. What it may do stands in its <see cref="Membership"/> rows.</summary>
internal sealed class HubUser : IdentityUser<Guid>, IVersioned, IHistoried
{
    /// <summary>The name shown to others and kept in the history.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The person behind the account. A second account of the same person carries the same value, so that maker and checker differ by person.</summary>
    public Guid PersonId { get; init; } = RowId.New();

    public DateTime? DisabledAt { get; private set; }

    /// <summary>Every act on the account or its roles touches it: of two at once, the second is told.</summary>
    public int Version { get; private set; }

    public bool IsDisabled => DisabledAt is not null;

    /// <summary>A new account without a password: the person sets it through a one-time link.</summary>
    public static HubUser New(string userName, string displayName, string? email, Guid? personId = null)
    {
        var name = userName.Trim();
        return new()
        {
            Id = RowId.New(),
            UserName = name,
            NormalizedUserName = Normalized(name),
            DisplayName = displayName.Trim(),
            Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            PersonId = personId ?? RowId.New(),
        };
    }

    /// <summary>How names are compared: canonical and in capitals. Empty, and so nobody's, for what cannot be a name at all.</summary>
    public static string Normalized(string name) =>
        TypedText.Code(name) is { Length: <= 200 } code && !code.Any(char.IsControl) ? code : "";

    public void Disable(DateTime now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;

    /// <summary>Identity's columns that are used, and ours.</summary>
    internal sealed class Mapping : IEntityTypeConfiguration<HubUser>
    {
        public void Configure(EntityTypeBuilder<HubUser> builder)
        {
            builder.ToTable("users");
            builder.Property(u => u.UserName).HasMaxLength(200);
            builder.Property(u => u.NormalizedUserName).HasMaxLength(200);
            builder.HasIndex(u => u.NormalizedUserName).IsUnique();
            builder.Property(u => u.Email).HasMaxLength(254).IsSecret();
            builder.Property(u => u.PasswordHash).HasMaxLength(256).IsSecret();
            builder.Property(u => u.SecurityStamp).HasMaxLength(64).IsSecret();
            builder.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            builder.Property(u => u.DisplayName).HasMaxLength(60);
            builder.HasIndex(u => u.PersonId);
            // One way to lock an account (DisabledAt), one address, no telephone.
            builder.Ignore(u => u.NormalizedEmail).Ignore(u => u.EmailConfirmed).Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
            builder.Ignore(u => u.LockoutEnd).Ignore(u => u.LockoutEnabled).Ignore(u => u.AccessFailedCount);
        }
    }
}

/// <summary>Names are compared by one rule, wherever Identity compares them.</summary>
internal sealed class NamesAlike : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : HubUser.Normalized(name);

    public string? NormalizeEmail(string? email) => email;
}
