using System.Text.RegularExpressions;

namespace TrainingHub.Training;

/// <summary>Education (文化程度) as rosters and the national upload sheet write it.</summary>
internal static partial class EducationWords
{
    private static readonly (string Word, string[] Others)[] Known =
    [
        ("小学", ["初小", "高小"]),
        ("初中", ["初级中学", "初中学"]),
        ("高中", ["普通高中", "高级中学", "普高"]),
        ("中专", ["中等专科", "中等专业学校", "中等专业", "中等职业", "中等职业学校", "中职", "中师", "职专", "职中专"]),
        ("职高", ["职业高中", "职业中学", "职中"]),
        ("技校", ["中技", "技工学校", "技工", "高技", "高级技校", "技师学院"]),
        ("大专", ["专科", "大学专科", "高职", "高职高专", "高等职业", "高等专科"]),
        ("本科", ["大学本科", "大学", "学士", "大本", "二本", "一本"]),
        ("硕士", ["研究生", "硕士研究生"]),
        ("博士", ["博士研究生"]),
        ("小学以下", ["文盲", "半文盲", "文盲或半文盲", "文盲半文盲", "不识字", "无", "扫盲班", "未上学", "没上过学", "没有上学", "学前"]),
        ("其他", ["其它", "不详"]),
    ];

    private static readonly Dictionary<string, string> Meanings = Known
        .SelectMany(k => k.Others.Append(k.Word).Select(o => KeyValuePair.Create(o, k.Word))).ToDictionary();

    /// <summary>The words of the template's drop-down.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(k => k.Word)];

    /// <summary>One of <see cref="All"/>, how and where it was reached aside (本科（函授）, 初中及以下, 高中毕业), or null when the words are unknown.</summary>
    public static string? Parse(string text)
    {
        var code = TypedText.Code(text) ?? "";
        return Meanings.GetValueOrDefault(Blanks().Replace(code, "")) ?? Meanings.GetValueOrDefault(Aside().Replace(Blanks().Replace(code, ""), ""));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\(.*?\)|\[.*?\]|【.*?】|[-—–/、,.·:]|[0-9]+年?|及?以[上下]|或以[上下]|毕业证?|肄业|结业|在读|就读|函授|自学考试|自考|成人高考|成人|成教|全日制|非全日制|在职|电大|夜大|网络|网教|远程|开放|国家开放大学|业余|学历|学位|文化|程度|水平|教育|(?<=[专科中学校])生")]
    private static partial Regex Aside();
}
