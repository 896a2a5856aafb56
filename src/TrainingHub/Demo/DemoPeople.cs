using System.Globalization;
using TrainingHub.Training;

namespace TrainingHub.Demo;

/// <summary>One made-up person as a roster has them.</summary>
internal sealed record DemoPerson(string Name, string Number, Sex Sex, string? Phone, string? Mail, string Education, string Workplace);

/// <summary>
/// Made-up people, always the same from the same place in the list. Their identity numbers carry an address code that was never
/// given out (4199..), so that none can belong to anybody.
/// </summary>
internal static class DemoPeople
{
    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "欧阳", "司马"];

    private static readonly string[] Women =
        ["秀英", "桂兰", "玉兰", "淑珍", "凤英", "春梅", "丽华", "爱萍", "建芳", "红霞", "月琴", "小燕", "海霞", "翠莲", "巧云", "喜梅", "素芹", "彩虹", "会玲", "瑞芳", "金凤", "雪琴", "润叶", "冬梅"];

    private static readonly string[] Men =
        ["建国", "志强", "国庆", "卫东", "海军", "新民", "长河", "保山", "永福", "玉柱", "文斌", "根生"];

    /// <summary>Names that papers must be able to print: rare characters and a long one with the dot.</summary>
    private static readonly string[] Unusual =
        ["王喆", "李垚", "张堃", "陈祎", "刘翀", "赵䶮", "吴𠮷", "周𫖯", "阿依古丽·买买提", "迪丽拜尔·阿卜杜热依木·买买提艾力江"];

    private static readonly string[] Schooling = ["初中", "初中", "高中", "中专", "小学", "大专"];

    public static DemoPerson At(int index, string county)
    {
        var random = new Random(20220103 + index);
        var sex = random.Next(100) < 86 ? Sex.Female : Sex.Male;
        var given = sex == Sex.Female ? Women : Men;
        var name = Surnames[random.Next(Surnames.Length)] + given[random.Next(given.Length)];
        if (index % 4 == 1 && index / 4 < Unusual.Length)
            name = Unusual[index / 4]; // in the first class, so that they get certificates
        var born = new DateOnly(1962, 1, 1).AddDays(random.Next(365 * 24));
        var phone = random.Next(100) < 94 ? $"13{random.Next(10)}0000{index % 10000:0000}" : null;
        var mail = random.Next(100) < 18 ? $"xueyuan{index:0000}@example.cn" : null;
        var workplace = random.Next(100) < 70 ? $"{county}{(random.Next(2) == 0 ? "敬老院" : "颐康养老院")}" : "";
        return new(name, NumberOf(born, sex, index), sex, phone, mail, Schooling[random.Next(Schooling.Length)], workplace);
    }

    /// <summary>18 places with a right check digit (GB 11643); the serial and the address tell the people apart.</summary>
    private static string NumberOf(DateOnly born, Sex sex, int index)
    {
        var serial = index % 500 * 2 + (sex == Sex.Male ? 1 : 0);
        var body = string.Create(CultureInfo.InvariantCulture, $"4199{index / 500:00}{born:yyyyMMdd}{serial:000}");
        return body + ResidentNumber.CheckSign(body);
    }
}
