namespace TrainingHub.Tests.Flows;

/// <summary>The administrator tries the mail settings: with the real program, against a server of a private authority.</summary>
public sealed class MailTestCommandTests : IAsyncDisposable
{
    private readonly TheProgram program = new();
    private readonly TestAuthority authority = new();
    private readonly SmtpSink sink;

    public MailTestCommandTests()
    {
        sink = new(authority.For("127.0.0.1")) { ImplicitTls = true };
        File.WriteAllText(Path.Combine(program.Folder, "root.pem"), authority.Pem);
    }

    [Fact]
    public async Task A_trusted_authority_without_revocation_list_is_told_by_the_setting_and_works_with_it()
    {
        program.Environment["SSL_CERT_FILE"] = Path.Combine(program.Folder, "root.pem");

        var asked = await TryAsync("--Mail:CheckRevocation=true");
        var told = await TryAsync("--Mail:CheckRevocation=false");

        Assert.True(asked.Exit == 1 && asked.Log.Contains("Mail:CheckRevocation", StringComparison.Ordinal), asked.Log);
        Assert.True((told.Exit, told.Answer.Length > 0) == (0, true), told.Log);
        Assert.Equal("试寄：养老护理员培训与认证系统", ReadMail.Of(Assert.Single(sink.Mails)).Subject);
    }

    [Fact]
    public async Task An_unknown_authority_and_a_word_that_is_no_address_are_told_apart()
    {
        var unknown = await TryAsync("--Mail:CheckRevocation=false");
        Assert.True(unknown.Exit == 1 && unknown.Log.Contains("根证书", StringComparison.Ordinal), unknown.Log);

        var typo = await program.RunAsync("mail-test", "--to", "zhangli");
        Assert.True(typo.Exit == 3 && typo.Log.Contains("mail.shape", StringComparison.Ordinal), typo.Log);
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_where_the_letter_lies()
    {
        var said = await program.RunAsync("mail-test", "--to", "zhangli@example.cn");

        var file = Assert.Single(Directory.GetFiles(Path.Combine(program.Data, "mail"), "*.eml"));
        Assert.True(said.Exit == 0 && said.Answer.Contains(file, StringComparison.Ordinal), said.Answer + said.Log);
    }

    public async ValueTask DisposeAsync()
    {
        await sink.DisposeAsync();
        authority.Dispose();
        program.Dispose();
    }

    private Task<Said> TryAsync(string more) => program.RunAsync("mail-test", "--to", "zhangli@example.cn",
        "--Mail:Kind=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={sink.Port}", "--Mail:Security=ImplicitTls", "--Mail:From=noreply@example.cn", more);
}
