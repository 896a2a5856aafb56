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
/// The day on which a running sum of the hours that count reaches the class's rule; sessions up to the last day of the class.
/// Running sums need window functions, which LINQ cannot write (its way would be a sum for every row of attendance).
/// </summary>
internal static class ReachedHours
{
    // Whole days of everybody from the first day of any class that is asked about: another class of the same day counts with it.
    private static readonly string Sql =
        $$"""
        SELECT e.trainee_id AS "TraineeId", e.course_run_id AS "CourseRunId", e.school_id AS "SchoolId", e.region_path AS "RegionPath",
            h.reached AS "Day", ROW_NUMBER() OVER (PARTITION BY e.trainee_id ORDER BY h.reached, e.id) AS "Nth"
        FROM (
            SELECT t.enrolment_id, MIN(t.day) AS reached
            FROM (
                SELECT c."EnrolmentId" AS enrolment_id, c."Day" AS day, d.value AS required, SUM(c."Hours") OVER (PARTITION BY c."EnrolmentId" ORDER BY c."Day") AS total
                FROM (
        {{CountedHours.Sql("s.day <= {1} AND s.day >= (SELECT MIN(f.first_day) FROM course_runs f WHERE f.first_day <= {1} AND f.last_day >= {0})")}}) c
                JOIN course_runs r ON r.id = c."CourseRunId"
                JOIN dated_rules d ON d.id = r.hours_rule_id
                WHERE r.last_day >= {0} AND c."Day" <= r.last_day) t
            WHERE t.total >= t.required
            GROUP BY t.enrolment_id) h
        JOIN enrolments e ON e.id = h.enrolment_id
        WHERE h.reached >= {0}
        """;

    /// <param name="since">the hours were reached on this day or later</param>
    /// <param name="until">sessions after this day do not count</param>
    public static IQueryable<Reached> ReachedBetween(this HubDb db, DateOnly since, DateOnly until) => db.Database.SqlQueryRaw<Reached>(Sql, since, until);
}
