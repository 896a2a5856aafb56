namespace TrainingHub.Training;

/// <summary>Education (文化程度) as rosters and the national upload sheet write it.</summary>
internal static class EducationWords
{
    private static readonly (string Word, string[] Others)[] Known =
    [
        ("小学", ["小学毕业"]),
        ("初中", ["初中毕业", "初级中学"]),
        ("高中", ["高中毕业", "普通高中", "高级中学"]),
        ("中专", ["中等专科", "中专毕业", "中等职业教育", "中职"]),
        ("职高", ["职业高中"]),
        ("技校", ["中技", "技工学校", "高技", "技师学院"]),
        ("大专", ["专科", "大学专科", "高职", "大专毕业", "专科教育"]),
        ("本科", ["大学本科", "大学", "本科毕业", "学士"]),
        ("硕士", ["研究生", "硕士研究生"]),
        ("博士", ["博士研究生"]),
        ("小学以下", ["文盲", "半文盲", "文盲或半文盲", "不识字", "无", "扫盲班"]),
        ("其他", ["其它", "不详"]),
    ];

    private static readonly Dictionary<string, string> Meanings = Known
        .SelectMany(k => k.Others.Append(k.Word).Select(o => KeyValuePair.Create(o, k.Word))).ToDictionary();

    /// <summary>The words of the template's drop-down.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(k => k.Word)];

    /// <summary>One of <see cref="All"/>, or null when the words are unknown.</summary>
    public static string? Parse(string text) => Meanings.GetValueOrDefault(TypedText.Code(text) ?? "");
}
