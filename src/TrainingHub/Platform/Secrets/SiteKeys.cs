using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Secrets;

/// <summary>One of the framework's own keys, by which forms and short notices are guarded on their way; sealed like everything else.</summary>
internal sealed class SiteKey
{
    public Guid Id { get; init; } = RowId.New();
    public required byte[] Sealed { get; init; }
    public required DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteKey>
    {
        public void Configure(EntityTypeBuilder<SiteKey> builder) => builder.Property(k => k.Sealed).HasMaxLength(8000).IsSealedAs(SealedAs.SiteKey);
    }
}

/// <summary>Keeps the framework's keys (Data Protection) in the database, so that all nodes share them and one file opens them.</summary>
internal sealed class SiteKeys(IDbContextFactory<HubData> databases, IdVault vault, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<SiteKey>().AsNoTracking().OrderBy(k => k.Id).AsEnumerable().Select(k => XElement.Parse(vault.Open(SealedAs.SiteKey, k.Id, k.Sealed)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        var id = RowId.New();
        db.Add(new SiteKey { Id = id, Sealed = vault.Seal(SealedAs.SiteKey, id, element.ToString(SaveOptions.DisableFormatting)), CreatedAt = clock.Now });
        db.SaveChanges();
    }
}
