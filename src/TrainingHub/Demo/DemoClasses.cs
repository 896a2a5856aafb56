namespace TrainingHub.Demo;

/// <summary>
/// One class of the demonstration year: how many people reach the hours, how many drop out, who of them is assessed and passes.
/// </summary>
/// <param name="Region">code of the county</param>
/// <param name="Trained">people new to the year whose hours reach the rule</param>
/// <param name="Known">people who were trained in an earlier class already</param>
/// <param name="Passed">certificates; 0 when the class is not assessed within the year</param>
/// <param name="Assessor">place in the list of assessors</param>
internal sealed record DemoClass(string Code, string Region, Level Level, DateOnly First, int Trained, int Passed = 0, int Assessor = 0, int Dropped = 1, int Faulty = 1, int Known = 0);

/// <summary>
/// Sanmenxia's year 2022. The city's totals are those of the reply of 21 September 2022 (1,703 trained, 331 newly skilled, 54 of
/// them highly skilled); how they are spread over counties and classes is made up (演示设定).
/// </summary>
internal static class DemoClasses
{
    public static readonly IReadOnlyList<DemoClass> Sanmenxia =
    [
        new("2022-HB-01", "411202", Level.Five, new(2022, 2, 14), 95, Passed: 60, Assessor: 0, Faulty: 3),
        new("2022-HB-02", "411202", Level.Five, new(2022, 4, 11), 95),
        new("2022-HB-03", "411202", Level.Four, new(2022, 5, 16), 95, Passed: 40, Assessor: 0),
        new("2022-HB-04", "411202", Level.Three, new(2022, 6, 13), 95, Passed: 30, Assessor: 1),
        new("2022-SZ-01", "411203", Level.Five, new(2022, 2, 21), 94, Passed: 50, Assessor: 0, Faulty: 2),
        new("2022-SZ-02", "411203", Level.Five, new(2022, 5, 9), 93),
        new("2022-SZ-03", "411203", Level.Five, new(2022, 7, 18), 93),
        new("2022-MC-01", "411221", Level.Five, new(2022, 3, 7), 90, Passed: 40, Assessor: 2, Faulty: 2),
        new("2022-MC-02", "411221", Level.Five, new(2022, 5, 23), 90),
        new("2022-MC-03", "411221", Level.Four, new(2022, 6, 20), 90, Passed: 26, Assessor: 2),
        new("2022-LS-01", "411224", Level.Five, new(2022, 4, 18), 82, Passed: 21, Assessor: 0),
        new("2022-YM-01", "411281", Level.Three, new(2022, 5, 30), 63, Passed: 10, Assessor: 1),
        new("2022-LB-01", "411282", Level.Five, new(2022, 2, 28), 87, Passed: 40, Assessor: 3, Faulty: 2),
        new("2022-LB-02", "411282", Level.Five, new(2022, 3, 21), 87),
        new("2022-LB-03", "411282", Level.Five, new(2022, 4, 25), 87),
        new("2022-LB-04", "411282", Level.Five, new(2022, 6, 6), 87),
        new("2022-LB-05", "411282", Level.Five, new(2022, 7, 11), 86),
        new("2022-LB-06", "411282", Level.Three, new(2022, 7, 4), 86, Passed: 14, Assessor: 3),
        new("2022-JK-01", "411271", Level.Five, new(2022, 7, 25), 60),
        new("2022-SF-01", "4112Z1", Level.Five, new(2022, 8, 1), 48, Known: 15),
    ];

    /// <summary>Lessons of a class: one of six class hours on eleven working days; ten of them make the 60 hours.</summary>
    public const int Lessons = 11;

    public static readonly (string Name, string Letter, string Prefix, DateOnly FiledOn)[] SanmenxiaAssessors =
    [
        ("崤函职业技能评价中心（演示）", "S", "S000041000012", new(2021, 6, 1)),
        ("甘棠康养服务有限公司（演示）", "Y", "Y000041000101", new(2022, 3, 10)),
        ("仰韶养老产业有限公司（演示）", "Y", "Y000041000102", new(2022, 1, 17)),
        ("函谷护理服务有限公司（演示）", "Y", "Y000041000103", new(2022, 2, 8)),
    ];
}
