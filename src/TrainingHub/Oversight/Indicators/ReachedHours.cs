using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Oversight;

/// <summary>That a person's attended hours reached the rule of her class, and on which day.</summary>
public sealed class Reached
{
    public Guid TraineeId { get; init; }
    public Guid CourseRunId { get; init; }
    public Guid SchoolId { get; init; }
    public required string RegionPath { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>1 for the first class of the person in the period: where she counts as a person.</summary>
    public long Nth { get; init; }
}

/// <summary>
/// Running sums need window functions, which LINQ cannot write; both databases read the same sentence. What counts is the
/// attendance row of highest revision, of sessions up to the last day of the class; the rule is that of the class's first
/// day from the nearest region upward, as <see cref="Ground.Rulebook"/> finds it; it is looked up once per class, not once
/// per row of attendance (hence MATERIALIZED).
/// </summary>
internal static class ReachedHours
{
    /// <param name="since">the hours were reached on this day or later</param>
    /// <param name="until">sessions after this day do not count</param>
    public static IQueryable<Reached> ReachedBetween(this HubDb db, DateOnly since, DateOnly until) => db.Database.SqlQuery<Reached>(
        $"""
        SELECT e.trainee_id AS "TraineeId", e.course_run_id AS "CourseRunId", e.school_id AS "SchoolId", e.region_path AS "RegionPath",
            h.reached AS "Day", ROW_NUMBER() OVER (PARTITION BY e.trainee_id ORDER BY h.reached, e.id) AS "Nth"
        FROM (
            SELECT t.enrolment_id, MIN(t.day) AS reached
            FROM (
                WITH r AS MATERIALIZED (
                    SELECT c.id, c.last_day, (
                        SELECT d.value FROM dated_rules d
                        WHERE d."key" = 'class.hours.' || CASE c.level WHEN 'Five' THEN '5' WHEN 'Four' THEN '4' WHEN 'Three' THEN '3' WHEN 'Two' THEN '2' ELSE '1' END
                            AND c.region_path LIKE d.region_path || '%' AND d."from" <= c.first_day AND (d."until" IS NULL OR d."until" >= c.first_day)
                        ORDER BY LENGTH(d.region_path) DESC, d."from" DESC LIMIT 1) AS required
                    FROM course_runs c
                    WHERE c.first_day <= {until} AND c.last_day >= {since})
                SELECT a.enrolment_id, s.day, r.required, SUM(a.hours) OVER (PARTITION BY a.enrolment_id ORDER BY s.day) AS total
                FROM r
                JOIN class_sessions s ON s.course_run_id = r.id AND s.day <= r.last_day AND s.day <= {until}
                JOIN attendances a ON a.session_id = s.id
                WHERE NOT EXISTS (
                    SELECT 1 FROM attendances b
                    WHERE b.enrolment_id = a.enrolment_id AND b.session_id = a.session_id AND b.revision > a.revision)) t
            WHERE t.total >= t.required
            GROUP BY t.enrolment_id) h
        JOIN enrolments e ON e.id = h.enrolment_id
        WHERE h.reached >= {since}
        """);
}
