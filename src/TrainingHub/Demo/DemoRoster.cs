using TrainingHub.Sheets;

namespace TrainingHub.Demo;

/// <summary>A school's roster workbook as schools write them, with the faults that schools make.</summary>
internal static class DemoRoster
{
    public static byte[] Of(DemoClass run, IReadOnlyList<DemoPerson> people, string county)
    {
        var stream = new MemoryStream();
        using (var sheets = new SheetWriter(stream))
        {
            sheets.BeginSheet("学员名单",
            [
                new("序号", 6, CellStyle.Whole), new("姓名", 14), new("证件类型", 14), new("证件号码", 24), new("性别", 6), new("手机号码", 16),
                new("文化程度", 10), new("所在单位", 26), new("申报等级", 14), new("电子邮箱", 24),
            ], $"{county}养老护理员培训班学员名单（{run.Code}）");
            var number = 0;
            foreach (var p in people)
                Row(p, p.Number);
            for (var i = 0; i < run.Faulty; i++)
                Faulty(i);

            void Row(DemoPerson p, string id) => sheets.Row().Add(++number).Add(p.Name).Add("居民身份证").Add(id).Add(p.Sex == Training.Sex.Female ? "女" : "男")
                .Add(p.Phone).Add(p.Education).Add(p.Workplace).Add(run.Level.InChinese).Add(p.Mail);

            void Faulty(int kind)
            {
                var p = DemoPeople.At(40_000 + run.First.DayNumber % 97 + kind * 11, county);
                switch (kind % 3)
                {
                    case 0: // a wrong check digit
                        Row(p, p.Number[..17] + (p.Number[17] == '0' ? '1' : '0'));
                        break;
                    case 1: // the sheet turned the number into a number and lost its end
                        sheets.Row().Add(++number).Add(p.Name).Add("居民身份证").Add(long.Parse(p.Number[..15], null) * 1000, CellStyle.Whole).Add("女").Add(p.Phone).Add(p.Education).Add(p.Workplace).Add(run.Level.InChinese);
                        break;
                    default: // the same person twice
                        Row(people[0], people[0].Number);
                        break;
                }
            }
        }
        return stream.ToArray();
    }
}
