using System.Text.RegularExpressions;
using TrainingHub.Platform.Letters;
using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>Understands one row and notes everything that is wrong with it.</summary>
internal sealed partial class RosterRowReader(RosterCells row, RosterColumns columns, RosterRules rules, List<RowProblem> problems)
{
    private const int MaxWorkplace = 200;

    public RosterRow Read()
    {
        if (row.Hidden)
            Warn(RosterField.Name, "row.hidden", new("可见的行"), new("隐藏的行"), new("这一行在表里是隐藏的，请确认是否要导入"));
        var name = ReadName();
        var document = ReadDocument();
        var sex = ReadSex(document);
        var born = ReadBirthDate(document);
        return new()
        {
            Raw = row,
            Name = name,
            Document = document,
            Sex = sex,
            BirthDate = born,
            Phone = ReadPhone(),
            Education = ReadEducation(),
            Workplace = ReadWorkplace(),
            Level = ReadLevel(),
            Mail = Text(RosterField.Mail) is { Length: > 0 } mail ? Take(RosterField.Mail, MailAddress.Read(mail, out var fault), fault) : null,
        };
    }

    private PersonName? ReadName()
    {
        if (Text(RosterField.Name) is not { } text)
            return null;
        var name = Take(RosterField.Name, PersonName.Read(text, out var fault), fault);
        if (name?.HasUnknownCharacter == true)
            Warn(RosterField.Name, "name.rare", new("标准编码的汉字"), Sentence.Of(text), new("姓名里有用旧编码造的生僻字，发证前需要更正，请用标准输入法重新录入"));
        return name;
    }

    private IdDocument? ReadDocument()
    {
        IdKind? kind = null;
        if (Text(RosterField.DocumentKind) is { Length: > 0 } words && (kind = IdKindWords.Parse(words)) == null)
            Refuse(RosterField.DocumentKind, "document-kind.unknown", new("居民身份证、港澳台居民居住证、外国人永久居留身份证、护照或通行证"), Sentence.Of(words),
                new("没有“{0}”这种证件类型，请填居民身份证、港澳台居民居住证、外国人永久居留身份证、护照或通行证", words));
        var cell = row.At(RosterField.DocumentNumber);
        if (Text(RosterField.DocumentNumber) is not { } text)
            return null;
        if (cell.Kind is CellKind.Number or CellKind.Date || Scientific().IsMatch(text.Trim()))
        {
            Refuse(RosterField.DocumentNumber, "document.numeric", new("文本格式"), Sentence.Of(text),
                new("证件号码被存成了数字，末三位可能已丢失。请把这一列设为“文本”格式后重新录入"));
            return null;
        }
        var document = Take(RosterField.DocumentNumber, IdDocument.Read(kind ?? IdKindWords.Of(text), text, out var fault), fault);
        if (document is { Kind: IdKind.ResidentId } && TypedText.Code(text)!.Length == 15)
            Warn(RosterField.DocumentNumber, "document.fifteen", new("18位"), new("{0}位", 15), new("15位旧号码已换算为18位（{0}），请与证件核对", document.Number));
        return document;
    }

    private Sex? ReadSex(IdDocument? document)
    {
        if (Text(RosterField.Sex) is not { } words)
            return document?.Sex;
        var sex = SexWords.Parse(words);
        if (words.Length == 0)
        {
            if (document is { Sex: null })
                Refuse(RosterField.Sex, "sex.missing", new("男或女"), new("空"), new("这种证件的号码不含性别，请填写男或女"));
        }
        else if (sex == null)
            Refuse(RosterField.Sex, "sex.unknown", new("男或女"), Sentence.Of(words), new("性别应为男或女，现在是“{0}”，请更正", words));
        else if (document?.Sex is { } stated && stated != sex)
            Refuse(RosterField.Sex, "sex.disagrees", Sentence.Of(stated), Sentence.Of(words), new("性别与证件号码不符：号码是{0}，表里是{1}，请核对", stated, sex.Value));
        return document?.Sex ?? sex;
    }

    private DateOnly? ReadBirthDate(IdDocument? document)
    {
        var text = Text(RosterField.BirthDate) ?? "";
        var written = DayText.Parse(text);
        if (text.Length > 0 && written == null)
            Warn(RosterField.BirthDate, "birth-date.unknown", Sentence.Of("1980-01-31"), Sentence.Of(text), new("出生日期应像1980-01-31，现在是“{0}”，请更正", text));
        else if (written is { } day && document?.BirthDate is { } stated && stated != day)
            Warn(RosterField.BirthDate, "birth-date.disagrees", Sentence.Of(stated), Sentence.Of(day), new("出生日期与证件号码不符，以号码为准（{0:yyyy-MM-dd}），请核对", stated));
        var born = document?.BirthDate ?? written;
        var field = document?.BirthDate is null ? RosterField.BirthDate : RosterField.DocumentNumber;
        if (born is { } birth)
        {
            if (Age.On(birth, rules.FirstDay) is var age && age < rules.MinimumAge)
                Refuse(field, "age.under", new("{0}岁以上", rules.MinimumAge), new("{0}岁", Math.Max(age, 0)),
                    new("开班首日（{0:yyyy-MM-dd}）应年满{1}岁，现在是{2}岁，请核对证件号码或改报以后的班次", rules.FirstDay, rules.MinimumAge, Math.Max(age, 0)));
        }
        else if (document != null && text.Length == 0)
            Warn(RosterField.BirthDate, "birth-date.missing", new("出生日期"), new("空"), new("这种证件的号码不含出生日期，无法核对年龄，请填写“出生日期”列"));
        return born;
    }

    private MobilePhone? ReadPhone()
    {
        if (Text(RosterField.Phone) is not { } text)
            return null;
        if (TypedText.Code(text) is "")
        {
            Warn(RosterField.Phone, "phone.missing", new("11位手机号"), new("空"), new("没有手机号，无法收到短信通知；可以导入，请尽量补上"));
            return null;
        }
        return Take(RosterField.Phone, MobilePhone.Read(text, out var fault), fault);
    }

    private string? ReadEducation()
    {
        if (Text(RosterField.Education) is not { Length: > 0 } words)
            return null;
        var education = EducationWords.Parse(words);
        if (education == null)
            Warn(RosterField.Education, "education.unknown", Sentence.Of(string.Join('、', EducationWords.All)), Sentence.Of(words), new("没有“{0}”这种文化程度，将按未填导入；请从模板的下拉选项中选择", words));
        return education;
    }

    private string? ReadWorkplace()
    {
        if (Text(RosterField.Workplace) is not { Length: > 0 } text)
            return null;
        var plain = LineEnds().Replace(text.Trim(), " ");
        if (TypedText.IsWellFormed(plain) && !plain.Any(char.IsControl) && plain.Length <= MaxWorkplace)
            return plain;
        Refuse(RosterField.Workplace, "workplace.text", new("不超过{0}个字", MaxWorkplace), new("{0}个字", plain.Length), new("所在单位最多{0}个字，不能有控制字符，请更正", MaxWorkplace));
        return null;
    }

    private Level? ReadLevel()
    {
        if (Text(RosterField.Level) is not { } words)
            return null;
        if (words.Length == 0)
            return rules.ClassLevel;
        var level = Levels.Parse(words);
        if (level == null)
            Refuse(RosterField.Level, "level.unknown", Sentence.Of(string.Join('、', Levels.All.Select(l => l.InChinese))), Sentence.Of(words), new("没有“{0}”这个等级，请从模板的下拉选项中选择", words));
        else if (rules.ClassLevel is { } wanted && wanted != level)
            Warn(RosterField.Level, "level.other-class", Sentence.Of(wanted), Sentence.Of(level.Value), new("申报等级是{0}，本班是{1}，请确认是否报错了班", level.Value, wanted));
        return level;
    }

    /// <summary>The cell's text, "" when empty; null when the cell itself was refused.</summary>
    private string? Text(RosterField field)
    {
        var cell = row.At(field);
        if (cell.Formula)
            Refuse(field, "cell.formula", new("文字"), new("公式"), new("这一格是公式，不能导入。请复制后选择性粘贴为“数值”"));
        else if (cell.Kind == CellKind.Error)
            Refuse(field, "cell.error", new("文字"), Sentence.Of(cell.Text), new("这一格是错误值{0}，请改成实际内容", cell.Text));
        else
            return cell.IsBlank ? "" : cell.Text;
        return null;
    }

    private TValue? Take<TValue>(RosterField field, TValue? value, Fault? fault) where TValue : class
    {
        if (fault != null)
            Refuse(field, fault.Code, fault.Expected, fault.Found, fault.Message);
        return value;
    }

    private void Refuse(RosterField field, string code, Sentence expected, Sentence found, Sentence message) =>
        problems.Add(new(row.Number, columns.Heading(field), field.ToString(), code, Severity.Error, expected, found, message));

    private void Warn(RosterField field, string code, Sentence expected, Sentence found, Sentence message) =>
        problems.Add(new(row.Number, columns.Heading(field), field.ToString(), code, Severity.Warning, expected, found, message));

    [GeneratedRegex(@"\A[0-9](\.[0-9]+)?[Ee]\+?[0-9]{1,3}\z")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"[\r\n\t]+")]
    private static partial Regex LineEnds();
}
