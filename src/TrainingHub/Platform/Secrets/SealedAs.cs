using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Secrets;

/// <summary>
/// What kind of thing is sealed. It is bound into the sealed bytes together with the row's id, so that a value moved to another
/// column does not open. The numbers stand in sealed rows: a number once used is never given to something else.
/// </summary>
internal enum SealedAs : byte
{
    None = 0,
    IdentityNumber = 1,
    RosterRow = 2,
    StoredFile = 3,
    CertificateSnapshot = 4,
    SecondFactor = 5,
    SiteKey = 7,
}

internal static class SealedMapping
{
    extension<T>(PropertyBuilder<T> property)
    {
        /// <summary>Sealed by the vault for the row's id; in an append-only table the one change allowed is the same under a later key.</summary>
        public PropertyBuilder<T> IsSealedAs(SealedAs kind) => property.HasAnnotation(ColumnMarks.Sealed, (int)kind);
    }
}
