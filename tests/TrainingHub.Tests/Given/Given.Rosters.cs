using TrainingHub.Demo;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>How many of the demonstration's people have different numbers.</summary>
    private const int Numbered = 50_000;

    /// <summary>Made-up people with these names; where each stands in the demonstration's list keeps their numbers apart.</summary>
    /// <param name="from">first place in the list</param>
    /// <param name="names">one person each, without a mail address</param>
    public static List<DemoPerson> People(int from, params IEnumerable<string> names) =>
        [.. names.Select((name, i) => DemoPeople.At(from + i, "湖滨区") with { Name = name, Mail = null, Phone = "13900000000" })];

    /// <summary>So many of the demonstration's people, without mail addresses; more than it has are born elsewhere.</summary>
    /// <param name="from">first place, so that several rosters have nobody twice</param>
    public static IEnumerable<DemoPerson> People(int count, int from = 0) =>
        Enumerable.Range(from, count).Select(i => (Province: 41 + i / Numbered, Person: DemoPeople.At(i % Numbered, "湖滨区")))
            .Select(p => p.Person with { Mail = null, Number = OfProvince(p.Province, p.Person.Number) });

    private static string OfProvince(int province, string number)
    {
        var body = $"{province}{number[2..17]}";
        return body + ResidentNumber.CheckSign(body);
    }

    /// <summary>A school's workbook of these people, with a title above the headings.</summary>
    public static byte[] Roster(IEnumerable<DemoPerson> people, string level = "五级/初级工")
    {
        var stream = new MemoryStream();
        using (var sheet = new SheetWriter(stream))
        {
            sheet.BeginSheet("学员名单",
                [new("姓名", 14), new("证件类型", 14), new("证件号码", 24), new("手机号码", 16), new("所在单位", 24), new("申报等级", 14), new("电子邮箱", 24)], "学员名单");
            foreach (var p in people)
                sheet.Row().Add(p.Name).Add("居民身份证").Add(p.Number).Add(p.Phone).Add(p.Workplace).Add(level).Add(p.Mail);
        }
        return stream.ToArray();
    }
}
