using TrainingHub.Commands;

namespace TrainingHub.Tests.House;

public sealed class TypedSettingsTests
{
    [Theory]
    [InlineData("--Mail:Host=mail.example.cn")]
    [InlineData("--Mail:Host", "mail.example.cn")]
    [InlineData("--urls=http://localhost:5081", "--work:engine=false")]
    [InlineData("--urls", "http://localhost:5081", "--Work:Engine", "false")]
    [InlineData("--Data:ConnectionString=Host=db;Database=hub")]
    [InlineData("--Logging:LogLevel:Default=Warning")]
    public void Settings_are_understood(params string[] words) => Assert.Empty(TypedSettings.NotUnderstood(words));

    [Theory]
    [InlineData("--no-such")]
    [InlineData("frobnicate")]
    [InlineData("--Mial:Host=x")]
    [InlineData("Mail:Host=x")]
    [InlineData("--url=http://localhost:1")]
    [InlineData("--Mail")]
    [InlineData("--urls")]
    [InlineData("--urls", "--Work:Engine=false")]
    [InlineData("--urls=http://localhost:1", "http://localhost:2")]
    public void Anything_else_is_not(params string[] words) => Assert.NotEmpty(TypedSettings.NotUnderstood(words));
}
