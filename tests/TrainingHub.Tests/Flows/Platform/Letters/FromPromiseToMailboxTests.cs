using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Tests.Flows;

public sealed class FromPromiseToMailboxTests : HubTest
{
    private readonly PostOffice outside = new();

    protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<IMailbox>(outside);

    private async Task<Letter> PromisedAsync(string? address)
    {
        var letter = Make<Post>().Promise(
            new CertificateReady { Name = "王芳", Occupation = "养老护理员", Level = "五级/初级工", School = "示范学校", MyAddress = "https://hl/my", CheckAddress = "https://hl/verify" },
            Guid.CreateVersion7(), "王芳", address);
        await Db.SaveChangesAsync(Stop);
        return letter;
    }

    private Task<Letter> NowAsync(Letter letter) =>
        ElsewhereAsync(s => s.GetRequiredService<HubDb>().Set<Letter>().SingleAsync(l => l.Id == letter.Id, Stop));

    [Fact]
    public async Task A_promised_letter_is_sent_once()
    {
        var letter = await PromisedAsync(" wang@example.com ");

        await Make<DueWork>().UntilEmptyAsync(Stop);
        await Make<DueWork>().UntilEmptyAsync(Stop);

        var mail = Assert.Single(outside.Sent);
        Assert.Equal(("wang@example.com", "您的职业技能等级证书已可领取"), (mail.To, mail.Subject));
        Assert.Contains("王芳", mail.Text);
        Assert.Contains("https://hl/verify", mail.Text);
        Assert.DoesNotContain("<", mail.Text);
        Assert.Equal((LetterState.Sent, Clock.Now), await Of());

        async Task<(LetterState, DateTime?)> Of() => (await NowAsync(letter)) is var l ? (l.State, l.SentAt) : default;
    }

    [Fact]
    public async Task Without_an_address_it_waits_on_paper()
    {
        var letter = await PromisedAsync(" ");

        await Make<DueWork>().UntilEmptyAsync(Stop);

        Assert.Empty(outside.Sent);
        Assert.Equal(LetterState.OnPaper, (await NowAsync(letter)).State);
    }

    [Fact]
    public async Task While_the_server_is_down_it_waits_and_then_goes_out_with_the_same_id()
    {
        outside.Down = true;
        var letter = await PromisedAsync("wang@example.com");
        await Make<DueWork>().UntilEmptyAsync(Stop);
        Assert.Equal(LetterState.Waiting, (await NowAsync(letter)).State);

        outside.Down = false;
        Clock.Pass(TimeSpan.FromMinutes(1));
        await Make<DueWork>().UntilEmptyAsync(Stop);

        Assert.Equal(2, outside.Tried.Count);
        Assert.Single(outside.Tried.Distinct());
        Assert.Equal(LetterState.Sent, (await NowAsync(letter)).State);
    }

    [Fact]
    public async Task A_word_that_is_no_address_stops_at_once_and_says_what_to_do()
    {
        await PromisedAsync("not an address");

        await Make<DueWork>().UntilEmptyAsync(Stop);

        var item = await Db.Set<WorkItem>().AsNoTracking().SingleAsync(w => w.Kind == SendLetter.Kind, Stop);
        Assert.Equal((WorkState.Parked, "收信人的邮箱地址写得不对，请在学员资料里改正。"), (item.State, item.Trouble));
    }

    [Fact]
    public async Task One_letter_of_a_kind_for_one_row()
    {
        var letter = await PromisedAsync(null);
        Make<Post>().Promise(letter.Model(), letter.Subject, "王芳", null);

        await Assert.ThrowsAsync<DbUpdateException>(() => Db.SaveChangesAsync(Stop));
    }

    private sealed class PostOffice : IMailbox
    {
        public bool Down { get; set; }
        public List<Mail> Sent { get; } = [];
        public List<string> Tried { get; } = [];

        public Task SendAsync(Mail mail, CancellationToken ct)
        {
            Tried.Add(mail.MessageId);
            if (Down)
                throw new NotDelivered("ServiceNotAvailable");
            Sent.Add(mail);
            return Task.CompletedTask;
        }
    }
}
