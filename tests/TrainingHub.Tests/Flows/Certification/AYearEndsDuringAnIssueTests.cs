using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Oversight;

namespace TrainingHub.Tests.Flows;

/// <summary>The clock goes on while an act runs, past midnight, past the end of a month, of February and of the year.</summary>
public sealed class AYearEndsDuringAnIssueTests : HubTest
{
    private async Task<PlayedClass> AssessedAsync(DateOnly first, int people)
    {
        Clock.SetDay(first.AddDays(-5));
        if (!await Db.Regions.AnyAsync(Stop))
            await Given.CityAsync("weihai");
        var run = new PlayedClass(Services, Clock, await Given.SchoolAsync("环翠区"), await Db.Assessors.FirstOrDefaultAsync(Stop) ?? await Given.AssessorAsync("环翠区"), first);
        await run.OpenAsync();
        await run.ImportAsync(Given.People(people * 100, Enumerable.Range(0, 4).Select(_ => "王桂兰")));
        await run.TeachAsync();
        await run.AssessAsync(run.Days[^1].AddDays(1));
        return run;
    }

    private async Task NothingIsBrokenAsync() =>
        Assert.Equal([], (await Make<Verify>().RunAsync(Stop)).Where(i => i.Broken.Count > 0).Select(i => $"{i.Name}: {string.Join(' ', i.Broken)}"));

    [Theory]
    [InlineData("2025-12-08", "2025-12-31T23:59:59.900")]
    [InlineData("2024-02-01", "2024-02-29T23:59:59.900")]
    [InlineData("2025-11-03", "2025-11-30T23:59:59.900")]
    public async Task All_certificates_of_an_issue_are_of_one_moment(string first, string from)
    {
        var run = await AssessedAsync(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), 1);
        Clock.SetChina(DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        Clock.Step = TimeSpan.FromMilliseconds(15);

        await run.DoAsync<IssueCertificates, Guid>(a => a.RunAsync(run.Code, run.Examiner, Stop));
        Assert.Equal(0, (await run.DoDueWorkAsync()).Failed);

        var issued = await Db.Certificates.AsNoTracking().Select(c => new { c.Number, c.IssuedOn, c.IssuedAt, c.Series.Year }).ToListAsync(Stop);
        Assert.Equal(4, issued.Count);
        var at = Assert.Single(issued.Select(c => c.IssuedAt).Distinct());
        Assert.All(issued, c => Assert.Equal((at.ChinaDay, at.ChinaDay.Year), (c.IssuedOn, c.Year)));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task The_issue_of_the_next_year_begins_a_series_of_its_own()
    {
        var december = await AssessedAsync(new(2024, 12, 9), 1);
        Clock.SetChina(new(2024, 12, 31, 23, 59, 59, 900));
        Clock.Step = TimeSpan.FromMilliseconds(15);
        await december.DoAsync<IssueCertificates, Guid>(a => a.RunAsync(december.Code, december.Examiner, Stop));
        await december.DoDueWorkAsync();
        Clock.Step = TimeSpan.Zero;

        var january = await AssessedAsync(new(2025, 1, 6), 2);
        Clock.SetDay(new(2025, 2, 10));
        await january.DoAsync<IssueCertificates, Guid>(a => a.RunAsync(january.Code, january.Examiner, Stop));
        Assert.Equal(0, (await january.DoDueWorkAsync()).Failed);

        Assert.Equal(8, await Db.Certificates.CountAsync(Stop));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_whole_class_may_be_played_on_a_clock_that_never_stands_still()
    {
        Clock.Step = TimeSpan.FromSeconds(7);
        var run = await AssessedAsync(new(2025, 3, 10), 1);
        await run.IssueAsync();

        Assert.Equal(4, await Db.Certificates.CountAsync(Stop));
        await NothingIsBrokenAsync();
    }
}
