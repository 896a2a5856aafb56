using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Training;

/// <summary>
/// The day on which a running sum of the hours that count reaches the class's rule, sessions up to the last day of the class; and where a
/// person counts once a year. Both are kept on the enrolment with every roll that is recorded or put right, so that targets are counted
/// without adding up hours; <c>verify</c> proves them equal to the rolls. Running sums need window functions, which LINQ cannot write.
/// </summary>
internal static class ReachedHours
{
    /// <summary>What the rolls say of an enrolment.</summary>
    internal sealed record Kept(Guid Id, DateOnly? Reached);

    /// <summary>Classes that reached their hours in these days: person-times; those that <see cref="Enrolment.CountsAsPerson"/> are persons.</summary>
    public static IQueryable<Enrolment> ReachedBetween(this HubDb db, DateOnly since, DateOnly until) =>
        db.Enrolments.AsNoTracking().Where(e => e.HoursReachedOn >= since && e.HoursReachedOn <= until);

    /// <summary>Keeps what the rolls say of everybody in the class, in all their classes; inside the transaction that changed a roll.</summary>
    public static async Task KeepAsync(HubDb db, Guid runId, CancellationToken ct)
    {
        // Rolls of two classes with the same person wait for each other; the embedded database lets one write at a time anyway.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("SELECT 1 FROM trainees t WHERE t.id IN (SELECT m.trainee_id FROM enrolments m WHERE m.course_run_id = {0}) ORDER BY t.id FOR NO KEY UPDATE", [runId], ct);
        await db.Database.ExecuteSqlRawAsync(Keep, [runId], ct);
    }

    /// <summary>Enrolments that keep another day or another counting than the rolls say, with the day that the rolls say.</summary>
    public static Task<List<Kept>> WrongAsync(HubDb db, CancellationToken ct) => db.Database.SqlQueryRaw<Kept>(Wrong).ToListAsync(ct);

    private const string Differs = "(enrolments.hours_reached_on IS DISTINCT FROM n.reached OR enrolments.counts_as_person <> n.counts)";

    private static readonly string Keep =
        $"""
        UPDATE enrolments SET hours_reached_on = n.reached, counts_as_person = n.counts
        FROM ({Sql(CountedHours.OfRun)}) n
        WHERE n.id = enrolments.id AND {Differs}
        """;

    private static readonly string Wrong =
        $"""
        SELECT enrolments.id AS "Id", n.reached AS "Reached" FROM enrolments JOIN ({Sql(CountedHours.Everybody)}) n ON n.id = enrolments.id WHERE {Differs}
        """;

    /// <param name="people">as for <see cref="CountedHours.Sql"/></param>
    private static string Sql(string people) =>
        $"""
        SELECT x.id, h.reached, h.reached IS NOT NULL AND ROW_NUMBER() OVER (
            PARTITION BY x.trainee_id, substr(CAST(h.reached AS varchar(10)), 1, 4) ORDER BY h.reached, x.id) = 1 AS counts
        FROM enrolments x LEFT JOIN (
            SELECT t.enrolment_id, MIN(t.day) AS reached
            FROM (
                SELECT c."EnrolmentId" AS enrolment_id, c."Day" AS day, d.value AS required, SUM(c."Hours") OVER (PARTITION BY c."EnrolmentId" ORDER BY c."Day") AS total
                FROM (
        {CountedHours.Sql(people)}) c
                CROSS JOIN course_runs r CROSS JOIN dated_rules d
                WHERE r.id = c."CourseRunId" AND d.id = r.hours_rule_id AND c."Day" <= r.last_day) t
            WHERE t.total >= t.required
            GROUP BY t.enrolment_id) h ON h.enrolment_id = x.id
        WHERE {people}
        """;
}
