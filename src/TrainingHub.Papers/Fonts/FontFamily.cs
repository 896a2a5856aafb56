using System.Text;

namespace TrainingHub.Papers;

/// <summary>A face and those that stand in for it, in the order they are asked.</summary>
internal sealed class FontFamily(IReadOnlyList<Lazy<FontFace?>> chain)
{
    /// <summary>
    /// Which face prints which character. The first face that has the whole text prints all of it, because a name half in one
    /// hand and half in another looks forged; only when none has all is it settled character by character.
    /// </summary>
    /// <returns>false with the characters nobody has, when there are such</returns>
    public bool Resolve(string text, List<Placed> placed, List<Rune> missing)
    {
        var whole = chain.FirstOrDefault(face => face.Value is { } f && PrintsAll(f, text))?.Value;
        var complete = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var face = whole ?? First(rune);
            if (face is null)
            {
                complete = false;
                if (!missing.Contains(rune))
                    missing.Add(rune);
            }
            else
                placed.Add(new Placed(face, face.Glyph(rune.Value), rune));
        }
        return complete;
    }

    private FontFace? First(Rune rune) =>
        rune == Rune.ReplacementChar ? null : chain.Select(face => face.Value).FirstOrDefault(face => face?.Prints(rune) == true);

    private static bool PrintsAll(FontFace face, string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar || !face.Prints(rune))
                return false;
        return true;
    }
}

/// <summary>A character, the face that prints it and its glyph there.</summary>
internal readonly record struct Placed(FontFace Face, ushort Glyph, Rune Rune)
{
    /// <summary>Width in em.</summary>
    public double Width => (double)Face.Advance(Glyph) / Face.UnitsPerEm;
}
