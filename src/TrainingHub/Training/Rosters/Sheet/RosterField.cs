using System.Collections.Frozen;

namespace TrainingHub.Training;

/// <summary>What a roster says of a person. Only name and document number must be there.</summary>
public enum RosterField { Name, DocumentKind, DocumentNumber, Sex, Phone, Education, Workplace, Level, Mail, BirthDate }

/// <summary>The headings of a roster's columns.</summary>
public static class RosterFields
{
    public static readonly IReadOnlyList<RosterField> All = Enum.GetValues<RosterField>();

    private static readonly (RosterField Field, string[] Headings)[] Headings =
    [
        (RosterField.Name, ["姓名", "学员姓名", "考生姓名", "参训人员姓名"]),
        (RosterField.DocumentKind, ["证件类型", "证件类别", "证件种类"]),
        (RosterField.DocumentNumber, ["证件号码", "证件号", "身份证号", "身份证号码", "身份证件号码", "居民身份证号码", "公民身份号码", "身份证"]),
        (RosterField.Sex, ["性别"]),
        (RosterField.Phone, ["手机号码", "手机号", "手机", "联系电话", "电话", "电话号码", "联系方式", "移动电话"]),
        (RosterField.Education, ["文化程度", "学历"]),
        (RosterField.Workplace, ["所在单位", "工作单位", "单位", "单位名称"]),
        (RosterField.Level, ["申报等级", "认定等级", "等级", "申报级别", "级别", "职业技能等级"]),
        (RosterField.Mail, ["电子邮箱", "邮箱", "电子邮件", "EMAIL", "E-MAIL"]),
        (RosterField.BirthDate, ["出生日期", "出生年月日"]),
    ];

    private static readonly FrozenDictionary<string, (RosterField Field, int Rank)> Known = Headings
        .SelectMany(h => h.Headings.Select((words, rank) => KeyValuePair.Create(words, (h.Field, rank))))
        .ToFrozenDictionary();

    extension(RosterField which)
    {
        /// <summary>The heading of the template, in Chinese.</summary>
        public string Heading => Headings[(int)which].Headings[0];
    }

    /// <summary>
    /// The field of a heading, blanks, stars, colons and what stands in brackets aside; null for a column that is not read.
    /// Where two columns name one field (文化程度 and 学历) the smaller rank is taken.
    /// </summary>
    public static (RosterField Field, int Rank)? Find(string heading)
    {
        var words = TypedText.Code(heading) ?? "";
        if (words.IndexOf('(', StringComparison.Ordinal) is var bracket and > 0) words = words[..bracket];
        words = string.Concat(words.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or ':' or '※')));
        return Known.TryGetValue(words, out var found) ? found : null;
    }
}
