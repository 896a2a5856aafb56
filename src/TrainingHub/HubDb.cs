using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub;

/// <summary>All tables of one city. Their mappings stand in their own files; the two databases differ only in the sealed classes below.</summary>
internal abstract class HubDb(DbContextOptions options) : HubData(options)
{
    public DbSet<HubUser> Users => Set<HubUser>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<Handling> Handlings => Set<Handling>();
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<DatedRule> DatedRules => Set<DatedRule>();
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<School> Schools => Set<School>();
    public DbSet<Assessor> Assessors => Set<Assessor>();
    public DbSet<CareHome> CareHomes => Set<CareHome>();
    public DbSet<Trainee> Trainees => Set<Trainee>();
    public DbSet<IdentityDocument> IdentityDocuments => Set<IdentityDocument>();
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<CourseRun> CourseRuns => Set<CourseRun>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<RosterImport> RosterImports => Set<RosterImport>();
    public DbSet<RosterImportRow> RosterImportRows => Set<RosterImportRow>();
    public DbSet<ClassSession> ClassSessions => Set<ClassSession>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
    public DbSet<AssessmentPlan> AssessmentPlans => Set<AssessmentPlan>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<Mark> Marks => Set<Mark>();
    public DbSet<HeldCertificate> HeldCertificates => Set<HeldCertificate>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateIssue> CertificateIssues => Set<CertificateIssue>();
    public DbSet<CertificatePaper> CertificatePapers => Set<CertificatePaper>();
    public DbSet<Competition> Competitions => Set<Competition>();
    public DbSet<Entry> CompetitionEntries => Set<Entry>();
    public DbSet<Scheme> Schemes => Set<Scheme>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<LeftOut> ClaimsLeftOut => Set<LeftOut>();
    public DbSet<ClaimBatch> ClaimBatches => Set<ClaimBatch>();
    public DbSet<BatchTransition> BatchTransitions => Set<BatchTransition>();
    public DbSet<BatchPaper> BatchPapers => Set<BatchPaper>();
    public DbSet<Target> Targets => Set<Target>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<Operation> Operations => Set<Operation>();
}

internal sealed class SqliteHubDb(DbContextOptions options) : HubDb(options);

internal sealed class PostgresHubDb(DbContextOptions options) : HubDb(options);
