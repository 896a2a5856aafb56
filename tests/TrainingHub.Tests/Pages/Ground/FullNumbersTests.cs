using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.History;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Pages;

/// <summary>A file with full identity numbers asks who is there and what for, and leaves a row in the history.</summary>
public sealed class FullNumbersTests : PageTest
{
    private PlayedClass march = null!;
    private HubUser officer = null!;
    private Membership role = null!;
    private string roster = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var city = await Given.CityAsync("weihai");
        march = new(Services, Clock, await Given.SchoolAsync("环翠区"), await Given.AssessorAsync("环翠区"), new(2025, 3, 10));
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰", "李秀英", "张凤英"));
        await march.TeachAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        var batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Submit, null, march.Clerk, Stop));
        await march.DoDueWorkAsync();
        (officer, role) = await AccountAsync(Role.CityOfficer, city.Path, userName: "zhao.lei");
        roster = $"/claims/{Uri.EscapeDataString(batch)}/papers/Roster";
    }

    private static async Task<string> AskedAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode;
    }

    private Task<List<HistoryEntry>> RowsAsync() => Db.History.AsNoTracking().Where(h => h.EntityKind == nameof(Disclosure)).ToListAsync(Stop);

    [Fact]
    public async Task The_roster_of_a_batch_is_given_once_it_was_said_what_for()
    {
        var visitor = await SignInAsync(officer, role);
        var question = await AskedAsync(visitor, roster);
        var page = await visitor.OpenAsync(question);
        Assert.Contains("3 个", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());

        using var said = await visitor.SubmitAsync(question, [("Input.Purpose", nameof(DisclosurePurpose.Audit)), ("Input.Note", "抽查三户")]);
        var address = said.Headers.Location!.OriginalString;
        Assert.StartsWith(roster, address, StringComparison.Ordinal);
        using var file = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.EndsWith("spreadsheetml.sheet", file.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((officer.Id, Clock.Now), (row.ActorId, row.At));
        Assert.Contains("\"Purpose\":[null,\"Audit\"]", row.Changes, StringComparison.Ordinal);
        Assert.Contains("抽查三户", row.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Numbers\":[null,3]", row.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_purpose_has_to_be_said_in_words()
    {
        var visitor = await SignInAsync(officer, role);
        var question = await AskedAsync(visitor, roster);
        foreach (var answer in (IEnumerable<(string, string)>[])[[], [("Input.Purpose", nameof(DisclosurePurpose.Other)), ("Input.Note", " ")]])
        {
            using var refused = await visitor.SubmitAsync(question, answer);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task The_answer_is_for_this_person_this_file_and_ten_minutes()
    {
        var visitor = await SignInAsync(officer, role);
        var question = await AskedAsync(visitor, roster);
        using var said = await visitor.SubmitAsync(question, [("Input.Purpose", nameof(DisclosurePurpose.Claims))]);
        var address = said.Headers.Location!.OriginalString;
        var given = address[address.IndexOf("given=", StringComparison.Ordinal)..];
        var number = await Db.Certificates.OrderBy(c => c.Serial).Select(c => c.Number).FirstAsync(Stop);
        var other = await AsAsync(Role.CityOfficer, role.RegionPath);

        Assert.StartsWith("/numbers?", await AskedAsync(visitor, $"/certificates/{number}/pdf?{given}"), StringComparison.Ordinal);
        Assert.StartsWith("/numbers?", await AskedAsync(other, address), StringComparison.Ordinal);
        Assert.NotNull((await other.OpenAsync(question)).QuerySelector(".empty"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, address));
        Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.StartsWith("/again?", await AskedAsync(visitor, address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_proved_lately_who_is_there_is_asked_that_first()
    {
        var visitor = await SignInAsync(officer, role);
        Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal("/again?returnUrl=" + Uri.EscapeDataString(roster), await AskedAsync(visitor, roster));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, roster.Replace("Roster", "Form", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_kept_file_says_how_many_numbers_stand_in_it()
    {
        var numbers = await Db.RosterImports.AsNoTracking().Select(i => i.FileId).ToListAsync(Stop);
        foreach (var kept in await Db.Set<StoredFile>().AsNoTracking().Where(f => !numbers.Contains(f.Id)).ToListAsync(Stop))
        {
            var file = await Make<FileStore>().OpenAsync(kept.Id, Stop);
            var text = file.ContentType == "application/pdf" ? Tool.Run("pdftotext", file.Bytes, "-layout", "in.pdf", "-") : await SheetAsync(file.Bytes);
            var found = System.Text.RegularExpressions.Regex.Count(text, "(?<![0-9A-Z])[1-9][0-9]{16}[0-9X](?![0-9A-Z])");
            Assert.True(found == file.Numbers, $"{file.Name}: {found} numbers, not {file.Numbers}");
        }
    }

    private static async Task<string> SheetAsync(byte[] bytes)
    {
        using var book = new ZipArchive(new MemoryStream(bytes));
        var all = "";
        foreach (var part in book.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync(Stop));
            all += await reader.ReadToEndAsync(Stop);
        }
        return all;
    }
}
