using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>An account with which somebody signs in. What it may do stands in its <see cref="Membership"/> rows.</summary>
public sealed class HubUser : IdentityUser<Guid>, IHistoried
{
    /// <summary>The name shown to others and kept in the history.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The person behind the account. A second account of the same person carries the same value, so that maker and checker differ by person.</summary>
    public Guid PersonId { get; init; } = RowId.New();

    public DateTime? DisabledAt { get; private set; }

    public bool IsDisabled => DisabledAt is not null;

    /// <summary>A new account without a password: the person sets it through a one-time link.</summary>
    public static HubUser New(string userName, string displayName, string? email, Guid? personId = null)
    {
        var name = userName.Trim();
        var mail = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        return new()
        {
            Id = RowId.New(),
            UserName = name,
            NormalizedUserName = Normalized(name),
            DisplayName = displayName.Trim(),
            Email = mail,
            NormalizedEmail = mail is null ? null : Normalized(mail),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            PersonId = personId ?? RowId.New(),
        };
    }

    /// <summary>How names are compared: canonical and in capitals. Empty, and so nobody's, for what cannot be a name at all.</summary>
    public static string Normalized(string name) =>
        TypedText.Code(name) is { Length: <= 200 } code && !code.Any(char.IsControl) ? code : "";

    public void Disable(DateTime now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;

    /// <summary>A new password makes every one-time link given out before worthless.</summary>
    public void SetPasswordHash(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<HubUser>
    {
        public void Configure(EntityTypeBuilder<HubUser> builder)
        {
            builder.ToTable("users");
            builder.Property(u => u.DisplayName).HasMaxLength(60);
            foreach (var text in (string[])[nameof(UserName), nameof(NormalizedUserName), nameof(Email), nameof(NormalizedEmail), nameof(PasswordHash), nameof(SecurityStamp), nameof(ConcurrencyStamp), nameof(PhoneNumber)])
                builder.Property(text).HasMaxLength(256);
            builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
            builder.HasIndex(u => u.NormalizedUserName).IsUnique();
            builder.HasIndex(u => u.NormalizedEmail);
            builder.HasIndex(u => u.PersonId);
        }
    }
}
