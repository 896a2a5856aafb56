using System.Text.RegularExpressions;

namespace TrainingHub.Training;

/// <summary>
/// An identity document in canonical form: well-formed text, NFKC, trimmed, capital letters, 15 old digits made 18,
/// check digit and date verified (GB 11643). The region is never derived from it: address codes stay valid for life.
/// </summary>
internal sealed partial record IdDocument
{
    private IdDocument(IdKind kind, string number, DateOnly? born = null, Sex? sex = null) =>
        (Kind, Number, BirthDate, Sex) = (kind, number, born, sex);

    public IdKind Kind { get; }

    /// <summary>The canonical number; goes encrypted into the database and nowhere else in clear.</summary>
    public string Number { get; }

    /// <summary>From the number; null for passports, travel permits and the 15-character card of 2017.</summary>
    public DateOnly? BirthDate { get; }

    /// <summary>From the number's 17th digit, odd for men; null where the number does not say it.</summary>
    public Sex? Sex { get; }

    /// <summary>First 3 + last 2: 411*************26.</summary>
    public string Masked => Mask(Number);

    public override string ToString() => $"{Kind} {Masked}";

    /// <summary>Masks any number by its own length, wrong ones too; short ones keep one sign at each end.</summary>
    public static string Mask(string number) => number.Length switch
    {
        <= 2 => new string('*', number.Length),
        < 8 => $"{number[0]}{new string('*', number.Length - 2)}{number[^1]}",
        _ => $"{number[..3]}{new string('*', number.Length - 5)}{number[^2..]}",
    };

    /// <exception cref="RuleBroken">with the words of <see cref="Read"/></exception>
    public static IdDocument Parse(IdKind kind, string text) =>
        Read(kind, text, out var fault) ?? throw fault!.AsBroken();

    /// <summary>The document, or null and why not.</summary>
    public static IdDocument? Read(IdKind kind, string text, out Fault? fault)
    {
        var code = TypedText.Code(text);
        fault = code is null or "" || HasStrayCharacter(code)
            ? IdFaults.Characters(text, code)
            : Wrong(kind, ref code);
        if (fault != null)
            return null;

        var number = code!;
        if (number.Length != 18 || kind is IdKind.Passport or IdKind.TravelPermit)
            return new(kind, number);
        var sex = (number[16] - '0') % 2 == 1 ? Training.Sex.Male : Training.Sex.Female;
        return new(kind, number, ResidentNumber.BirthDate(number), sex);
    }

    /// <summary>Every document that the number can be: sheets without a column of kinds find people among all of them.</summary>
    public static IReadOnlyList<IdDocument> ReadAll(string text) =>
        [.. Enum.GetValues<IdKind>().Select(kind => Read(kind, text, out _)).OfType<IdDocument>()];

    private static Fault? Wrong(IdKind kind, ref string code) => kind switch
    {
        IdKind.ResidentId or IdKind.HkMoTwResidencePermit => ResidentNumber.Check(kind, ref code),
        IdKind.ForeignerPermit => CardOf2017().IsMatch(code) ? null : ResidentNumber.Check(kind, ref code),
        IdKind.Passport => PassportShape().IsMatch(code) ? null : IdFaults.Passport(code),
        IdKind.TravelPermit => TravelPermitShape().IsMatch(code) ? null : IdFaults.TravelPermit(code),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static bool HasStrayCharacter(string code)
    {
        foreach (var c in code)
            if (c is not (>= '0' and <= '9' or >= 'A' and <= 'Z'))
                return true;
        return false;
    }

    // [0-9] and \z on purpose: \d takes the digits of every script, $ stops before a line feed.
    [GeneratedRegex(@"\A[A-Z]{3}[0-9]{12}\z")]
    private static partial Regex CardOf2017();

    [GeneratedRegex(@"\A(?=.*[0-9])[A-Z0-9]{5,15}\z")]
    private static partial Regex PassportShape();

    [GeneratedRegex(@"\A[HM]?([0-9]{8}|[0-9]{10})\z")]
    private static partial Regex TravelPermitShape();
}
