using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Rules;

public class EligibilityTests
{
    [Theory]
    [InlineData(Level.Five, true, false, null, 120_000L, "")]
    [InlineData(Level.Five, true, false, Level.Five, 120_000L, "")] // the certificate of this class itself
    [InlineData(Level.Five, false, false, null, 120_000L, "NoCertificate")]
    [InlineData(Level.Five, true, true, null, 120_000L, "AlreadyClaimed")]
    [InlineData(Level.Five, true, false, Level.Four, 120_000L, "HigherLevel")]
    [InlineData(Level.Four, true, false, Level.Five, 150_000L, "")] // a lower one is no hindrance
    [InlineData(Level.Three, true, false, Level.One, 200_000L, "HigherLevel")]
    [InlineData(Level.One, true, false, Level.One, 300_000L, "")]
    [InlineData(Level.Five, true, false, null, null, "NoRate")]
    [InlineData(Level.Five, true, false, null, 0L, "")] // a document that sets nothing is not the same as no document
    [InlineData(Level.Five, false, true, Level.Three, null, "NoCertificate AlreadyClaimed HigherLevel NoRate")]
    public void Who_is_claimed_for_and_why_not(Level level, bool certificate, bool claimed, Level? higher, long? fen, string reasons) =>
        Assert.Equal(reasons, string.Join(' ', Eligibility.Of(new(level, certificate, claimed, higher, fen))));

    [Fact]
    public void Every_reason_has_its_words_in_both_languages()
    {
        var words = Enum.GetValues<NotEligible>().Select(r => r.InChinese).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.All(words, w => Assert.True(Words.InEnglish.ContainsKey(w)));
    }
}
