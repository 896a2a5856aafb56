using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrainingHub.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assessors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 13, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    filed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_years",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_years", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "care_homes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    credit_code = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    filing_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    filed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_care_homes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clock_words",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clock_words", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "competitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    theory_weight = table.Column<int>(type: "INTEGER", nullable: false),
                    pass_line = table.Column<int>(type: "INTEGER", nullable: false),
                    first_prizes = table.Column<int>(type: "INTEGER", nullable: false),
                    second_prizes = table.Column<int>(type: "INTEGER", nullable: false),
                    third_prizes = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    occupation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    occupation_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_courses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    found = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dated_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dated_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    change = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    entity_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    entity_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    operation_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    sealed_index = table.Column<long>(type: "INTEGER", nullable: true),
                    previous_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "installations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sealed_with = table.Column<int>(type: "INTEGER", nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    what_args = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    back_to = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_checks",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    to_address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    parent_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_regions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "schemes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    @short = table.Column<string>(name: "short", type: "TEXT", maxLength: 10, nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schemes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "schools",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    credit_code = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schools", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "site_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", maxLength: 8000, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    numbers = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    indicator = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_targets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trainees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    masked_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    mail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    education = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    workplace = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trainees", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    disabled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_serieses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 13, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_serieses", x => x.id);
                    table.ForeignKey(
                        name: "FK_number_serieses_assessors_assessor_id",
                        column: x => x.assessor_id,
                        principalTable: "assessors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_days", x => x.day);
                    table.ForeignKey(
                        name: "FK_calendar_days_calendar_years_year",
                        column: x => x.year,
                        principalTable: "calendar_years",
                        principalColumn: "year",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clock_jumps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    before = table.Column<DateTime>(type: "TEXT", nullable: false),
                    after = table.Column<DateTime>(type: "TEXT", nullable: false),
                    word_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clock_jumps", x => x.id);
                    table.ForeignKey(
                        name: "FK_clock_jumps_clock_words_word_id",
                        column: x => x.word_id,
                        principalTable: "clock_words",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    job_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    lease_owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<DateTime>(type: "TEXT", nullable: true),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    last_error_args = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_items", x => x.id);
                    table.ForeignKey(
                        name: "FK_work_items_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "course_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    course_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    hours_rule_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_course_runs", x => x.id);
                    table.ForeignKey(
                        name: "FK_course_runs_assessors_assessor_id",
                        column: x => x.assessor_id,
                        principalTable: "assessors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_course_runs_courses_course_id",
                        column: x => x.course_id,
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_course_runs_dated_rules_hours_rule_id",
                        column: x => x.hours_rule_id,
                        principalTable: "dated_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_course_runs_schools_school_id",
                        column: x => x.school_id,
                        principalTable: "schools",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "competition_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    competition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    theory = table.Column<int>(type: "INTEGER", nullable: false),
                    skills = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    extra_round = table.Column<int>(type: "INTEGER", nullable: true),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    award = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competition_entries", x => x.id);
                    table.ForeignKey(
                        name: "FK_competition_entries_competitions_competition_id",
                        column: x => x.competition_id,
                        principalTable: "competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_competition_entries_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    occupation_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    trust = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_certificates", x => x.id);
                    table.ForeignKey(
                        name: "FK_held_certificates_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", maxLength: 200, nullable: false),
                    index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    masked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_documents_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disclosures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    file = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    numbers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures", x => x.id);
                    table.ForeignKey(
                        name: "FK_disclosures_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handlings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    checker_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handlings", x => x.id);
                    table.ForeignKey(
                        name: "FK_handlings_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    home_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => x.id);
                    table.ForeignKey(
                        name: "FK_memberships_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "one_time_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_one_time_links", x => x.id);
                    table.ForeignKey(
                        name: "FK_one_time_links_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", maxLength: 2000, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    is_user_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "BLOB", maxLength: 20000, nullable: false),
                    client_data_json = table.Column<byte[]>(type: "BLOB", maxLength: 20000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "FK_passkeys_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", maxLength: 1000, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assessment_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    exam_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    notice_ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_plans", x => x.id);
                    table.ForeignKey(
                        name: "FK_assessment_plans_assessors_assessor_id",
                        column: x => x.assessor_id,
                        principalTable: "assessors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_assessment_plans_course_runs_course_run_id",
                        column: x => x.course_run_id,
                        principalTable: "course_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claim_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scheme_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    submitted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    contents = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claim_batches", x => x.id);
                    table.ForeignKey(
                        name: "FK_claim_batches_course_runs_course_run_id",
                        column: x => x.course_run_id,
                        principalTable: "course_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claim_batches_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "class_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    to = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_class_sessions_course_runs_course_run_id",
                        column: x => x.course_run_id,
                        principalTable: "course_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    enrolled_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    hours_reached_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    counts_as_person = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => x.id);
                    table.ForeignKey(
                        name: "FK_enrolments_course_runs_course_run_id",
                        column: x => x.course_run_id,
                        principalTable: "course_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_enrolments_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "roster_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    columns = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rest_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    matched = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    left_out = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roster_imports", x => x.id);
                    table.ForeignKey(
                        name: "FK_roster_imports_course_runs_course_run_id",
                        column: x => x.course_run_id,
                        principalTable: "course_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_roster_imports_roster_imports_rest_of_id",
                        column: x => x.rest_of_id,
                        principalTable: "roster_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    membership_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    second_factor_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    stepped_up_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sign_in_sessions_memberships_membership_id",
                        column: x => x.membership_id,
                        principalTable: "memberships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sign_in_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificate_issues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    job_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    count = table.Column<int>(type: "INTEGER", nullable: true),
                    hand_out_file_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificate_issues", x => x.id);
                    table.ForeignKey(
                        name: "FK_certificate_issues_assessment_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "assessment_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_transitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_batch_transitions", x => x.id);
                    table.ForeignKey(
                        name: "FK_batch_transitions_claim_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "claim_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claim_left_out",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claim_left_out", x => x.id);
                    table.ForeignKey(
                        name: "FK_claim_left_out_claim_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "claim_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claim_left_out_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    hours = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendances", x => x.id);
                    table.ForeignKey(
                        name: "FK_attendances_class_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "class_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attendances_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "candidates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    admitted = table.Column<bool>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_candidates", x => x.id);
                    table.ForeignKey(
                        name: "FK_candidates_assessment_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "assessment_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_candidates_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_candidates_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "roster_import_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    fields = table.Column<byte[]>(type: "BLOB", maxLength: 8000, nullable: false),
                    left_out = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roster_import_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_roster_import_rows_roster_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "roster_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "batch_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    transition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contents = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    pressed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_batch_papers", x => x.id);
                    table.ForeignKey(
                        name: "FK_batch_papers_batch_transitions_transition_id",
                        column: x => x.transition_id,
                        principalTable: "batch_transitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_batch_papers_claim_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "claim_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    candidate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    occupation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    occupation_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    series_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    serial = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    holder_sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    holder_id_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    holder_masked_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    assessor_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoke_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    issue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificates", x => x.id);
                    table.ForeignKey(
                        name: "FK_certificates_assessors_assessor_id",
                        column: x => x.assessor_id,
                        principalTable: "assessors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_certificates_candidates_candidate_id",
                        column: x => x.candidate_id,
                        principalTable: "candidates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_certificates_certificate_issues_issue_id",
                        column: x => x.issue_id,
                        principalTable: "certificate_issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_certificates_course_runs_course_run_id",
                        column: x => x.course_run_id,
                        principalTable: "course_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_certificates_number_serieses_series_id",
                        column: x => x.series_id,
                        principalTable: "number_serieses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_certificates_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    candidate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    tenths = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marks", x => x.id);
                    table.ForeignKey(
                        name: "FK_marks_candidates_candidate_id",
                        column: x => x.candidate_id,
                        principalTable: "candidates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificate_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    certificate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    snapshot = table.Column<byte[]>(type: "BLOB", maxLength: 8000, nullable: false),
                    pressed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificate_papers", x => x.id);
                    table.ForeignKey(
                        name: "FK_certificate_papers_certificates_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trainee_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    certificate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    region_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    occupation_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scheme_group = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    rule_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    out_because = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    out_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_claims_certificates_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claims_claim_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "claim_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claims_dated_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "dated_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_claims_trainees_trainee_id",
                        column: x => x.trainee_id,
                        principalTable: "trainees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_assessment_plans_assessor_id",
                table: "assessment_plans",
                column: "assessor_id");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_plans_course_run_id",
                table: "assessment_plans",
                column: "course_run_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessors_prefix",
                table: "assessors",
                column: "prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_attendances_enrolment_id_session_id_revision",
                table: "attendances",
                columns: new[] { "enrolment_id", "session_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_attendances_session_id_enrolment_id_revision_hours",
                table: "attendances",
                columns: new[] { "session_id", "enrolment_id", "revision", "hours" });

            migrationBuilder.CreateIndex(
                name: "IX_batch_papers_batch_id",
                table: "batch_papers",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_batch_papers_transition_id_contents_kind",
                table: "batch_papers",
                columns: new[] { "transition_id", "contents", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_batch_transitions_batch_id",
                table: "batch_transitions",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_days_year",
                table: "calendar_days",
                column: "year");

            migrationBuilder.CreateIndex(
                name: "IX_candidates_enrolment_id",
                table: "candidates",
                column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "IX_candidates_plan_id_enrolment_id",
                table: "candidates",
                columns: new[] { "plan_id", "enrolment_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_candidates_trainee_id",
                table: "candidates",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_certificate_issues_plan_id",
                table: "certificate_issues",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_certificate_papers_certificate_id",
                table: "certificate_papers",
                column: "certificate_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_certificates_assessor_id_issued_on_number",
                table: "certificates",
                columns: new[] { "assessor_id", "issued_on", "number" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_certificates_candidate_id",
                table: "certificates",
                column: "candidate_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_certificates_code",
                table: "certificates",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_certificates_course_run_id",
                table: "certificates",
                column: "course_run_id");

            migrationBuilder.CreateIndex(
                name: "IX_certificates_holder_name",
                table: "certificates",
                column: "holder_name");

            migrationBuilder.CreateIndex(
                name: "IX_certificates_issue_id",
                table: "certificates",
                column: "issue_id");

            migrationBuilder.CreateIndex(
                name: "IX_certificates_issued_on_number",
                table: "certificates",
                columns: new[] { "issued_on", "number" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_certificates_issued_on_region_path_level_school_id",
                table: "certificates",
                columns: new[] { "issued_on", "region_path", "level", "school_id" },
                filter: "state = 'Live'");

            migrationBuilder.CreateIndex(
                name: "IX_certificates_number",
                table: "certificates",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_certificates_school_id_issued_on_number",
                table: "certificates",
                columns: new[] { "school_id", "issued_on", "number" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_certificates_series_id_serial",
                table: "certificates",
                columns: new[] { "series_id", "serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_certificates_trainee_id",
                table: "certificates",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_certificates_trainee_id_occupation_code_level",
                table: "certificates",
                columns: new[] { "trainee_id", "occupation_code", "level" },
                unique: true,
                filter: "state = 'Live'");

            migrationBuilder.CreateIndex(
                name: "IX_claim_batches_course_run_id_scheme_id",
                table: "claim_batches",
                columns: new[] { "course_run_id", "scheme_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_claim_batches_number",
                table: "claim_batches",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_claim_batches_scheme_id",
                table: "claim_batches",
                column: "scheme_id");

            migrationBuilder.CreateIndex(
                name: "IX_claim_batches_school_id",
                table: "claim_batches",
                column: "school_id");

            migrationBuilder.CreateIndex(
                name: "IX_claim_left_out_batch_id_trainee_id",
                table: "claim_left_out",
                columns: new[] { "batch_id", "trainee_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_claim_left_out_trainee_id",
                table: "claim_left_out",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_claims_batch_id",
                table: "claims",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_claims_certificate_id",
                table: "claims",
                column: "certificate_id");

            migrationBuilder.CreateIndex(
                name: "IX_claims_rule_id",
                table: "claims",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "IX_claims_trainee_id_occupation_code_level_scheme_group",
                table: "claims",
                columns: new[] { "trainee_id", "occupation_code", "level", "scheme_group" },
                unique: true,
                filter: "state = 'Live'");

            migrationBuilder.CreateIndex(
                name: "IX_class_sessions_course_run_id_day_from",
                table: "class_sessions",
                columns: new[] { "course_run_id", "day", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clock_jumps_word_id",
                table: "clock_jumps",
                column: "word_id");

            migrationBuilder.CreateIndex(
                name: "IX_competition_entries_competition_id_trainee_id",
                table: "competition_entries",
                columns: new[] { "competition_id", "trainee_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_competition_entries_trainee_id",
                table: "competition_entries",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_competitions_region_path_name_from",
                table: "competitions",
                columns: new[] { "region_path", "name", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_course_runs_assessor_id",
                table: "course_runs",
                column: "assessor_id");

            migrationBuilder.CreateIndex(
                name: "IX_course_runs_code",
                table: "course_runs",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_course_runs_course_id",
                table: "course_runs",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "IX_course_runs_hours_rule_id",
                table: "course_runs",
                column: "hours_rule_id");

            migrationBuilder.CreateIndex(
                name: "IX_course_runs_school_id",
                table: "course_runs",
                column: "school_id");

            migrationBuilder.CreateIndex(
                name: "IX_courses_occupation_code_edition",
                table: "courses",
                columns: new[] { "occupation_code", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dated_rules_key_region_path",
                table: "dated_rules",
                columns: new[] { "key", "region_path" },
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_dated_rules_key_region_path_from",
                table: "dated_rules",
                columns: new[] { "key", "region_path", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_user_id",
                table: "disclosures",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_assessor_id_trainee_id",
                table: "enrolments",
                columns: new[] { "assessor_id", "trainee_id" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_course_run_id_trainee_id",
                table: "enrolments",
                columns: new[] { "course_run_id", "trainee_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_hours_reached_on_region_path_counts_as_person_school_id_trainee_id",
                table: "enrolments",
                columns: new[] { "hours_reached_on", "region_path", "counts_as_person", "school_id", "trainee_id" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_region_path_trainee_id",
                table: "enrolments",
                columns: new[] { "region_path", "trainee_id" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_school_id_trainee_id",
                table: "enrolments",
                columns: new[] { "school_id", "trainee_id" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_trainee_id",
                table: "enrolments",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_handlings_user_id_confirmed_at",
                table: "handlings",
                columns: new[] { "user_id", "confirmed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_held_certificates_is_demo",
                table: "held_certificates",
                column: "is_demo",
                filter: "is_demo");

            migrationBuilder.CreateIndex(
                name: "IX_held_certificates_number",
                table: "held_certificates",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_held_certificates_trainee_id",
                table: "held_certificates",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_history_entity_kind_entity_id",
                table: "history",
                columns: new[] { "entity_kind", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_sealed_index",
                table: "history",
                column: "sealed_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_documents_index",
                table: "identity_documents",
                column: "index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_documents_trainee_id",
                table: "identity_documents",
                column: "trainee_id");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_owner_id_created_at",
                table: "jobs",
                columns: new[] { "owner_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_kind_subject",
                table: "letters",
                columns: new[] { "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marks_candidate_id_part_revision",
                table: "marks",
                columns: new[] { "candidate_id", "part", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_memberships_trainee_id",
                table: "memberships",
                column: "trainee_id",
                unique: true,
                filter: "ended_at IS NULL AND trainee_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_user_id",
                table: "memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_user_id_assessor_id",
                table: "memberships",
                columns: new[] { "user_id", "assessor_id" },
                unique: true,
                filter: "ended_at IS NULL AND assessor_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_user_id_home_id",
                table: "memberships",
                columns: new[] { "user_id", "home_id" },
                unique: true,
                filter: "ended_at IS NULL AND home_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_user_id_role_region_path",
                table: "memberships",
                columns: new[] { "user_id", "role", "region_path" },
                unique: true,
                filter: "ended_at IS NULL AND school_id IS NULL AND assessor_id IS NULL AND home_id IS NULL AND trainee_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_user_id_school_id",
                table: "memberships",
                columns: new[] { "user_id", "school_id" },
                unique: true,
                filter: "ended_at IS NULL AND school_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_number_serieses_assessor_id",
                table: "number_serieses",
                column: "assessor_id");

            migrationBuilder.CreateIndex(
                name: "IX_number_serieses_prefix_year_level",
                table: "number_serieses",
                columns: new[] { "prefix", "year", "level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_one_time_links_user_id",
                table: "one_time_links",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_operations_user_id_key",
                table: "operations",
                columns: new[] { "user_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_credential_id",
                table: "passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_user_id",
                table: "passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_regions_code",
                table: "regions",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_regions_path",
                table: "regions",
                column: "path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_roster_import_rows_import_id_number",
                table: "roster_import_rows",
                columns: new[] { "import_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_roster_imports_course_run_id",
                table: "roster_imports",
                column: "course_run_id");

            migrationBuilder.CreateIndex(
                name: "IX_roster_imports_rest_of_id",
                table: "roster_imports",
                column: "rest_of_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_roster_imports_school_id",
                table: "roster_imports",
                column: "school_id");

            migrationBuilder.CreateIndex(
                name: "IX_schemes_key_region_path",
                table: "schemes",
                columns: new[] { "key", "region_path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_schools_name",
                table: "schools",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_sessions_key_hash",
                table: "sign_in_sessions",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_sessions_membership_id",
                table: "sign_in_sessions",
                column: "membership_id");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_sessions_user_id",
                table: "sign_in_sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_targets_year_indicator_region_path",
                table: "targets",
                columns: new[] { "year", "indicator", "region_path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trainees_name_key",
                table: "trainees",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_trainees_phone",
                table: "trainees",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "IX_user_tokens_user_id_login_provider_name",
                table: "user_tokens",
                columns: new[] { "user_id", "login_provider", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_users_normalized_user_name",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_users_person_id",
                table: "users",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_work_items_job_id_state",
                table: "work_items",
                columns: new[] { "job_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_work_items_key",
                table: "work_items",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_work_items_state_kind_id",
                table: "work_items",
                columns: new[] { "state", "kind", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendances");

            migrationBuilder.DropTable(
                name: "batch_papers");

            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "care_homes");

            migrationBuilder.DropTable(
                name: "certificate_papers");

            migrationBuilder.DropTable(
                name: "claim_left_out");

            migrationBuilder.DropTable(
                name: "claims");

            migrationBuilder.DropTable(
                name: "clock_jumps");

            migrationBuilder.DropTable(
                name: "competition_entries");

            migrationBuilder.DropTable(
                name: "data_checks");

            migrationBuilder.DropTable(
                name: "disclosures");

            migrationBuilder.DropTable(
                name: "handlings");

            migrationBuilder.DropTable(
                name: "held_certificates");

            migrationBuilder.DropTable(
                name: "history");

            migrationBuilder.DropTable(
                name: "identity_documents");

            migrationBuilder.DropTable(
                name: "installations");

            migrationBuilder.DropTable(
                name: "key_checks");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "marks");

            migrationBuilder.DropTable(
                name: "one_time_links");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "regions");

            migrationBuilder.DropTable(
                name: "roster_import_rows");

            migrationBuilder.DropTable(
                name: "sign_in_sessions");

            migrationBuilder.DropTable(
                name: "site_keys");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropTable(
                name: "targets");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "work_items");

            migrationBuilder.DropTable(
                name: "class_sessions");

            migrationBuilder.DropTable(
                name: "batch_transitions");

            migrationBuilder.DropTable(
                name: "calendar_years");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "clock_words");

            migrationBuilder.DropTable(
                name: "competitions");

            migrationBuilder.DropTable(
                name: "roster_imports");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "claim_batches");

            migrationBuilder.DropTable(
                name: "candidates");

            migrationBuilder.DropTable(
                name: "certificate_issues");

            migrationBuilder.DropTable(
                name: "number_serieses");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "schemes");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "assessment_plans");

            migrationBuilder.DropTable(
                name: "trainees");

            migrationBuilder.DropTable(
                name: "course_runs");

            migrationBuilder.DropTable(
                name: "assessors");

            migrationBuilder.DropTable(
                name: "courses");

            migrationBuilder.DropTable(
                name: "dated_rules");

            migrationBuilder.DropTable(
                name: "schools");
        }
    }
}
