using System.IO.Compression;
using System.Text;
using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>The zip around an .xlsx: refused by what it declares, read no further than it declared.</summary>
internal sealed class XlsxPackage
{
    private const long Small = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly string[] EmbeddedFolders = ["xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "customui/"];
    private static readonly string[] ExternalParts = ["xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/webextensions/"];

    // What hangs on pictures and prints; never opened, so not counted.
    private static readonly string[] PassedOver = ["xl/media/", "xl/drawings/", "xl/printersettings/", "xl/richdata/", "xl/comments", "xl/threadedcomments/", "xl/worksheets/_rels/", "xl/theme/", "customxml/", "docprops/"];
    private static readonly string[] PictureEndings = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".webp", ".svg", ".wdp"];

    private readonly SheetLimits limits;
    private readonly ReadingTime time;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    public XlsxPackage(byte[] file, SheetLimits limits, ReadingTime time)
    {
        this.limits = limits;
        this.time = time;
        // Lives as long as its sheets are read and holds nothing but the bytes.
        Check(new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read));
    }

    /// <summary>Pictures among the parts.</summary>
    public int Pictures { get; private set; }

    public bool Has(string path) => parts.ContainsKey(path);

    /// <summary>The part as XML without DTD; null when there is no such part.</summary>
    public XmlReader? Open(string path) => parts.TryGetValue(path, out var entry)
        ? XmlReader.Create(new BoundedMarkup(new StreamReader(new Counted(entry.Open(), this, entry.Length), Utf8), limits, time), new XmlReaderSettings
        {
            NameTable = new BoundedNames(limits),
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        })
        : null;

    private void Check(ZipArchive zip)
    {
        if (zip.Entries.Count > limits.MaxPictures)
            throw SheetFaults.TooManyParts(zip.Entries.Count, limits.MaxPictures);
        var counted = 0;
        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            declared += entry.Length;
            var isBomb = entry.Length < 0 || declared > limits.MaxUnpacked
                || entry.Length > Small && entry.Length > entry.CompressedLength * limits.MaxRatio;
            if (isBomb)
                throw SheetFaults.Bomb();

            var path = entry.FullName.Replace('\\', '/').ToLowerInvariant();
            if (path.Contains("vbaproject", StringComparison.Ordinal) || path.StartsWith("xl/macrosheets/", StringComparison.Ordinal))
                throw SheetFaults.Macro();
            if (ExternalParts.Any(p => path.StartsWith(p, StringComparison.Ordinal)))
                throw SheetFaults.External();
            if (EmbeddedFolders.Any(p => path.StartsWith(p, StringComparison.Ordinal)))
                throw SheetFaults.Embedded();
            // Two parts of one name: which of them a program reads is anybody's guess.
            if (!parts.TryAdd(path, entry))
                throw SheetFaults.Damaged();
            if (path.StartsWith("xl/media/", StringComparison.Ordinal) || PictureEndings.Any(e => path.EndsWith(e, StringComparison.Ordinal)))
                Pictures++;
            else if (!PassedOver.Any(p => path.StartsWith(p, StringComparison.Ordinal)))
                counted++;
        }
        if (counted > limits.MaxEntries)
            throw SheetFaults.TooManyParts(counted, limits.MaxEntries);
    }

    /// <summary>Counts what really comes out and compares it with what the entry declared.</summary>
    private sealed class Counted(Stream inner, XlsxPackage package, long declared) : Stream
    {
        private long read;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            read += got;
            package.unpacked += got;
            var isWrong = read > declared || package.unpacked > 2 * package.limits.MaxUnpacked || got == 0 && buffer.Length > 0 && read != declared;
            return isWrong ? throw SheetFaults.Bomb() : got;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => declared;
        public override long Position { get => read; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
