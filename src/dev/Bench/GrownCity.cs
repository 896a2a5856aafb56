using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrainingHub;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Letters;
using TrainingHub.Tests;

namespace Bench;

/// <summary>
/// A city of any size on the embedded database: sixteen schools in eight counties, seven years, everybody trained and certified at levels
/// five, four and three. One person goes the whole way through the entities; the others are copies of these rows, a table at a time.
/// </summary>
/// <param name="Times">1 is about the demonstration: 1,760 people, 5,280 certificates, 52,800 rows of attendance</param>
internal sealed class GrownCity(HubDb db, int Times)
{
    private const int Schools = 16, Assessors = 8, Years = 5, Seats = 22, Days = 10;
    private const int FirstYear = 2018;

    private readonly Given given = new(db);

    public int Classes => Schools * Years * Times;
    public int People => Classes * Seats;

    /// <summary>A class in the middle of the city, of level five.</summary>
    public string ClassCode => $"G0-{Classes / 2}";

    public async Task FillAsync()
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await connection.OpenAsync();
        var counties = await db.Regions.Where(r => r.Tier == Tier.County).OrderBy(r => r.Code).Select(r => r.Name).ToListAsync();
        var assessors = new List<Assessor>();
        for (var i = 0; i < Assessors; i++)
            assessors.Add(await given.AssessorAsync());
        await SqlAsync("UPDATE dated_rules SET \"from\" = '2015-01-01' WHERE \"from\" > '2015-01-01'");
        var columns = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM pragma_table_info('calendar_years')").ToListAsync();
        for (var year = FirstYear; year < FirstYear + Years + 2; year++) // years without holidays, where none are shipped
            await SqlAsync($"INSERT OR IGNORE INTO calendar_years SELECT {string.Join(',', columns.Select(c => c == "year" ? $"{year}" : $"\"{c}\""))} FROM calendar_years WHERE year = 2022");
        for (var i = 0; i < Schools; i++)
            await given.SchoolAsync(counties[i % counties.Count], $"成长{i:00}学校");
        await SqlAsync($"CREATE TEMP TABLE place AS SELECT ROW_NUMBER() OVER (ORDER BY name) - 1 AS i, id AS school, region_path AS path, '' AS assessor, '' AS prefix FROM schools WHERE name LIKE '成长%'");
        for (var i = 0; i < Assessors; i++)
            await SqlAsync($"UPDATE place SET assessor = '{Text(assessors[i].Id)}', prefix = '{assessors[i].Prefix}' WHERE i % {Assessors} = {i}");
        Level[] levels = [Level.Five, Level.Four, Level.Three];
        await SqlAsync($"CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {People - 1}) SELECT i FROM n");
        await SqlAsync("CREATE UNIQUE INDEX temp.n_i ON n(i)");
        for (var step = 0; step < levels.Length; step++)
            await LevelAsync(step, levels[step], assessors);
        await SqlAsync("PRAGMA optimize=0x10012"); // as the program does after a large save
        await SqlAsync("DROP TABLE temp.n");
        await SqlAsync("DROP TABLE temp.place");
    }

    /// <summary>One class of the level with one certified person through the entities, and everybody else's copied from it.</summary>
    private async Task LevelAsync(int step, Level level, List<Assessor> assessors)
    {
        var school = await db.Schools.OrderBy(s => s.Name).FirstAsync(s => s.Name.StartsWith("成长"));
        var run = await given.RunAsync(school, new(FirstYear + step, 3, 1), level, assessors[0], Days, $"G{step}-template");
        var person = (await given.TrainedAsync(run, 1)).Single();
        var certificate = await given.CertificateAsync(run, person, new(FirstYear + step, 4, 20));
        var plan = await db.AssessmentPlans.SingleAsync(p => p.CourseRunId == run.Id);
        plan.Close();
        await db.SaveChangesAsync();
        await given.PassedAsync(plan, level, new(FirstYear + step, 4, 1), new(FirstYear + step, 4, 15));
        await SqlAsync($"UPDATE course_runs SET state = 'Finished', started_at = created_at WHERE id = '{Text(run.Id)}'");
        for (var year = FirstYear + step; year < FirstYear + step + Years; year++)
            foreach (var assessor in assessors)
                if (!await db.NumberSeries.AnyAsync(s => s.AssessorId == assessor.Id && s.Year == year && s.Level == level))
                    db.Add(new NumberSeries { AssessorId = assessor.Id, Prefix = assessor.Prefix, Year = year, Level = level });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        // Class c is of school c % 16 and year c / 16 % 5; person p is in class p / 22.
        var year_ = $"({FirstYear + step} + n.i / {Schools} % {Years})";
        string Day(string column, string year = "") => $"replace(t.{column}, '{FirstYear + step}-', {(year.Length > 0 ? year : year_)} || '-')";
        var ofPerson = $"({FirstYear + step} + n.i / {Seats} / {Schools} % {Years})";
        string Key(int table, string number) => $"printf('%08X-0000-7000-80{step:00}-%012X', {table}, {number})";
        const string place = "JOIN place ON place.i = n.i % 16", personPlace = "JOIN place ON place.i = n.i / 22 % 16";
        var classes = $"n.i < {Classes}";
        var (self, cls) = ("n.i", $"n.i / {Seats}");
        (string, string) school_ = ("school_id", "place.school"), path = ("region_path", "place.path"), by = ("assessor_id", "place.assessor");

        var trainee = $"printf('%08X-0000-7000-8000-%012X', 1, {self})";
        if (step == 0)
            await CopyAsync("trainees", $"t.id = '{Text(person.Id)}'", "", ("id", trainee), ("name", Name), ("name_key", Name));
        await CopyAsync("course_runs", $"t.id = '{Text(run.Id)}' AND {classes}", place, ("id", Key(2, self)), ("code", $"'G{step}-' || n.i"), school_, by, path, ("first_day", Day("first_day")), ("last_day", Day("last_day")));
        await CopyAsync("class_sessions", $"t.course_run_id = '{Text(run.Id)}' AND {classes}", "", ("id", Session(self)), ("course_run_id", Key(2, self)), ("day", Day("day")));
        await CopyAsync("enrolments", $"t.course_run_id = '{Text(run.Id)}'", personPlace, ("id", Key(4, self)), ("trainee_id", trainee), ("course_run_id", Key(2, cls)), school_, by, path,
            ("enrolled_on", Day("enrolled_on", ofPerson)), ("hours_reached_on", Day("hours_reached_on", ofPerson)));
        await CopyAsync("attendances", $"t.enrolment_id = (SELECT id FROM enrolments WHERE course_run_id = '{Text(run.Id)}')", $"JOIN class_sessions s ON s.id = t.session_id",
            ("id", $"printf('%08X-0000-7000-8%03X-%012X', 9{step}, CAST(substr(s.day, 9, 2) AS integer), n.i)"), ("enrolment_id", Key(4, self)), ("session_id", Session(cls).Replace("t.day", "s.day", StringComparison.Ordinal)));
        await CopyAsync("assessment_plans", $"t.id = '{Text(plan.Id)}' AND {classes}", place, ("id", Key(5, self)), ("course_run_id", Key(2, self)), school_, by, path, ("exam_day", Day("exam_day")),
            ("published_on", Day("published_on")), ("published_at", Day("published_at")), ("notice_ends_on", Day("notice_ends_on")));
        await CopyAsync("candidates", $"t.plan_id = '{Text(plan.Id)}'", "", ("id", Key(6, self)), ("plan_id", Key(5, cls)), ("enrolment_id", Key(4, self)), ("trainee_id", trainee));
        await CopyAsync("marks", $"t.candidate_id = '{Text(certificate.CandidateId)}'", "", ("id", "printf('%08X-0000-7000-8%03X-%012X', 70 + t.rowid % 7, " + step + ", n.i)"), ("candidate_id", Key(6, self)));
        await CopyAsync("certificate_issues", $"t.id = '{Text(certificate.IssueId)}' AND {classes}", place, ("id", Key(8, self)), ("plan_id", Key(5, self)), ("course_run_id", Key(2, self)), school_, by, path);
        await CopyAsync("certificates", $"t.id = '{Text(certificate.Id)}'", personPlace, ("id", Key(10, self)), ("trainee_id", trainee), ("candidate_id", Key(6, self)), ("course_run_id", Key(2, cls)), school_, by, path,
            ("issue_id", Key(8, cls)), ("serial", $"n.i + 2"), ("number", $"place.prefix || printf('%d%d%06d', {ofPerson}, {level.Digit}, n.i + 2)"), ("code", $"printf('G{step}%014d', n.i)"),
            ("series_id", $"(SELECT id FROM number_serieses x WHERE x.assessor_id = place.assessor AND x.year = {ofPerson} AND x.level = '{level}')"), ("holder_name", Name),
            ("issued_on", $"date({ofPerson} || '-01-01', '+' || (n.i % 365) || ' days')"), ("issued_at", $"{ofPerson} || substr(t.issued_at, 5)"));
        await CopyAsync("history", $"t.entity_id = '{certificate.Id}'", "", ("id", "NULL"), ("entity_id", $"lower({Key(10, self)})"), ("sealed_index", "NULL"));

        foreach (var kind in (string[])[PrintCertificate.Kind, SendLetter.Kind])
            await SqlAsync("INSERT INTO work_items (id, kind, subject, key, created_at, state, epoch, attempts, finished_at) "
                + $"SELECT printf('%08X-0000-7000-8{step:000}-%012X', {(kind == SendLetter.Kind ? 12 : 11)}, n.i), '{kind}', {Key(10, self)}, '{kind}:{step}:' || n.i, '2020-01-01 00:00:00', 'Done', 1, 1, '2020-01-01 00:00:00' FROM n");

        string Session(string number) => $"printf('%08X-0000-7000-8{step:00}%01X-%012X', 3, CAST(substr(t.day, 9, 2) AS integer), {number})";
    }

    /// <summary>A surname of twenty and two characters, so that searches find some of all.</summary>
    private const string Name = "substr('王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗', n.i % 20 + 1, 1) || char(20000 + n.i / 20 % 5000) || char(25000 + n.i / 7 % 5000)";

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private async Task CopyAsync(string table, string which, string join, params (string Column, string Value)[] other)
    {
        var asked = $"SELECT name AS \"Value\" FROM pragma_table_info('{table}')"; // a name from this file
        var columns = await db.Database.SqlQueryRaw<string>(asked).ToListAsync();
        var values = columns.Select(c => other.Where(o => o.Column == c).Select(o => o.Value).FirstOrDefault($"t.\"{c}\""));
        await SqlAsync($"INSERT INTO {table} ({string.Join(',', columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(',', values)} FROM {table} t CROSS JOIN n "
            + $"{join} WHERE {which}");
        await SqlAsync("PRAGMA wal_checkpoint(TRUNCATE)"); // these saves are past the program, which would have done it
    }

    private async Task SqlAsync(string sql)
    {
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 3600;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
