using TrainingHub.Platform.Data;

namespace TrainingHub.Training;

/// <summary>
/// Nobody attends two lessons at the same time, whichever classes and schools they belong to. Of each person and lesson the row of
/// the highest revision counts; a row with 0 hours says that she was absent.
/// </summary>
internal sealed class AttendanceGuard : IGuard
{
    public string Table => "attendances";
    public string Trigger => "guard_attendances_overlap";

    private const string Elsewhere = """
        SELECT 1 FROM enrolments here
        JOIN class_sessions lesson ON lesson.id = NEW.session_id
        JOIN enrolments other ON other.trainee_id = here.trainee_id
        JOIN attendances was ON was.enrolment_id = other.id AND was.session_id <> NEW.session_id AND was.hours > 0
        JOIN class_sessions then_ ON then_.id = was.session_id
        WHERE here.id = NEW.enrolment_id AND then_.day = lesson.day AND then_."from" < lesson."to" AND lesson."from" < then_."to"
        AND NOT EXISTS (SELECT 1 FROM attendances later WHERE later.enrolment_id = was.enrolment_id AND later.session_id = was.session_id AND later.revision > was.revision)
        """;

    /// <summary>One writes at a time, so that the trigger sees everything.</summary>
    public string Sqlite => $"""
        CREATE TRIGGER "{Trigger}" BEFORE INSERT ON "{Table}" WHEN NEW.hours > 0 AND EXISTS ({Elsewhere})
        BEGIN SELECT RAISE(ABORT, '{Safeguards.Duplicate}{Table}'); END;
        """;

    /// <summary>Two that record the same person at once wait for each other: the lock is hers until the transaction ends.</summary>
    public string Postgres => $"""
        CREATE OR REPLACE FUNCTION hub_attendance_overlap() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
          PERFORM pg_advisory_xact_lock(hashtextextended((SELECT trainee_id::text FROM enrolments WHERE id = NEW.enrolment_id), 0));
          IF EXISTS ({Elsewhere}) THEN
            RAISE EXCEPTION '{Safeguards.Duplicate}{Table}' USING ERRCODE = 'exclusion_violation';
          END IF;
          RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER "{Trigger}" BEFORE INSERT ON "{Table}" FOR EACH ROW WHEN (NEW.hours > 0) EXECUTE FUNCTION hub_attendance_overlap();
        """;
}
