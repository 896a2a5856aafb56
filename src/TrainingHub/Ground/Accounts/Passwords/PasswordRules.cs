using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>What a password must be: long and not one of those everybody tries first. No rules about kinds of characters.</summary>
internal sealed class PasswordRules : IPasswordValidator<HubUser>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private static readonly FrozenSet<string> Common = Load();

    public Task<IdentityResult> ValidateAsync(UserManager<HubUser> manager, HubUser user, string? password) =>
        Task.FromResult(Broken(password ?? "", user.UserName!) is { } rule ? IdentityResult.Failed(new RuleError(rule)) : IdentityResult.Success);

    private static RuleBroken? Broken(string password, string userName)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
            return new RuleBroken("password.short", "密码至少 {0} 个字符，现在是 {1} 个；可以用几个不相干的词连起来", Shortest, length);
        if (password.Length > Longest || !TypedText.IsWellFormed(password))
            return new RuleBroken("password.long", "密码最多 {0} 个字符，请缩短", Longest);
        if (IsCommon(password) || IsPlain(password))
            return new RuleBroken("password.common", "这个密码太常见，容易被猜到，请换一个，例如几个不相干的词连起来");
        if (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return new RuleBroken("password.has-name", "密码里不要含有用户名，请换一个");
        return null;
    }

    /// <summary>In the list as it stands, or made of listed words and digits alone, such as <c>woaini5201314</c>.</summary>
    private static bool IsCommon(string password)
    {
        var plain = Plain(password);
        if (Common.Contains(plain))
            return true;
        var letters = plain.Trim("0123456789!@#$%^&*._-".ToCharArray());
        return Common.Contains(letters) && plain.Length - letters.Length >= 1;
    }

    /// <summary>Fewer than five different characters, or one run up, down or along the keyboard.</summary>
    private static bool IsPlain(string password)
    {
        var plain = Plain(password);
        if (plain.Distinct().Count() < 5)
            return true;
        var steps = plain.Zip(plain.Skip(1), (a, b) => b - a).Distinct().ToList();
        if (steps is [1] or [-1])
            return true;
        return Enumerable.Range(1, plain.Length / 2).Any(n => plain.Length % n == 0 && IsRepeat(plain, n) && (n < 5 || Common.Contains(plain[..n])));
    }

    private static bool IsRepeat(string text, int n) => Enumerable.Range(n, text.Length - n).All(i => text[i] == text[i - n]);

    private static string Plain(string password) => password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
