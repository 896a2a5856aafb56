using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Platform.Files;

/// <summary>What papers are printed with: section <c>Papers</c>.</summary>
internal sealed class PaperSettings : IValidatableObject
{
    public const string Section = "Papers";

    /// <summary>TrueType files (.ttf) with rare characters that our own fonts do not have; a paper keeps the shapes it was printed with.</summary>
    public string[] Fonts { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from path in Fonts
        let why = Papers.Fonts.WhyNot(path)
        where why is not null
        select new ValidationResult($"Papers:Fonts names {path}, which cannot be used: {why}", [nameof(Fonts)]);
}
