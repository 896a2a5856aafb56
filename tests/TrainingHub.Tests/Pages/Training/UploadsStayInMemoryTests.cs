using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages;

/// <summary>A roster that comes in holds identity numbers: it never lies on the disk, and as many are read at a time as there are processors.</summary>
public sealed class UploadsStayInMemoryTests : PageTest
{
    private Visitor clerk = null!;
    private CourseRun run = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        var school = await Given.SchoolAsync();
        run = await Given.RunAsync(school, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(10));
        clerk = await AsAsync(Role.SchoolClerk, school.RegionPath, school: school.Id);
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] file)
    {
        var form = await clerk.OpenAsync("/imports/new");
        var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("main form input[type=hidden]"))
            body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        body.Add(new StringContent(run.Code), "Input.Class");
        body.Add(new ByteArrayContent(file), "Input.File", "名单.xlsx");
        return await clerk.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/imports/new") { Content = body });
    }

    [Fact]
    public async Task No_temporary_file_is_made_of_an_upload()
    {
        var folder = Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") ?? Path.GetTempPath();
        var made = new ConcurrentBag<string?>();
        using var watch = new FileSystemWatcher(folder, "ASPNETCORE_*.tmp");
        watch.Created += (_, e) => made.Add(e.Name);
        watch.EnableRaisingEvents = true;
        // A picture of 9 MB makes the body large and the reading small.
        var noise = new byte[9 << 20];
        new Random(1).NextBytes(noise);
        var file = new MemoryStream();
        file.Write(Given.Roster(Given.People(3)));
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        using (var picture = zip.CreateEntry("xl/media/image1.png").Open())
            picture.Write(noise);

        using var answer = await UploadAsync(file.ToArray());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        File.WriteAllText(Path.Combine(folder, "ASPNETCORE_watched.tmp"), "");
        while (!made.Contains("ASPNETCORE_watched.tmp"))
            await Task.Yield();
        File.Delete(Path.Combine(folder, "ASPNETCORE_watched.tmp"));
        Assert.Equal(["ASPNETCORE_watched.tmp"], made);
    }

    [Fact]
    public async Task The_next_reading_is_asked_to_come_again_when_every_place_is_taken()
    {
        using var desk = new ReadingDesk(Make<IHostApplicationLifetime>()) { Patience = TimeSpan.Zero };
        using var open = new ManualResetEventSlim();
        using var begun = new CountdownEvent(ReadingDesk.Places);
        var readings = Enumerable.Range(0, ReadingDesk.Places).Select(_ => Task.Factory.StartNew(() => desk.ReadAsync(_ =>
        {
            begun.Signal();
            open.Wait(Stop);
            return 1;
        }, Stop), Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()).ToList();
        begun.Wait(Stop);
        await Assert.ThrowsAsync<Busy>(() => desk.ReadAsync(_ => 1, Stop));
        open.Set();
        Assert.All(await Task.WhenAll(readings), one => Assert.Equal(1, one));
        Assert.Equal(1, await desk.ReadAsync(_ => 1, Stop));
    }

    [Fact]
    public async Task Who_is_asked_to_come_again_is_told_when()
    {
        var desk = Services.GetRequiredService<ReadingDesk>();
        using var open = new ManualResetEventSlim();
        using var begun = new CountdownEvent(ReadingDesk.Places);
        var readings = Enumerable.Range(0, ReadingDesk.Places).Select(_ => Task.Factory.StartNew(() => desk.ReadAsync(_ =>
        {
            begun.Signal();
            open.Wait(Stop);
            return 1;
        }, Stop), Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()).ToList();
        begun.Wait(Stop);
        using var answer = await UploadAsync(Given.Roster(Given.People(3)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        open.Set();
        await Task.WhenAll(readings);
    }

    [Fact]
    public async Task A_reading_ends_with_its_asker()
    {
        using var left = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => Make<ReadingDesk>().ReadAsync(stop =>
        {
            left.Cancel();
            stop.ThrowIfCancellationRequested();
            return 1;
        }, left.Token));
    }
}
