using System.Text.Json;
using TrainingHub.Platform.Letters;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Tests.Papers;

public sealed class LetterTests(PressRoom room) : IClassFixture<PressRoom>
{
    private const string Link = "https://caregiver.example/account/reset/7K3M9QX2RT5WYP8HJ4NC?for=a&b";

    private static readonly CertificateReady Ready = new()
    {
        Name = "李秀英",
        Occupation = "养老护理员",
        Level = "五级/初级工",
        School = "三门峡市湖滨区阳光养老护理职业培训学校",
        MyAddress = "https://caregiver.example/my",
        CheckAddress = "https://caregiver.example/verify",
    };

    private static readonly PasswordReset Reset = new() { Name = "李秀英", Until = "2022-05-01 10:30" };

    private static readonly Invitation Invited = new() { Name = "李秀英", UserName = "lixiuying", Role = "学校经办人 · 湖滨区", Until = "2022-05-08 10:30" };

    [Fact]
    public async Task That_a_certificate_is_ready_reads_as_approved()
    {
        var html = await HtmlAsync(Ready);
        Approved.Is(html, "certificate-ready.html");
        Approved.Is(SendLetter.PlainText(html), "certificate-ready.txt");
    }

    [Fact]
    public async Task A_password_link_reads_as_approved()
    {
        var html = await HtmlAsync(Reset.WithLink(Link));
        Approved.Is(html, "password-reset.html");
        Approved.Is(SendLetter.PlainText(html), "password-reset.txt");
    }

    [Fact]
    public async Task A_warning_of_guessed_codes_reads_as_approved()
    {
        var html = await HtmlAsync(new CodesGuessed { Name = "李秀英", Until = "2022-05-01 10:30" }.WithLink(Link));
        Approved.Is(html, "codes-guessed.html");
        Approved.Is(SendLetter.PlainText(html), "codes-guessed.txt");
    }

    [Fact]
    public async Task An_invitation_reads_as_approved()
    {
        var html = await HtmlAsync(Invited.WithLink(Link));
        Approved.Is(html, "invitation.html");
        Approved.Is(SendLetter.PlainText(html), "invitation.txt");
    }

    [Fact]
    public async Task A_trial_mail_reads_as_approved()
    {
        var html = await HtmlAsync(new TrialMail { Site = "https://caregiver.example/", At = "2022-05-01 10:30" });
        Approved.Is(html, "trial-mail.html");
        Approved.Is(SendLetter.PlainText(html), "trial-mail.txt");
    }

    [Fact]
    public void The_link_is_never_kept_with_the_letter()
    {
        foreach (var letter in new[] { Reset.WithLink(Link), Invited.WithLink(Link) })
            Assert.DoesNotContain("7K3M9QX2", JsonSerializer.Serialize(letter, letter.GetType(), JsonSerializerOptions.Web), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_link_the_letter_is_not_written() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => HtmlAsync(Reset));

    [Fact]
    public async Task A_name_cannot_bring_its_own_markup()
    {
        var html = await HtmlAsync(Ready with { Name = "<script>alert(1)</script>", School = "\"><a href='http://evil.example'>" });
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href='http://evil", html, StringComparison.Ordinal);
    }

    private Task<string> HtmlAsync(ILetter letter) => room.Templates.RenderAsync(letter, TestContext.Current.CancellationToken);
}
