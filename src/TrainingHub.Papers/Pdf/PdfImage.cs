namespace TrainingHub.Papers;

/// <summary>A JPEG photo, taken into the file byte for byte.</summary>
internal sealed record PdfImage(int Width, int Height, bool Grey, byte[] Data)
{
    private const string Prefix = "data:image/jpeg;base64,";
    private const int LargestBytes = 4 << 20, LargestSide = 6000;

    /// <exception cref="FormatException">anything but a baseline or progressive JPEG of a sensible size in grey or colour</exception>
    public static PdfImage FromHref(string href)
    {
        if (!href.StartsWith(Prefix, StringComparison.Ordinal))
            throw new FormatException("an image must be a data:image/jpeg;base64 address");
        return Read(Convert.FromBase64String(href[Prefix.Length..]));
    }

    public static PdfImage Read(byte[] jpeg)
    {
        if (jpeg.Length is < 4 or > LargestBytes || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
            throw new FormatException("not a JPEG image of at most 4 MB");
        for (var at = 2; at + 10 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            // every start of frame (C0-CF) but the three markers that are none
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                int height = jpeg[at + 5] << 8 | jpeg[at + 6], width = jpeg[at + 7] << 8 | jpeg[at + 8], parts = jpeg[at + 9];
                if (width is 0 or > LargestSide || height is 0 or > LargestSide || jpeg[at + 4] != 8)
                    throw new FormatException("the JPEG's size or depth is out of bounds");
                if (parts is not (1 or 3))
                    throw new FormatException("the JPEG must be in grey or RGB colours");
                return new PdfImage(width, height, parts == 1, jpeg);
            }
            at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        }
        throw new FormatException("the JPEG is damaged: no picture begins in it");
    }

    public int WriteTo(PdfFile pdf)
    {
        var image = pdf.Reserve();
        pdf.Stream(image, $"/Type/XObject/Subtype/Image/Width {Width}/Height {Height}/ColorSpace/{(Grey ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent 8/Filter/DCTDecode", Data);
        return image;
    }
}
