using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Training;

/// <summary>What counts of one person's attendance at one session.</summary>
internal sealed class Counted
{
    public Guid EnrolmentId { get; init; }
    public Guid CourseRunId { get; init; }
    public Guid SessionId { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>Class hours on the roll.</summary>
    public int Recorded { get; init; }

    /// <summary>Class hours that count; fewer than recorded where minutes were spent elsewhere or the day was full.</summary>
    public int Hours { get; init; }

    /// <summary>Minutes for which the person is on the roll of another session, too.</summary>
    public int Shared { get; init; }
}

/// <summary>
/// The one counting of class hours: whatever adds up hours adds up these. Of each person and session the row of highest revision
/// counts. A minute on two rolls belongs to the session that began first (of two that began together, the one planned first); what is
/// left of a session is whole hours of 45 minutes, rounded down. Fewer hours than the session has mean a late arrival: its last minutes.
/// Of a China day, over all classes, no more hours count than the rule of <see cref="Ground.RuleKeys.DayHours"/> says: the later
/// session is cut. Runs over rows need window functions, which LINQ cannot write; both databases read the same sentence.
/// </summary>
internal static class CountedHours
{
    /// <summary>Of everybody in the class, in whichever class she is.</summary>
    public static IQueryable<Counted> CountedOfRun(this HubDb db, Guid runId) => Counted(db, OfRun, runId);

    public static IQueryable<Counted> CountedOf(this HubDb db, Guid traineeId) => Counted(db, "x.trainee_id = {0}", traineeId);

    public static IQueryable<Counted> CountedOfAll(this HubDb db) => Counted(db, Everybody);

    /// <summary>Of people in an area who are in two classes at a time of which one lasts to the day or longer.</summary>
    public static IQueryable<Counted> CountedOfTwoClasses(this HubDb db, string area, DateOnly since) => Counted(db,
        """
        x.trainee_id IN (
            SELECT m.trainee_id FROM course_runs p
            CROSS JOIN enrolments m CROSS JOIN enrolments y CROSS JOIN course_runs q
            WHERE p.last_day >= {1} AND m.course_run_id = p.id AND substr(m.region_path, 1, length({0})) = {0}
                AND y.trainee_id = m.trainee_id AND y.id <> m.id
                AND q.id = y.course_run_id AND q.first_day <= p.last_day AND p.first_day <= q.last_day)
        """, area, since);

    private static IQueryable<Counted> Counted(HubDb db, string people, params object[] values) => db.Database.SqlQueryRaw<Counted>(Sql(people), values);

    internal const string OfRun = "x.trainee_id IN (SELECT m.trainee_id FROM enrolments m WHERE m.course_run_id = {0})";

    internal const string Everybody = "1 = 1";

    private const string InForce =
        "a.hours > 0 AND NOT EXISTS (SELECT 1 FROM attendances b WHERE b.enrolment_id = a.enrolment_id AND b.session_id = a.session_id AND b.revision > a.revision)";

    /// <summary>
    /// Most people are in one class, and most classes teach no more on a day than counts: their hours count as they are. The others,
    /// from <c>attended</c> on: stretches of minutes between any two beginnings and ends, each belongs to the first session that covers it.
    /// </summary>
    /// <param name="people">of enrolments x: all of a person's or none, or their hours come out wrong</param>
    internal static string Sql(string people) =>
        $"""
        WITH asked AS (SELECT x.id, x.trainee_id, x.course_run_id FROM enrolments x WHERE {people}),
        careful AS (
            SELECT k.id FROM asked k WHERE k.trainee_id IN (SELECT g.trainee_id FROM asked g GROUP BY g.trainee_id HAVING COUNT(*) > 1)
            UNION
            SELECT k.id FROM asked k WHERE k.course_run_id IN (
                SELECT s.course_run_id FROM class_sessions s WHERE s.course_run_id IN (SELECT g.course_run_id FROM asked g) GROUP BY s.course_run_id, s.day
                HAVING SUM(({Minute("s.\"to\"")} - {Minute("s.\"from\"")}) / 45) > (SELECT MIN(l.value) FROM dated_rules l WHERE l.key = '{Ground.RuleKeys.DayHours}'))),
        attended AS (
            SELECT a.enrolment_id, s.course_run_id, a.session_id, e.trainee_id, e.region_path, s.day, s."from" AS begins, s."to" AS ends, a.hours,
                MAX(s."to") OVER before_it AS taken, SUM(a.hours) OVER before_it AS earlier
            FROM careful k CROSS JOIN enrolments e CROSS JOIN attendances a CROSS JOIN class_sessions s
            WHERE e.id = k.id AND a.enrolment_id = k.id AND s.id = a.session_id AND {InForce}
            WINDOW before_it AS (PARTITION BY e.trainee_id, s.day ORDER BY s."from", s.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
        crossed AS (SELECT DISTINCT trainee_id, day FROM attended WHERE taken > begins),
        spans AS (
            SELECT t.enrolment_id, t.course_run_id, t.session_id, t.trainee_id, t.region_path, t.day, t.hours, t.till,
                CASE WHEN (t.till - t.since) / 45 <= t.hours THEN t.since ELSE t.till - 45 * t.hours END AS since,
                ROW_NUMBER() OVER (PARTITION BY t.trainee_id, t.day ORDER BY t.begins, t.session_id) AS nth
            FROM (
                SELECT w.*, {Minute("w.begins")} AS since, {Minute("w.ends")} AS till
                FROM attended w JOIN crossed c ON c.trainee_id = w.trainee_id AND c.day = w.day) t),
        ticks AS (SELECT trainee_id, day, since AS tick FROM spans UNION SELECT trainee_id, day, till FROM spans),
        stretches AS (SELECT trainee_id, day, tick AS since, LEAD(tick) OVER (PARTITION BY trainee_id, day ORDER BY tick) AS till FROM ticks),
        covers AS (
            SELECT v.enrolment_id, v.session_id, u.till - u.since AS minutes,
                ROW_NUMBER() OVER (PARTITION BY u.trainee_id, u.day, u.since ORDER BY v.nth) AS turn,
                COUNT(*) OVER (PARTITION BY u.trainee_id, u.day, u.since) AS places
            FROM stretches u
            JOIN spans v ON v.trainee_id = u.trainee_id AND v.day = u.day AND v.since <= u.since AND u.till <= v.till),
        owned AS (
            SELECT enrolment_id, session_id, SUM(CASE WHEN turn = 1 THEN minutes ELSE 0 END) / 45 AS hours,
                SUM(CASE WHEN places > 1 THEN minutes ELSE 0 END) AS shared
            FROM covers GROUP BY enrolment_id, session_id),
        once AS (
            SELECT w.enrolment_id, w.course_run_id, w.session_id, w.region_path, w.day, w.hours AS recorded, w.hours, COALESCE(w.earlier, 0) AS earlier, 0 AS shared
            FROM attended w
            WHERE NOT EXISTS (SELECT 1 FROM crossed c WHERE c.trainee_id = w.trainee_id AND c.day = w.day)
            UNION ALL
            SELECT v.enrolment_id, v.course_run_id, v.session_id, v.region_path, v.day, v.hours, o.hours,
                COALESCE(SUM(o.hours) OVER (PARTITION BY v.trainee_id, v.day ORDER BY v.nth ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0), o.shared
            FROM spans v
            JOIN owned o ON o.enrolment_id = v.enrolment_id AND o.session_id = v.session_id),
        capped AS (
            SELECT o.*, (
                SELECT d.value FROM dated_rules d
                WHERE d.key = '{Ground.RuleKeys.DayHours}' AND d."from" <= o.day AND (d.until IS NULL OR d.until >= o.day)
                    AND substr(o.region_path, 1, length(d.region_path)) = d.region_path
                ORDER BY length(d.region_path) DESC, d."from" DESC LIMIT 1) AS most
            FROM once o)
        SELECT a.enrolment_id AS "EnrolmentId", s.course_run_id AS "CourseRunId", a.session_id AS "SessionId", s.day AS "Day", a.hours AS "Recorded", 0 AS "Shared", a.hours AS "Hours"
        FROM asked k CROSS JOIN attendances a CROSS JOIN class_sessions s
        WHERE k.id NOT IN (SELECT id FROM careful) AND a.enrolment_id = k.id AND s.id = a.session_id AND {InForce}
        UNION ALL
        SELECT enrolment_id, course_run_id, session_id, day, recorded, CAST(shared AS integer),
            CAST(CASE WHEN most IS NULL OR earlier + hours <= most THEN hours WHEN earlier >= most THEN 0 ELSE most - earlier END AS integer)
        FROM capped
        """;

    /// <summary>Minutes since midnight of a time of the clock, which one database keeps as text.</summary>
    private static string Minute(string time) =>
        $"(CAST(substr(CAST({time} AS varchar(8)), 1, 2) AS integer) * 60 + CAST(substr(CAST({time} AS varchar(8)), 4, 2) AS integer))";
}
