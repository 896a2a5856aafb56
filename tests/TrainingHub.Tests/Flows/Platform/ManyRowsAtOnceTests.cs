using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>Many new rows of one save go with few statements; what stands there afterwards, and what is refused, is as if they went one by one.</summary>
public sealed class ManyRowsAtOnceTests : HubTest
{
    private const int People = 40;

    private static readonly Type[] Kinds =
    [
        typeof(Trainee), typeof(IdentityDocument), typeof(Enrolment), typeof(Attendance), typeof(Candidate), typeof(Certificate), typeof(StoredFile),
        typeof(CertificatePaper), typeof(Letter), typeof(WorkItem), typeof(Claim), typeof(LeftOut), typeof(HistoryEntry),
    ];

    private readonly Counter counter = new();

    protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<IInterceptor>(counter);

    [Fact]
    public async Task Both_ways_leave_the_same_rows()
    {
        await Given.CityAsync();
        var news = await Given.ManyAsync(People, Make<IdVault>(), Make<FileStore>(), Make<Post>());
        Assert.Equal([], Kinds.Where(k => k != typeof(HistoryEntry)).Except(news.Select(n => n.GetType())));
        Make<Acting>().Act = "Test";
        var before = await RowsAsync();

        var (oneByOne, singles) = await WrittenAsync(news, () => Task.FromResult(OneByOne()));
        var (atOnce, few) = await WrittenAsync(news, () => Db.SaveChangesAsync(Stop));

        Assert.Equal(oneByOne, atOnce);
        Assert.True(oneByOne.Count - before.Count > news.Count, "rows and their history");
        Assert.True(few * 5 < singles, $"{few} statements at once, {singles} one by one");
    }

    [Fact]
    public async Task A_save_says_how_many_rows_it_wrote_and_leaves_them_in_the_context()
    {
        await Given.CityAsync();
        var news = await Given.ManyAsync(People, Make<IdVault>(), Make<FileStore>(), Make<Post>());

        var count = await Db.SaveChangesAsync(Stop);

        Assert.Equal(news.Count + news.Count(n => n is IHistoried), count);
        Assert.All(news, n => Assert.Equal(EntityState.Unchanged, Db.Entry(n).State));
        Assert.Empty(Db.ChangeTracker.Entries<HistoryEntry>());
        Assert.Equal(0, await Db.SaveChangesAsync(Stop));
    }

    [Theory]
    [InlineData("a number that somebody has", nameof(Refusal.Duplicate))]
    [InlineData("a roll's row that is there", nameof(Refusal.Duplicate))]
    [InlineData("somebody who is not there", nameof(Refusal.Missing))]
    public async Task What_is_refused_one_by_one_is_refused_at_once_in_the_same_words(string what, string refusal)
    {
        await Given.CityAsync();
        var run = await Given.RunAsync(await Given.SchoolAsync(), new(2025, 3, 10), days: 1);
        var session = await Db.ClassSessions.FirstAsync(s => s.CourseRunId == run.Id, Stop);
        var (person, known) = await Given.IdentifiedAsync(Make<IdVault>(), "411202197203150029");
        var enrolment = await Given.EnrolmentAsync(run, person, hours: 6);
        var news = Enumerable.Range(0, People).Select(_ => (object)Given.Trainee()).Append(what switch
        {
            "a number that somebody has" => new IdentityDocument { TraineeId = person.Id, Kind = known.Kind, Sealed = [1], Index = known.Index, Masked = "" },
            "a roll's row that is there" => new Attendance { EnrolmentId = enrolment.Id, SessionId = session.Id, Revision = 0, Hours = 1, RecordedBy = "", RecordedAt = Clock.Now },
            _ => new Enrolment { TraineeId = Guid.NewGuid(), CourseRunId = run.Id, SchoolId = run.SchoolId, AssessorId = null, RegionPath = run.RegionPath, EnrolledOn = run.FirstDay, CreatedAt = Clock.Now },
        }).ToList();

        var slow = await RefusedAsync(news, () => Task.FromResult(OneByOne()));
        var fast = await RefusedAsync(news, () => Db.SaveChangesAsync(Stop));

        Assert.Equal(refusal, DatabaseTrouble.Of(slow).ToString());
        Assert.Equal(refusal, DatabaseTrouble.Of(fast).ToString());
        Assert.Contains(fast.Entries, e => e.Entity == news[^1]);
        Assert.Equal(1, await Db.Trainees.CountAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_goes_on_after_a_refused_save()
    {
        await Given.CityAsync();
        var (person, known) = await Given.IdentifiedAsync(Make<IdVault>(), "411202197203150029");
        await using var transaction = await Db.Database.BeginTransactionAsync(Stop);
        await RefusedAsync([.. Enumerable.Range(0, People).Select(_ => Given.Trainee()), new IdentityDocument { TraineeId = person.Id, Kind = known.Kind, Sealed = [1], Index = known.Index, Masked = "" }],
            () => Db.SaveChangesAsync(Stop));

        Db.AddRange(Enumerable.Range(0, People).Select(_ => Given.Trainee()));
        await Db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);

        Assert.Equal(1 + People, await Db.Trainees.CountAsync(Stop));
        Assert.Equal(1 + People, await Db.History.CountAsync(h => h.EntityKind == nameof(Trainee), Stop));
    }

    [Fact]
    public async Task A_roll_of_sixty_takes_at_most_twelve_statements()
    {
        await Given.CityAsync();
        var run = await Given.RunAsync(await Given.SchoolAsync(), new(2025, 3, 3), days: 1);
        var people = Enumerable.Range(0, 60).Select(_ => Given.Trainee()).ToList();
        Db.AddRange(people);
        run.Start(Clock.Now);
        await Db.SaveChangesAsync(Stop);
        foreach (var person in people)
            await Given.EnrolmentAsync(run, person);
        var session = await Db.ClassSessions.SingleAsync(s => s.CourseRunId == run.Id, Stop);
        var roll = await Db.Enrolments.Where(e => e.CourseRunId == run.Id).ToDictionaryAsync(e => e.Id, _ => session.Hours, Stop);
        Clock.SetDay(run.FirstDay);
        counter.Heard.Clear();

        var written = await ElsewhereAsync(s => s.GetRequiredService<RecordAttendance>().RunAsync(session.Id, roll, Actor.System, Stop));

        Assert.Equal(60, written);
        Assert.True(counter.Heard.Count <= 12, string.Join("\n", counter.Heard));
        Assert.Equal(60, await Db.Attendances.CountAsync(a => a.SessionId == session.Id && a.Hours == session.Hours, Stop));
    }

    [Fact]
    public async Task A_roster_is_taken_and_imported_with_few_statements()
    {
        await Given.CityAsync();
        var run = await Given.RunAsync(await Given.SchoolAsync(), new(2025, 3, 10));
        counter.Heard.Clear();

        var import = await ElsewhereAsync(s => s.GetRequiredService<StartImport>().RunAsync(run.Code, Given.Roster(Given.People(200)), "名单.xlsx", Actor.System, Stop));
        Assert.True(counter.Heard.Count < 30, string.Join("\n", counter.Heard));
        counter.Heard.Clear();
        await ElsewhereAsync(s => s.GetRequiredService<CommitImport>().RunAsync(import, 200, Actor.System, Stop));
        Assert.True(counter.Heard.Count < 120, string.Join("\n", counter.Heard));
        Assert.Single(counter.Heard, sql => sql.Replace("\"", "", StringComparison.Ordinal).Contains("FROM history", StringComparison.Ordinal)); // the last row, asked for once for all saves

        Assert.Equal(200, await Db.Enrolments.CountAsync(e => e.CourseRunId == run.Id, Stop));
        Assert.Empty(await Db.RosterImportRows.ToListAsync(Stop));
    }

    // The way without waiting is EF's own.
    private int OneByOne() => Db.SaveChanges();

    private async Task<(List<string> Rows, int Statements)> WrittenAsync(List<object> news, Func<Task<int>> save)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(Stop);
        Db.ChangeTracker.Clear();
        Db.AddRange(news);
        counter.Heard.Clear();
        await save();
        var statements = counter.Heard.Sum(sql => Regex.Count(sql, "INSERT INTO"));
        var rows = await RowsAsync();
        await transaction.RollbackAsync(Stop);
        return (rows, statements);
    }

    private async Task<DbUpdateException> RefusedAsync(List<object> news, Func<Task<int>> save)
    {
        Db.ChangeTracker.Clear();
        Db.AddRange(news);
        var refused = await Assert.ThrowsAsync<DbUpdateException>(save);
        Db.ChangeTracker.Clear();
        return refused;
    }

    /// <summary>Every row of every kind as the database has it, column by column; history in its order, without its number.</summary>
    private async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        await Db.Database.OpenConnectionAsync(Stop);
        foreach (var table in Kinds.Select(k => Db.Model.FindEntityType(k)!.GetTableName()!))
        {
            await using var select = Db.Database.GetDbConnection().CreateCommand();
            select.Transaction = Db.Database.CurrentTransaction?.GetDbTransaction();
            select.CommandText = $"SELECT * FROM \"{table}\" ORDER BY id";
            await using var reader = await select.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
                rows.Add(table + ": " + string.Join("; ", Enumerable.Range(0, reader.FieldCount).Where(c => table != "history" || reader.GetName(c) != "id")
                    .Select(c => $"{reader.GetName(c)} {reader.GetDataTypeName(c)} {(reader.GetValue(c) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(c), CultureInfo.InvariantCulture))}")));
        }
        await Db.Database.CloseConnectionAsync();
        return rows;
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Heard { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Note(command, result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Note(command, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Note(command, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Note(command, result));

        private T Note<T>(DbCommand command, T result)
        {
            Heard.Enqueue(command.CommandText);
            return result;
        }
    }
}
