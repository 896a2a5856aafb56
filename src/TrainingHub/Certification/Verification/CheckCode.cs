using System.Security.Cryptography;

namespace TrainingHub.Certification;

/// <summary>
/// The code in a certificate's QR address: 16 random signs of 5 bits (80 bits) and one check sign, so that a mistyped code is
/// noticed without a look at the database. Signs are those of Crockford's base 32: no I, L, O or U.
/// </summary>
internal static class CheckCode
{
    public const int Length = 17;
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        Span<char> code = stackalloc char[Length];
        for (var i = 0; i < 16; i++)
            code[i] = Signs[random[i] & 31];
        code[16] = Signs[CheckOf(code[..16])];
        return new string(code);
    }

    /// <summary>The code as it is stored, or null when it cannot be one: wrong length, foreign sign, wrong check sign.</summary>
    public static string? Parse(string typed)
    {
        var code = typed.Trim().ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (code.Length != Length)
            return null;
        foreach (var sign in code)
            if (!Signs.Contains(sign))
                return null;
        return Signs[CheckOf(code.AsSpan(0, 16))] == code[16] ? code : null;
    }

    // Weighted sum modulo 31 with weights that are all different: every single wrong sign changes it but for 0 against Z, every swap of neighbours too.
    private static int CheckOf(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
            sum += (i + 1) * Signs.IndexOf(code[i]);
        return sum % 31;
    }
}
