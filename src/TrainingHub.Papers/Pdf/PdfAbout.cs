using System.Globalization;
using System.Security;

namespace TrainingHub.Papers;

/// <summary>What the file says of itself, twice and alike: in the old dictionary and in XMP, which PDF/A asks for.</summary>
internal static class PdfAbout
{
    private const string Maker = "TrainingHub";

    public static void WriteInfo(PdfFile file, int number, PaperInfo info)
    {
        var date = info.Created.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z";
        file.Begin(number).Add("<</Title"u8).AddText(info.Title).Add("/Author"u8).AddText(info.Author).Add("/Subject"u8).AddText(info.Subject)
            .Add("/Creator("u8).Add(Maker).Add(")/Producer("u8).Add(Maker).Add(")/CreationDate(D:"u8).Add(date).Add(")/ModDate(D:"u8).Add(date).Add(")>>"u8);
        file.End();
    }

    public static string Xmp(PaperInfo info)
    {
        var date = info.Created.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "Z";
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{Escape(info.Language)}</rdf:li></rdf:Bag></dc:language>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(info.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(info.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(info.Subject)}</rdf:li></rdf:Alt></dc:description>
            <xmp:CreatorTool>{Maker}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{Maker}</pdf:Producer>
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
