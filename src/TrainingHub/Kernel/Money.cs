using System.Globalization;
using System.Text;

namespace TrainingHub.Kernel;

/// <summary>Money is counted in whole fen (分); yuan appear only where people read.</summary>
internal static class Money
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>¥1,200.00, or -¥1,200.00</summary>
    public static string Yuan(long fen) => fen < 0 ? "-¥" + Plain(-fen) : "¥" + Plain(fen);

    /// <summary>1,200.00</summary>
    public static string Plain(long fen) => (fen / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>
    /// The sum in capital figures as accounting papers ask (会计基础工作规范, article 52): 壹仟贰佰元整, 伍角整, 玖元零伍分.
    /// </summary>
    /// <param name="fen">0 to 999,999,999,999.99 yuan, in fen</param>
    public static string InWords(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fen, 99_999_999_999_999);
        var yuan = fen / 100;
        int jiao = (int)(fen / 10 % 10), cents = (int)(fen % 10);
        if (fen == 0)
            return "零元整";

        var words = new StringBuilder();
        if (yuan > 0)
            words.Append(Whole(yuan)).Append('元');
        if (jiao == 0 && cents == 0)
            return words.Append('整').ToString();
        if (jiao > 0)
            words.Append(Digits[jiao]).Append('角');
        else if (yuan > 0)
            words.Append('零');
        if (cents > 0)
            words.Append(Digits[cents]).Append('分');
        else
            words.Append('整');
        return words.ToString();
    }

    private static string Whole(long yuan)
    {
        var words = new StringBuilder();
        var groups = new (long Value, string Unit)[] { (yuan / 1_0000_0000, "亿"), (yuan / 1_0000 % 1_0000, "万"), (yuan % 1_0000, "") };
        var zero = false;
        foreach (var (value, unit) in groups)
        {
            if (value == 0)
            {
                zero = words.Length > 0;
                continue;
            }
            if (words.Length > 0 && (zero || value < 1000))
                words.Append('零');
            words.Append(Group((int)value)).Append(unit);
            zero = false;
        }
        return words.ToString();
    }

    private static string Group(int value)
    {
        var words = new StringBuilder();
        var zero = false;
        foreach (var (size, unit) in new[] { (1000, "仟"), (100, "佰"), (10, "拾"), (1, "") })
        {
            var digit = value / size % 10;
            if (digit == 0)
            {
                zero = words.Length > 0;
                continue;
            }
            if (zero)
                words.Append('零');
            words.Append(Digits[digit]).Append(unit);
            zero = false;
        }
        return words.ToString();
    }
}
