using TrainingHub.Demo;
using TrainingHub.Sheets;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>Made-up people with these names; where each stands in the demonstration's list keeps their numbers apart.</summary>
    /// <param name="from">first place in the list</param>
    /// <param name="names">one person each, without a mail address</param>
    public static List<DemoPerson> People(int from, params IEnumerable<string> names) =>
        [.. names.Select((name, i) => DemoPeople.At(from + i, "湖滨区") with { Name = name, Mail = null, Phone = "13900000000" })];

    /// <summary>So many of the demonstration's people, without mail addresses.</summary>
    public static IEnumerable<DemoPerson> People(int count) => Enumerable.Range(0, count).Select(i => DemoPeople.At(i, "湖滨区") with { Mail = null });

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
