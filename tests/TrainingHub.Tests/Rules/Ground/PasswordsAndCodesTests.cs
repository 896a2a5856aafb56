using System.Text;
using Microsoft.AspNetCore.Identity;
using TrainingHub.Ground;
using TrainingHub.Pages.Ground.Account;
using TrainingHub.Web;

namespace TrainingHub.Tests.Rules;

public sealed class PasswordsAndCodesTests
{
    [Theory]
    [InlineData("short1234", "password.short")]
    [InlineData("woaini5201314", "password.common")]
    [InlineData("Zhongguo@2022", "password.common")]
    [InlineData("123456789012", "password.common")]
    [InlineData("aaaaaaaaaaaaaa", "password.common")]
    [InlineData("qwertyuiop123", "password.common")]
    [InlineData("passwordpassword", "password.common")]
    [InlineData("ilike-li.na-much", "password.has-name")]
    public async Task What_everybody_tries_first_is_refused(string password, string code)
    {
        var answer = await JudgeAsync(password);
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => answer.Must("Password")).Code);
    }

    [Theory]
    [InlineData("高山 流水 竹林 小桥 远帆")]
    [InlineData("correct lamp seven otter")]
    [InlineData("kX7vB2mQ9rTz")]
    public async Task Long_and_uncommon_is_enough(string password) => Assert.True((await JudgeAsync(password)).Succeeded);

    private static Task<IdentityResult> JudgeAsync(string password) => new PasswordRules().ValidateAsync(null!, HubUser.New("li.na", "李娜", null), password);

    // RFC 6238, appendix B: the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, Authenticator.Code(Encoding.ASCII.GetBytes("12345678901234567890"), second / 30));

    [Fact]
    public void The_secret_in_letters_is_base_32()
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", SecondFactorModel.InGroups(key));
        Assert.Equal("12345678901234567890", Encoding.ASCII.GetString(Authenticator.Bytes(SecondFactorModel.InGroups(key))));
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("https://0.0.0.0:443", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://localhost:5080;http://10.0.0.3:80", false)]
    public void Plain_http_is_for_this_machine_or_behind_a_known_proxy(string urls, bool fine)
    {
        if (fine)
            Proxies.CheckAddresses([urls], new());
        else
            Assert.Equal("serve.plain-http", Assert.Throws<RuleBroken>(() => Proxies.CheckAddresses([urls], new())).Code);
        Proxies.CheckAddresses([urls], new() { Known = ["10.0.0.5"] });
    }
}
