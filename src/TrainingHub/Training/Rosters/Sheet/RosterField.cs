using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Training;

/// <summary>What a roster says of a person. Only name and document number must be there.</summary>
internal enum RosterField
{
    [Display(Name = "姓名")]
    Name,

    [Display(Name = "证件类型")]
    DocumentKind,

    [Display(Name = "证件号码")]
    DocumentNumber,

    [Display(Name = "性别")]
    Sex,

    [Display(Name = "手机号码")]
    Phone,

    [Display(Name = "文化程度")]
    Education,

    [Display(Name = "所在单位")]
    Workplace,

    [Display(Name = "申报等级")]
    Level,

    [Display(Name = "电子邮箱")]
    Mail,

    [Display(Name = "出生日期")]
    BirthDate,
}

/// <summary>The headings of a roster's columns.</summary>
internal static class RosterFields
{
    public static readonly IReadOnlyList<RosterField> All = Enum.GetValues<RosterField>();

    // What schools write instead of the template's own words, in the order in which they are believed.
    private static readonly (RosterField Field, string[] Others)[] Others =
    [
        (RosterField.Name, ["学员姓名", "考生姓名", "参训人员姓名", "培训人员姓名", "人员姓名", "护理员姓名", "本人姓名", "名字", "NAME", "FULLNAME"]),
        (RosterField.DocumentKind, ["证件类别", "证件种类", "证件名称", "IDTYPE"]),
        (RosterField.DocumentNumber, ["证件号", "身份证号", "身份证号码", "身份证件号码", "身份证件号", "居民身份证号码", "居民身份证号", "公民身份号码", "公民身份证号码", "有效证件号码", "证件编号", "身份证编号", "身份证", "IDNO", "IDNUMBER", "IDCARD"]),
        (RosterField.Sex, ["SEX", "GENDER"]),
        (RosterField.Phone, ["手机号", "手机", "联系电话", "电话", "电话号码", "联系手机", "本人手机", "本人电话", "联系方式", "移动电话", "MOBILE", "PHONE", "TEL"]),
        (RosterField.Education, ["学历", "最高学历", "受教育程度", "文化水平", "学历层次"]),
        (RosterField.Workplace, ["工作单位", "单位", "单位名称", "用人单位", "就职单位", "所在机构", "服务机构", "养老机构"]),
        (RosterField.Level, ["认定等级", "等级", "申报级别", "级别", "职业技能等级", "技能等级", "培训等级", "报考等级", "申报职业等级", "鉴定等级", "LEVEL"]),
        (RosterField.Mail, ["邮箱", "电子邮件", "电子邮箱地址", "邮箱地址", "EMAIL"]),
        (RosterField.BirthDate, ["出生年月日", "生日"]),
    ];

    private static readonly FrozenDictionary<string, (RosterField Field, int Rank)> Known = Others
        .SelectMany(h => h.Others.Prepend(h.Field.InChinese).Select((words, rank) => KeyValuePair.Create(words, (h.Field, rank))))
        .ToFrozenDictionary();

    /// <summary>The field of a heading; null for a column that is not read. Where two columns name one field (文化程度 and 学历) the smaller rank is taken.</summary>
    public static (RosterField Field, int Rank)? Find(string heading)
    {
        foreach (var words in HeadingWords.Of(heading))
            if (Known.TryGetValue(words, out var found))
                return found;
        return null;
    }
}
