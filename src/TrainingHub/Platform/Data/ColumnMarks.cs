using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Platform.Data;

/// <summary>What a mapping may say of a column beyond EF's own words.</summary>
internal static class ColumnMarks
{
    public const string Filled = "Hub:FilledLater";
    public const string Secret = "Hub:Secret";
    public const string Sealed = "Hub:Sealed";

    extension<T>(PropertyBuilder<T> property)
    {
        /// <summary>In an append-only table: empty at first, filled exactly once; the database refuses any other change.</summary>
        public PropertyBuilder<T> FilledLater() => property.HasAnnotation(Filled, true);

        /// <summary>As <see cref="History.SecretAttribute"/>, for properties of the framework's classes.</summary>
        public PropertyBuilder<T> IsSecret() => property.HasAnnotation(Secret, true);

        /// <summary>Sealed by the vault for the row's id; in an append-only table the one change allowed is the same under a later key.</summary>
        internal PropertyBuilder<T> IsSealedAs(SealedAs kind) => property.HasAnnotation(Sealed, (int)kind);
    }
}
