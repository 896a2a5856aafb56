using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>A small ICC v2 profile of sRGB, worked out from the published primaries and curve (IEC 61966-2-1), so that no foreign file is needed.</summary>
internal static class SrgbProfile
{
    public static byte[] Packed { get; } = PdfBytes.Deflate(Make(), CompressionLevel.SmallestSize);

    private static byte[] Make()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")), ("cprt", [.. "text\0\0\0\0public domain\0"u8]), ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.4360, 0.2225, 0.0139)), ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)), ("bXYZ", Xyz(0.1431, 0.0606, 0.7139)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var size = 132 + 12 * tags.Length;
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        foreach (var (_, data) in tags)
            if (places.TryAdd(data, size)) size += Sfnt.Padded(data.Length);
        var profile = new byte[size];
        Put(0, size);
        Put(8, 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        Put(24, 2025 << 16 | 1);
        Put(28, 1 << 16);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        Put(68, 0xF6D6);
        Put(72, 0x10000);
        Put(76, 0xD32D);
        Put(128, tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            Encoding.ASCII.GetBytes(tags[i].Tag, profile.AsSpan(132 + 12 * i));
            Put(136 + 12 * i, places[tags[i].Data]);
            Put(140 + 12 * i, tags[i].Data.Length);
        }
        foreach (var (data, at) in places) data.CopyTo(profile, at);
        return profile;

        void Put(int at, int value) => BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(at), value);
    }

    private static byte[] Description(string name)
    {
        var data = new byte[106];
        "desc"u8.CopyTo(data);
        data[11] = (byte)(name.Length + 1);
        Encoding.ASCII.GetBytes(name, data.AsSpan(12));
        return data;
    }

    private static byte[] Xyz(params ReadOnlySpan<double> values)
    {
        var data = new byte[20];
        "XYZ "u8.CopyTo(data);
        for (var i = 0; i < 3; i++) BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8 + 4 * i), (int)Math.Round(values[i] * 65536));
        return data;
    }

    private static byte[] Curve()
    {
        const int points = 1024;
        var data = new byte[12 + 2 * points];
        "curv"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), points);
        for (var i = 0; i < points; i++)
        {
            var v = i / (points - 1.0);
            var linear = v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + 2 * i), (ushort)Math.Round(linear * 65535));
        }
        return data;
    }
}
