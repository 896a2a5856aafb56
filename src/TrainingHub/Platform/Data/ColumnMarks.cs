using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrainingHub.Platform.Data;

/// <summary>What a mapping may say of a column beyond EF's own words.</summary>
internal static class ColumnMarks
{
    public const string Filled = "Hub:FilledLater";
    public const string Secret = "Hub:Secret";
    public const string Sealed = "Hub:Sealed";

    public const string Counted = "Hub:Counted";

    extension<T>(PropertyBuilder<T> property)
    {
        /// <summary>In an append-only table: empty at first, filled exactly once; the database refuses any other change.</summary>
        public PropertyBuilder<T> FilledLater() => property.HasAnnotation(Filled, true);

        /// <summary>Kept only to be read quickly: worked out from other rows, whose history tells it.</summary>
        public PropertyBuilder<T> IsCounted() => property.HasAnnotation(Counted, true);

        /// <summary>As <see cref="History.SecretAttribute"/>, for properties of the framework's classes.</summary>
        public PropertyBuilder<T> IsSecret() => property.HasAnnotation(Secret, true);
    }
}
