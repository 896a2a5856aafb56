namespace TrainingHub.Sheets;

/// <summary>The bytes of an .xls for the library that reads them, which knows of no clock.</summary>
internal sealed class TimedStream(byte[] file, ReadingTime time) : MemoryStream(file, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        time.Check();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        time.Check();
        return base.Read(buffer);
    }
}
