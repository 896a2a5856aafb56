namespace TrainingHub.Platform.Letters;

/// <summary>One mail, ready to go. The same letter always carries the same <see cref="MessageId"/>, so a second sending is known as a copy.</summary>
/// <param name="MessageId">without angle brackets, such as <c>0198…@hl.example.gov.cn</c></param>
internal sealed record Mail(string MessageId, string ToName, string To, string Subject, string Html, string Text);

/// <summary>Where mails leave the house.</summary>
internal interface IMailbox
{
    /// <summary>
    /// Returns when the mail was taken over. After a time-out the mail may have been delivered all the same:
    /// the next try carries the same Message-ID.
    /// </summary>
    /// <exception cref="NotDelivered">the other side did not take it; worth another try</exception>
    /// <exception cref="RuleBroken">there is no such recipient: <c>letter.no-such-address</c></exception>
    Task SendAsync(Mail mail, CancellationToken ct);
}
