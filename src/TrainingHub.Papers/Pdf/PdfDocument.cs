using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>A document being drawn: its pages and what they share. Used once, by one thread.</summary>
/// <param name="statics">static groups packed earlier in this process, by key</param>
internal sealed class PdfDocument(ConcurrentDictionary<string, StaticArt> statics)
{
    private const double PointsPerMillimetre = 72 / 25.4;

    // PDF/A asks the file to say which colours its numbers mean.
    private static readonly byte[] Srgb = Profile("sRGB.icc");

    private readonly List<Page> pages = [];
    private readonly Dictionary<FontFace, PdfFont> fonts = [];
    private readonly Dictionary<string, (string Name, PdfImage Image)> images = [];
    private readonly Dictionary<string, (string Name, StaticArt Art)> used = [];

    private sealed record Page(double Width, double Height, byte[] Content, PdfCanvas Uses);

    public PdfCanvas BeginPage(double height)
    {
        var canvas = new PdfCanvas(FontOf);
        canvas.Transform(new Matrix(PointsPerMillimetre, 0, 0, -PointsPerMillimetre, 0, height * PointsPerMillimetre));
        return canvas;
    }

    public void EndPage(PdfCanvas canvas, double width, double height)
    {
        pages.Add(new Page(width * PointsPerMillimetre, height * PointsPerMillimetre, PdfBytes.Deflate(canvas.Content, CompressionLevel.Optimal), canvas));
        canvas.Dispose();
    }

    /// <summary>A canvas for a static group, with fonts of its own.</summary>
    public static PdfCanvas BeginStatic()
    {
        var own = new Dictionary<FontFace, PdfFont>();
        return new PdfCanvas(face => Named(own, face));
    }

    public void EndStatic(string key, PdfCanvas canvas)
    {
        statics.TryAdd(key, StaticArt.Of(canvas));
        canvas.Dispose();
    }

    /// <summary>Draws the group if it is packed already.</summary>
    public bool DrawStatic(string key, PdfCanvas canvas)
    {
        if (!statics.TryGetValue(key, out var art))
            return false;
        if (!used.TryGetValue(key, out var form))
            used[key] = form = ($"S{used.Count + 1}", art);
        canvas.Form(form.Name);
        return true;
    }

    public void DrawImage(PdfCanvas canvas, string href, double x, double y, double width, double height)
    {
        if (!images.TryGetValue(href, out var image))
            images[href] = image = ($"I{images.Count + 1}", PdfImage.FromHref(href));
        canvas.Image(image.Name, x, y, width, height);
    }

    public byte[] Finish(PaperInfo info)
    {
        using var file = new PdfFile();
        int profile = file.Reserve(), intent = file.Reserve(), about = file.Reserve(), xmp = file.Reserve(), tree = file.Reserve(), catalog = file.Reserve();
        file.Stream(profile, "/N 3", Srgb);
        file.Begin(intent).Add("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8).Add(profile).Add(" 0 R>>"u8);
        file.End();
        var objects = new Dictionary<string, int>();
        foreach (var font in fonts.Values)
            objects[font.Name] = font.Pack().WriteTo(file);
        foreach (var (name, image) in images.Values)
            objects[name] = image.WriteTo(file);
        foreach (var (name, art) in used.Values)
            objects[name] = art.WriteTo(file);

        var numbers = new List<int>();
        foreach (var page in pages)
            numbers.Add(Write(file, page, tree, objects));
        var kids = file.Begin(tree).Add("<</Type/Pages/Count "u8).Add(numbers.Count).Add("/Kids["u8);
        foreach (var number in numbers)
            kids.Add(number).Add(" 0 R "u8);
        kids.Add("]>>"u8);
        file.End();
        PdfAbout.WriteInfo(file, about, info);
        file.Stream(xmp, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(PdfAbout.Xmp(info)));
        file.Begin(catalog).Add("<</Type/Catalog/Pages "u8).Add(tree).Add(" 0 R/Metadata "u8).Add(xmp).Add(" 0 R/OutputIntents["u8).Add(intent)
            .Add(" 0 R]/ViewerPreferences<</DisplayDocTitle true>>/Lang("u8).Add(info.Language).Add(")>>"u8);
        file.End();
        return file.Close(catalog, about);
    }

    private static int Write(PdfFile file, Page page, int tree, Dictionary<string, int> objects)
    {
        int number = file.Reserve(), content = file.Reserve();
        file.Stream(content, "/Filter/FlateDecode", page.Content);
        var bytes = file.Begin(number).Add("<</Type/Page/Parent "u8).Add(tree).Add(" 0 R/MediaBox[0 0 "u8).Add(page.Width).Add(page.Height)
            .Add("]/Contents "u8).Add(content).Add(" 0 R/Resources "u8);
        StaticArt.WriteResources(bytes, page.Uses.Fonts.Select(f => f.Name), page.Uses.Pictures, page.Uses.States, objects);
        if (page.Uses.States.Count > 0)
            bytes.Add("/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>"u8);
        bytes.Add(">>"u8);
        file.End();
        return number;
    }

    private static byte[] Profile(string name)
    {
        using var resource = typeof(PdfDocument).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not inside the program");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private PdfFont FontOf(FontFace face) => Named(fonts, face);

    private static PdfFont Named(Dictionary<FontFace, PdfFont> known, FontFace face)
    {
        if (!known.TryGetValue(face, out var font))
            known[face] = font = new PdfFont(face, $"F{known.Count + 1}");
        return font;
    }
}
