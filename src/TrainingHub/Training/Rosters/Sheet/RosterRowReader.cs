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
            Mail = ReadMail(),
        };
    }

    private PersonName? ReadName()
    {
        if (Text(RosterField.Name) is not { } text)
            return null;
        var name = Take(RosterField.Name, PersonName.Read(text, out var fault), fault);
        if (name?.HasUnknownCharacter == true)
            Warn(RosterField.Name, "name.rare", new("标准编码的汉字"), Sentence.Of(text), new("姓名里有用旧编码造的生僻字，发证前需要更正，请用标准输入法重新录入"));
        if (name?.WasFolded == true)
            Warn(RosterField.Name, "name.folded", Sentence.Of(name.Text), Sentence.Of(text), new("姓名里有从PDF等处带来的部首或异体编码，已换成通用字“{0}”，请与证件核对", name.Text));
        if (name?.StrangeDot is { } dot)
            Warn(RosterField.Name, "name.dot", Sentence.Of('·'), Sentence.Of(TypedText.Show(dot)), new("姓名中间的“{0}”按间隔号“·”核对，请与证件核对", TypedText.Show(dot)));
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
        // A number of up to 15 digits is whole: a permit's, or an old card's.
        if (cell.Kind == CellKind.Date || TypedText.HasLostDigits(text) || cell.Kind == CellKind.Number && !(text.Length <= 15 && TypedText.IsDigits(text)))
            return Take(RosterField.DocumentNumber, default(IdDocument), IdFaults.LostDigits(text));
        var shaped = kind ?? IdKindWords.Of(text);
        var document = IdDocument.Read(shaped, text, out var fault);
        if (document == null && kind == null && row.At(RosterField.DocumentKind).IsBlank && IdKindWords.IsAskedFor(text))
            fault = IdFaults.Kind(TypedText.Code(text)!);
        Take(RosterField.DocumentNumber, document, fault);
        if (document is { Kind: IdKind.ResidentId } && TypedText.Code(text)!.Length == 15)
            Warn(RosterField.DocumentNumber, "document.fifteen", new("18位"), new("{0}位", 15), new("15位旧号码已换算为18位（{0}），请与证件核对", document.Number));
        if (document is { Kind: IdKind.Passport or IdKind.TravelPermit } && kind == null)
            Warn(RosterField.DocumentNumber, "document.kind-shaped", new("证件类型"), new("空"), new("没有填证件类型，按号码的样式读作“{0}”，请核对", document.Kind));
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
        else if (sex == null && document?.Sex is { } known)
            Warn(RosterField.Sex, "sex.unknown", Sentence.Of(known), Sentence.Of(words), new("性别应为男或女，现在是“{0}”，按证件号码读作{1}", words, known));
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
            if (birth > rules.FirstDay)
                Refuse(field, "birth-date.future", new("真实的出生日期"), Sentence.Of(birth), new("出生日期{0:yyyy-MM-dd}晚于开班首日（{1:yyyy-MM-dd}），一定有误，请与证件核对", birth, rules.FirstDay));
            else if (Age.On(birth, rules.FirstDay) is var age && age < rules.MinimumAge)
                Refuse(field, "age.under", new("{0}岁以上", rules.MinimumAge), new("{0}岁", Math.Max(age, 0)),
                    new("开班首日（{0:yyyy-MM-dd}）应年满{1}岁，现在是{2}岁，请核对证件号码或改报以后的班次", rules.FirstDay, rules.MinimumAge, Math.Max(age, 0)));
        }
        else if (document != null && text.Length == 0)
            Warn(RosterField.BirthDate, "birth-date.missing", new("出生日期"), new("空"), new("这种证件的号码不含出生日期，无法核对年龄，请填写“出生日期”列"));
        return born;
    }

    private PhoneNumber? ReadPhone()
    {
        if (Text(RosterField.Phone) is not { } text)
            return null;
        var phone = PhoneNumber.Read(text, out var remark);
        if (remark is not null)
            Warn(RosterField.Phone, remark.Code, remark.Expected, remark.Found, remark.Message);
        return phone;
    }

    private string? ReadMail()
    {
        if (Text(RosterField.Mail) is not { Length: > 0 } text || PhoneNumber.IsNone(text))
            return null;
        var mail = MailAddress.Read(text, out var fault);
        if (fault is not null)
            Warn(RosterField.Mail, fault.Code, fault.Expected, fault.Found, fault.Message);
        return mail;
    }

    private string? ReadEducation()
    {
        if (Text(RosterField.Education) is not { Length: > 0 } words)
            return null;
        var education = EducationWords.Parse(words);
        if (education == null)
            Warn(RosterField.Education, "education.unknown", Sentence.Of(string.Join('、', EducationWords.All)), Sentence.Of(words),
                new("没有“{0}”这种文化程度，将按未填导入；可以填{1}", words, string.Join('、', EducationWords.All)));
        return education;
    }

    private string? ReadWorkplace()
    {
        if (Text(RosterField.Workplace) is not { Length: > 0 } text)
            return null;
        var plain = LineEnds().Replace(text.Trim(), " ");
        if (TypedText.IsWellFormed(plain) && !plain.Any(char.IsControl) && plain.Length <= MaxWorkplace)
            return plain;
        Warn(RosterField.Workplace, "workplace.text", new("不超过{0}个字", MaxWorkplace), new("{0}个字", plain.Length), new("所在单位最多{0}个字，不能有控制字符，这一格没有读取，请更正", MaxWorkplace));
        return null;
    }

    private Level? ReadLevel()
    {
        if (Text(RosterField.Level) is not { Length: > 0 } words)
            return rules.ClassLevel;
        var level = Levels.Parse(words);
        if (level == null)
            Warn(RosterField.Level, "level.unknown", Sentence.Of(string.Join('、', Levels.All.Select(l => l.InChinese))), Sentence.Of(words),
                new("没有“{0}”这个等级，按本班的等级导入；可以填{1}", words, string.Join('、', Levels.All.Select(l => l.InChinese))));
        else if (rules.ClassLevel is { } wanted && wanted != level)
            Warn(RosterField.Level, "level.other-class", Sentence.Of(wanted), Sentence.Of(level.Value), new("申报等级是{0}，本班是{1}，请确认是否报错了班", level.Value, wanted));
        return level ?? rules.ClassLevel;
    }

    /// <summary>The cell's text, "" when empty; null when the cell itself cannot be read, which keeps nobody out where it may be empty.</summary>
    private string? Text(RosterField field)
    {
        var cell = row.At(field);
        Action<RosterField, string, Sentence, Sentence, Sentence> tell = field is RosterField.Name or RosterField.DocumentNumber or RosterField.DocumentKind or RosterField.Sex ? Refuse : Warn;
        if (cell.Formula)
            tell(field, "cell.formula", new("文字"), new("公式"), new("这一格是公式，不能导入。请复制后选择性粘贴为“数值”"));
        else if (cell.Kind == CellKind.Error)
            tell(field, "cell.error", new("文字"), Sentence.Of(cell.Text), new("这一格是错误值{0}，请改成实际内容", cell.Text));
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

    [GeneratedRegex(@"[\r\n\t]+")]
    private static partial Regex LineEnds();
}
