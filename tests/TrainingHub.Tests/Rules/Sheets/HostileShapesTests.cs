using TrainingHub.Sheets;

namespace TrainingHub.Tests.Rules;

/// <summary>Small files of shapes that would cost a reader gigabytes or minutes: each is refused, and what the refusal took is counted.</summary>
public sealed class HostileShapesTests
{
    /// <summary>Bytes that a refusal may take beside the file itself.</summary>
    private const long Room = 100 << 20;

    public static TheoryData<string, string> Shapes => [.. HostileShapes.All];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_small_file_stays_small(string shape, string code)
    {
        var (file, name) = HostileShapes.Made(shape);
        Assert.True(file.Length <= SheetLimits.Upload.MaxBytes, $"{file.Length} bytes");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var said = "";
        try
        {
            // Not the time of a busy machine is asked about here, but the shape.
            foreach (var sheet in SheetReader.Open(file, name, SheetLimits.Upload with { MaxTime = TimeSpan.FromMinutes(5) }, TestContext.Current.CancellationToken).Sheets)
                _ = sheet.Rows.Count();
        }
        catch (SheetRefused refused)
        {
            said = refused.Code;
        }
        Assert.Equal(code, said);
        // What was made is more than what was ever alive; where rows are read to the end each is gone before the next.
        if (code.Length > 0)
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Room);
    }

    [Fact]
    public void A_reading_stops_where_its_asker_leaves_or_its_time_is_up()
    {
        var (file, name) = HostileShapes.Made("20,000 ordinary rows");
        using var left = new CancellationTokenSource();
        var rows = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var _ in SheetReader.Open(file, name, SheetLimits.Upload, left.Token).Sheets[0].Rows)
                if (++rows == 10)
                    left.Cancel();
        });
        Assert.Equal(10, rows);
        foreach (var (made, called) in new[] { (file, name), HostileShapes.Made("10 MB of line ends"), (new XlsBook().Sheet("a").Text(0, 0, "姓名").Save(), "a.xls") })
            Assert.Equal("sheet.too-slow", Assert.Throws<SheetRefused>(() => SheetReader.Open(made, called, SheetLimits.Upload with { MaxTime = TimeSpan.Zero }, TestContext.Current.CancellationToken).Sheets[0].Rows.Count()).Code);
    }

    [Fact]
    public void An_ordinary_workbook_with_its_extensions_is_within_every_limit()
    {
        var (file, name) = HostileShapes.Made("20,000 ordinary rows");
        Assert.Equal(20_000, SheetReader.Open(file, name, SheetLimits.Upload, TestContext.Current.CancellationToken).Sheets[0].Rows.Count());
    }
}
