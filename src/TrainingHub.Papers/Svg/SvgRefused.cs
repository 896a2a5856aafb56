using System.Globalization;

namespace TrainingHub.Papers;

/// <summary>A page uses something outside the subset the press knows: a fault of the template, never of the data.</summary>
public sealed class SvgRefused(int line, string what) : Exception(string.Create(CultureInfo.InvariantCulture, $"page template, line {line}: {what}"))
{
    public int Line => line;
}
