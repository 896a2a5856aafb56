using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Platform.Secrets;

/// <summary>
/// By what the database knows a key again without holding it: a keyed hash over the installation. A key file in which one character
/// has changed would otherwise find nobody and open nothing, and would be noticed too late.
/// </summary>
internal sealed class KeyCheck
{
    /// <summary>Stands for the key of the index; sealing keys count from 1.</summary>
    public const int IndexKey = 0;

    /// <summary>Id of the key.</summary>
    public required int Id { get; init; }

    public required byte[] Value { get; init; }

    /// <summary>The checks of all keys of a ring.</summary>
    public static IEnumerable<KeyCheck> Of(KeyRing ring) =>
        ring.Keys.Select(key => Of(ring.Installation, key.Id, key.Secret)).Prepend(Of(ring.Installation, IndexKey, ring.Index));

    private static KeyCheck Of(Guid installation, int id, byte[] secret) =>
        new() { Id = id, Value = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"TrainingHub key {id} of {installation:N}")) };

    internal sealed class Mapping : IEntityTypeConfiguration<KeyCheck>
    {
        public void Configure(EntityTypeBuilder<KeyCheck> builder)
        {
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Value).HasMaxLength(32);
        }
    }
}
