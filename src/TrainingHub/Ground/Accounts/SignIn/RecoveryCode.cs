using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Ground;

/// <summary>A code on paper for the day the phone is lost. 80 random bits, so a plain hash keeps it; it serves once.</summary>
public sealed class RecoveryCode
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public Guid Id { get; init; } = RowId.New();
    public required Guid UserId { get; init; }
    public required byte[] CodeHash { get; init; }
    public DateTime? UsedAt { get; private set; }

    public void Use(DateTime now) => UsedAt = now;

    /// <summary>Ten new ones; the words are shown once and never again.</summary>
    public static List<(RecoveryCode Row, string Words)> NewSet(Guid userId) => [.. Enumerable.Range(0, 10).Select(_ =>
    {
        var text = RandomNumberGenerator.GetString(Letters, 16);
        var row = new RecoveryCode { UserId = userId, CodeHash = HashOf(text) };
        return (row, string.Join('-', text.Chunk(4).Select(g => new string(g))));
    })];

    /// <summary>Hyphens, spaces and small letters do not matter.</summary>
    public static byte[] HashOf(string typed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant()));

    internal sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.Property(c => c.CodeHash).HasMaxLength(32);
            builder.Property(c => c.UsedAt).IsConcurrencyToken();
            builder.HasIndex(c => new { c.UserId, c.CodeHash }).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(c => c.UserId);
        }
    }
}
