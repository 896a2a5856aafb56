using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using TrainingHub.Platform.Work;

namespace TrainingHub.Platform.Letters;

/// <summary>
/// What went wrong on the way to the mail server, in words that name the setting to look at. Of a server's answer only its numbers
/// go on: the text may hold the address.
/// </summary>
internal static partial class SmtpTrouble
{
    /// <summary>The exception for the outside; null for one that is none of the mail server's making.</summary>
    /// <param name="stop">the caller's own wish to end, which is no trouble</param>
    public static Exception? Of(Exception trouble, CertificateTrouble certificate, MailSettings to, CancellationToken stop) => trouble switch
    {
        SmtpCommandException refused => Of(refused, to),
        OperationCanceledException => stop.IsCancellationRequested ? null
            : new NotDelivered("邮件服务器在{0}秒内没有答复。请核对 Mail:Host、Mail:Port 和防火墙；服务器确实很慢时调大 Mail:TimeoutSeconds。", to.TimeoutSeconds),
        SslHandshakeException => Of(certificate, to),
        AuthenticationException or ServiceNotAuthenticatedException => new NotDelivered("邮件服务器不接受登录。请核对 Mail:User 和 Mail:Password；有的邮箱要用单独的授权码。"),
        NotSupportedException => new NotDelivered("邮件服务器在端口{0}上不提供所要求的加密或登录方式，信件不会明文寄出。请核对 Mail:Port、Mail:Security 和 Mail:User。", to.Port),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            new NotDelivered("找不到邮件服务器“{0}”。请核对 Mail:Host 和本机的域名解析。", to.Host!),
        SocketException => new NotDelivered("连不上邮件服务器 {0}:{1}。请核对 Mail:Host、Mail:Port 和防火墙。", to.Host!, to.Port),
        ProtocolException or IOException or ServiceNotConnectedException =>
            new NotDelivered("与邮件服务器的连接中断了。偶尔一次不要紧，会自动再试；一再如此请核对 Mail:Port 和 Mail:Security。"),
        RuleBroken or NotYet => null,
        _ => new NotDelivered("与邮件服务器谈不下去（{0}）。请核对 Mail:Host、Mail:Port 和 Mail:Security，再用试寄邮件查明原因。", trouble.GetType().Name),
    };

    private static Exception Of(SmtpCommandException refused, MailSettings to)
    {
        var numbers = Numbers(refused);
        return refused.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted when NoSuchRecipient().IsMatch(numbers)
                || !numbers.Contains(' ', StringComparison.Ordinal) && (int)refused.StatusCode >= 550 && InWords().IsMatch(refused.Message) =>
                new RuleBroken("letter.no-such-address", "收信的邮箱不存在（邮件服务器答复{0}）。请与本人核对地址并更正。", numbers),
            _ when refused.StatusCode == SmtpStatusCode.AuthenticationRequired =>
                new NotDelivered("邮件服务器要求先登录（答复{0}）。请设置 Mail:User 和 Mail:Password。", numbers),
            SmtpErrorCode.SenderNotAccepted when (int)refused.StatusCode >= 500 =>
                new NotDelivered("邮件服务器不接受发件地址{0}（答复{1}）。请核对 Mail:From，通常要与 Mail:User 是同一个邮箱。", to.From, numbers),
            _ => (int)refused.StatusCode >= 500
                ? new NotDelivered("邮件服务器拒收了这封信（答复{0}）。请把这个编号告诉邮件服务器的管理员。", numbers)
                : new NotDelivered("邮件服务器现在不收信（答复{0}），会自动再试。", numbers),
        };
    }

    private static NotDelivered Of(CertificateTrouble certificate, MailSettings to) => certificate switch
    {
        CertificateTrouble.RevocationUnknown => new("查不到邮件服务器的证书是否已被吊销。请让本机能访问证书机构的吊销列表；自建机构没有吊销列表的，把 Mail:CheckRevocation 设为 false。"),
        CertificateTrouble.Revoked => new("邮件服务器的证书已被吊销，信件没有寄出。请联系邮件服务器的管理员。"),
        CertificateTrouble.OutOfDate => new("邮件服务器的证书不在有效期内。请核对本机时间；时间无误的，请邮件服务器的管理员更换证书。"),
        CertificateTrouble.OtherName => new("邮件服务器的证书不是发给“{0}”的。请把 Mail:Host 改成证书上的名称。", to.Host!),
        CertificateTrouble.Untrusted => new("本机不信任邮件服务器的证书。请把签发机构的根证书装进操作系统的信任列表，或换用受信任机构的证书。"),
        CertificateTrouble.None => new("与邮件服务器的加密连接没有建立。请核对 Mail:Port 和 Mail:Security：465 端口用 ImplicitTls，587 和 25 端口用 StartTls。"),
        _ => throw new ArgumentOutOfRangeException(nameof(certificate), certificate, null),
    };

    /// <summary>Such as <c>550 5.1.1</c>.</summary>
    private static string Numbers(SmtpCommandException refused)
    {
        var code = ((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture);
        return Enhanced().Match(refused.Message) is { Success: true } enhanced ? $"{code} {enhanced.Value}" : code;
    }

    // Some providers answer with 550 alone and say in words that they do not know the mailbox.
    [GeneratedRegex("no such|not found|unknown|unrouteable|not exist|not local|invalid (?:recipient|mailbox|user|address)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InWords();

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Enhanced();

    // 5.1.7 and 5.1.8 are about the sender (RFC 3463).
    [GeneratedRegex(@" 5\.1\.(?:[0-6]|9|10)$", RegexOptions.NonBacktracking)]
    private static partial Regex NoSuchRecipient();
}
