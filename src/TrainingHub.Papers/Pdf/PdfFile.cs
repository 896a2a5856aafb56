using System.Security.Cryptography;

namespace TrainingHub.Papers;

/// <summary>The file itself: numbered objects, their table and the trailer. The file's id is a hash of its content, so that the same page is the same bytes.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly PdfBytes file = new(128 * 1024);
    private readonly List<int> places = [0];

    public PdfFile()
    {
        file.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3]).Add("\n"u8);
    }

    public void Dispose() => file.Dispose();

    /// <summary>A number for an object that will be written later.</summary>
    public int Reserve()
    {
        places.Add(0);
        return places.Count - 1;
    }

    public PdfBytes Begin(int number)
    {
        places[number] = file.Length;
        return file.Add(number).Add(" 0 obj\n"u8);
    }

    public void End() => file.Add("\nendobj\n"u8);

    /// <param name="number">the object</param>
    /// <param name="entries">what stands in its dictionary besides the length</param>
    /// <param name="data">as it goes into the file</param>
    public void Stream(int number, string entries, ReadOnlySpan<byte> data)
    {
        Begin(number).Add("<<"u8).Add(entries).Add("/Length "u8).Add(data.Length).Add(">>\nstream\n"u8).Add(data).Add("\nendstream"u8);
        End();
    }

    public byte[] Close(int catalog, int info)
    {
        var table = file.Length;
        file.Add("xref\n0 "u8).Add(places.Count).Add("\n0000000000 65535 f \n"u8);
        Span<char> line = stackalloc char[20];
        foreach (var place in places.Skip(1))
        {
            line.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n", out _);
            file.Add(line);
        }
        var id = SHA256.HashData(file.Span).AsSpan(0, 16);
        file.Add("trailer\n<</Size "u8).Add(places.Count).Add("/Root "u8).Add(catalog).Add(" 0 R/Info "u8).Add(info)
            .Add(" 0 R/ID[<"u8).AddHex(id).Add("><"u8).AddHex(id).Add(">]>>\nstartxref\n"u8).Add(table).Add("\n%%EOF\n"u8);
        return file.Span.ToArray();
    }
}
