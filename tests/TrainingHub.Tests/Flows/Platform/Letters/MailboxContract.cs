using TrainingHub.Platform.Letters;

namespace TrainingHub.Tests.Flows;

/// <summary>What every mailbox keeps to, whichever package stands behind it.</summary>
public abstract class MailboxContract
{
    private protected static readonly Mail Sample = new(
        "0198aabbccdd@hl.example.gov.cn", "欧阳·阿依古丽", "ayi@example.com", "您的职业技能等级证书已制作完成，请到领取处凭身份证件领取；This is a long subject with 汉字 in it",
        "<p>欧阳·阿依古丽，您好：</p><p><a href=\"https://hl.example.gov.cn/verify\">查验</a></p>", "欧阳·阿依古丽，您好：\r\n.\r\n一行只有一个点\r\n");

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract IMailbox Mailbox { get; }

    private protected abstract IReadOnlyList<string> Arrived { get; }

    [Fact]
    public async Task Subject_and_names_are_read_as_written()
    {
        await Mailbox.SendAsync(Sample, Stop);

        var mail = ReadMail.Of(Assert.Single(Arrived));
        Assert.Equal(Sample.Subject, mail.Subject);
        Assert.Contains("欧阳·阿依古丽", mail.To);
        Assert.Contains("ayi@example.com", mail.To);
        Assert.Contains("养老护理员培训", mail.From);
    }

    [Fact]
    public async Task Text_and_page_both_arrive()
    {
        await Mailbox.SendAsync(Sample, Stop);

        var body = ReadMail.Of(Assert.Single(Arrived)).Body;
        Assert.Contains("一行只有一个点", body);
        Assert.Contains("https://hl.example.gov.cn/verify", body);
    }

    [Fact]
    public async Task The_same_letter_sent_twice_carries_the_same_id()
    {
        await Mailbox.SendAsync(Sample, Stop);
        await Mailbox.SendAsync(Sample, Stop);

        Assert.Equal(["<0198aabbccdd@hl.example.gov.cn>"], Arrived.Select(m => ReadMail.Of(m).MessageId).Distinct());
    }

    [Fact]
    public async Task A_line_break_in_the_subject_makes_no_header()
    {
        await Mailbox.SendAsync(Sample with { Subject = "证书\r\nBcc: all@example.com" }, Stop);

        var mail = Assert.Single(Arrived);
        Assert.DoesNotContain("\nBcc:", mail, StringComparison.OrdinalIgnoreCase);
    }
}
