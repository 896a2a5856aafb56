using System.Text.RegularExpressions;
using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>What a row below the headings is.</summary>
internal enum RosterLine
{
    Person,

    /// <summary>Nothing but its number.</summary>
    Empty,

    /// <summary>The headings or the title once more, as on every printed page.</summary>
    Heading,

    Sum,

    /// <summary>Who signed, when, or a remark to the whole.</summary>
    Signature,

    /// <summary>Neither name nor number nor a way to reach anybody.</summary>
    Nobody,
}

/// <summary>Tells people from the other lines of a roster. A row with something like an identity number is always a person.</summary>
internal static partial class RosterLines
{
    private const int ShortestNumber = 5;

    public static RosterLine Of(SheetRow row, RosterHeadings headings)
    {
        if (Text(RosterField.DocumentNumber) is { } number && RosterFields.Find(number)?.Field == RosterField.DocumentNumber
            || Text(RosterField.Name) is { } name && RosterFields.Find(name)?.Field == RosterField.Name)
            return RosterLine.Heading;
        if (Text(RosterField.DocumentNumber)?.Count(char.IsLetterOrDigit) >= ShortestNumber)
            return RosterLine.Person;
        var words = row.Cells.Where(c => !c.IsBlank).Select(c => Blanks().Replace(TypedText.Code(c.Text) ?? "", "")).ToList();
        if (row.Cells.All(c => c.IsBlank || headings.Titles.Contains(c.Text.Trim())))
            return RosterLine.Heading;
        if (words.Exists(Sum().IsMatch))
            return RosterLine.Sum;
        if (words.Exists(Signature().IsMatch))
            return RosterLine.Signature;
        if (headings.Columns.All.Any(c => c.Field is RosterField.Name or RosterField.DocumentNumber or RosterField.Phone or RosterField.Mail or RosterField.BirthDate
            && !row.At(c.Index).IsBlank))
            return RosterLine.Person;
        return row.Cells.Index().All(c => c.Item.IsBlank || HeadingWords.IsSerial(headings.Headings.GetValueOrDefault(c.Index, "-"))) ? RosterLine.Empty : RosterLine.Nobody;

        string? Text(RosterField field) =>
            headings.Columns.All.FirstOrDefault(c => c.Field == field) is { } column && row.At(column.Index) is { IsBlank: false } cell ? cell.Text : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A(?:本[页班]|以上)?(?:合计|总计|小计|共计|累计|总人数|合计人数|人数)(?:[:：(]|共?[0-9〇一二三四五六七八九十百]|人|\z)|\A(?:以上)?共[0-9〇一二三四五六七八九十百]+[人名]")]
    private static partial Regex Sum();

    [GeneratedRegex(@"\A(?:填表|制表|填报|报送|编制|审核|复核|审批|经办|负责|联系|校长|法人|法定代表|班主任|教务|单位|机构|学校|主管|盖章|公章|签字|签名|签章)(?:人|员|单位|部门|机构|负责人|代表人|意见|日期|时间|电话)*(?:\(?(?:签字|签名|签章|盖章|公章|章)\)?)*[:：]|(?:签字|签名|签章|盖章|公章)\)?[:：]?\z|\A\(?(?:盖章|公章|签章)\)?\z|\A(?:填表|制表|填报|报送|上报|审核)?(?:日期|时间)[:：]|\A(?:备注|说明|注|附注|填表说明|注意事项|注意)[:：]|\A注[0-9]*[、.:：]|\A第[0-9]+页|\A[0-9_]{0,4}年[0-9_]{0,2}月[0-9_]{0,2}日\z")]
    private static partial Regex Signature();
}
