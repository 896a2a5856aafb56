using System.IO.Compression;

namespace TrainingHub.Papers;

/// <summary>A group that looks the same on every paper of its kind (frame, title, fixed words): packed once, then copied into each file.</summary>
internal sealed record StaticArt(byte[] Content, IReadOnlyList<PackedFont> Fonts, IReadOnlyDictionary<string, string> States)
{
    public static StaticArt Of(PdfCanvas canvas) => new(
        PdfBytes.Deflate(canvas.Content, CompressionLevel.SmallestSize),
        [.. canvas.Fonts.Select(font => font.PackSmall())],
        new Dictionary<string, string>(canvas.States));

    /// <returns>the number of the form object</returns>
    public int WriteTo(PdfFile file)
    {
        var objects = Fonts.ToDictionary(font => font.Name, font => font.WriteTo(file));
        using var entries = new PdfBytes();
        entries.Add("/Type/XObject/Subtype/Form/BBox[-1000 -1000 2000 2000]/Resources "u8);
        WriteResources(entries, Fonts.Select(font => font.Name), [], States, objects);
        if (States.Count > 0)
            entries.Add("/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>"u8);
        entries.Add("/Filter/FlateDecode"u8);
        var form = file.Reserve();
        file.Stream(form, System.Text.Encoding.ASCII.GetString(entries.Span), Content);
        return form;
    }

    /// <summary>The dictionary that says which names in a content stream stand for which objects.</summary>
    public static void WriteResources(PdfBytes bytes, IEnumerable<string> fonts, IEnumerable<string> pictures,
        IEnumerable<KeyValuePair<string, string>> states, Dictionary<string, int> objects)
    {
        bytes.Add("<<"u8);
        Named("Font", fonts);
        Named("XObject", pictures);
        bytes.Add("/ExtGState<<"u8);
        foreach (var (name, state) in states)
            bytes.Add("/"u8).Add(name).Add(state);
        bytes.Add(">>>>"u8);

        void Named(string kind, IEnumerable<string> names)
        {
            bytes.Add("/"u8).Add(kind).Add("<<"u8);
            foreach (var name in names)
                bytes.Add("/"u8).Add(name).Add(" "u8).Add(objects[name]).Add(" 0 R"u8);
            bytes.Add(">>"u8);
        }
    }
}
