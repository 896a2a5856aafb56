using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Demo;
using TrainingHub.Papers;
using TrainingHub.Platform.Files;

namespace TrainingHub.Tests.Flows;

/// <summary>A sign that no font has is said at import and stops the issue of that one person before a number is drawn.</summary>
public sealed class ANameCannotBePrintedTests : HubTest
{
    private const string Rare = "王\U00031350";

    private static readonly List<DemoPerson> Two = Given.People(0, "王秀英", Rare);

    // Only the program's own fonts, whatever this machine has.
    protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton(new Fonts([]));

    [Fact]
    public async Task It_warns_at_import_and_takes_no_number()
    {
        await Given.CityAsync();
        var played = new PlayedClass(Services, Clock, await Given.SchoolAsync(), await Given.AssessorAsync(), new(2025, 3, 10));
        await played.OpenAsync();

        var warned = Assert.Single((await played.RehearseAsync(Given.Roster(Two))).Check.Problems);
        Assert.Equal((4, "name.no-glyph", "Name"), (warned.Row, warned.Code, warned.Field));
        Assert.Contains("U+31350", warned.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("Papers:Fonts", warned.Message.ToString(), StringComparison.Ordinal);

        await played.ImportAsync(Two);
        await played.TeachAsync();
        await played.AssessAsync(played.Days[^1].AddDays(1));
        var waiting = await NamesToPrint.OfAsync(Db, Db.AssessmentPlans, Make<Fonts>(), new(2025, 1, 1), Stop);
        Assert.Equal([(played.Code, Rare)], waiting.Select(w => (w.ClassCode, w.Name)));
        await played.IssueAsync();

        Assert.Equal("王秀英", (await Db.Certificates.SingleAsync(Stop)).HolderName);
        Assert.Equal(1, await Db.NumberSeries.Select(s => s.Last).SingleAsync(Stop));
        var run = await played.RowAsync();
        var plan = await Db.AssessmentPlans.SingleAsync(p => p.Id == played.PlanId, Stop);
        var due = await Make<DueCertificates>().OfPlanAsync(plan, "4-10-01-05", run.Level, Stop);
        Assert.Equal([NotDue.Issued, NotDue.NotPrintable], due.Select(d => d.Reason!.Value).Order());
    }

    [Fact]
    public void A_font_of_the_setting_that_cannot_be_used_is_named()
    {
        var file = Path.Combine(Database.Folder, "none.ttf");
        var wrong = Assert.Single(new PaperSettings { Fonts = [file] }.Validate(new(this)));
        Assert.Contains(file, wrong.ErrorMessage, StringComparison.Ordinal);
        File.WriteAllBytes(file, [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        Assert.Single(new PaperSettings { Fonts = [file] }.Validate(new(this)));
    }
}
