using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Training;

/// <summary>That a person's attended hours reached the rule of the class, and on which day.</summary>
internal sealed class Reached
{
    public Guid TraineeId { get; init; }
    public Guid CourseRunId { get; init; }
    public Guid SchoolId { get; init; }
    public required string RegionPath { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>1 for the first class of the person in the period: where they count as a person.</summary>
    public long Nth { get; init; }
}

/// <summary>
/// The day on which a running sum of hours reaches the class's rule. Running sums need window functions, which LINQ cannot write
/// (its way would be a sum for every row of attendance); both databases read the same sentence. What
/// counts is, as in <see cref="Hours.InForce"/>, the row of highest revision, and sessions up to the last day of the class.
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
                SELECT a.enrolment_id, s.day, d.value AS required, SUM(a.hours) OVER (PARTITION BY a.enrolment_id ORDER BY s.day) AS total
                FROM course_runs r
                JOIN dated_rules d ON d.id = r.hours_rule_id
                JOIN class_sessions s ON s.course_run_id = r.id AND s.day <= r.last_day AND s.day <= {until}
                JOIN attendances a ON a.session_id = s.id
                WHERE r.first_day <= {until} AND r.last_day >= {since} AND NOT EXISTS (
                    SELECT 1 FROM attendances b
                    WHERE b.enrolment_id = a.enrolment_id AND b.session_id = a.session_id AND b.revision > a.revision)) t
            WHERE t.total >= t.required
            GROUP BY t.enrolment_id) h
        JOIN enrolments e ON e.id = h.enrolment_id
        WHERE h.reached >= {since}
        """);
}
