using System.Globalization;

namespace TrainingHub.Sheets;

/// <summary>The file cannot be read; the sentence says what is wrong with it and what to do.</summary>
/// <param name="code">a stable name that begins with <c>sheet.</c></param>
/// <param name="template">the sentence in Chinese with {0}… places</param>
/// <param name="args">what goes into the places</param>
public sealed class SheetRefused(string code, string template, params object[] args)
    : Exception(string.Format(CultureInfo.InvariantCulture, template, args))
{
    public string Code => code;

    public string Template => template;

    public object[] Args => args;
}
