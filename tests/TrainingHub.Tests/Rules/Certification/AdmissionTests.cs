using TrainingHub.Certification;

namespace TrainingHub.Tests.Rules;

/// <summary>A class asks for 60 hours. Levels 3, 2 and 1 ask for a certificate of the level below.</summary>
public class AdmissionTests
{
    [Theory]
    [InlineData(Level.Five, 60, "", "")]
    [InlineData(Level.Five, 61, "", "")]
    [InlineData(Level.Five, 59, "", "Hours")]
    [InlineData(Level.Five, 60, "Five", "HoldsIt")]
    [InlineData(Level.Five, 0, "Five", "Hours HoldsIt")]
    [InlineData(Level.Five, 60, "Three", "")]
    [InlineData(Level.Four, 60, "", "")]
    [InlineData(Level.Four, 60, "Five", "")]
    [InlineData(Level.Three, 60, "", "LowerCertificate")]
    [InlineData(Level.Three, 60, "Five", "LowerCertificate")]
    [InlineData(Level.Three, 60, "Four", "")]
    [InlineData(Level.Three, 60, "Four Three", "HoldsIt")]
    [InlineData(Level.Three, 59, "Five Three", "Hours LowerCertificate HoldsIt")]
    [InlineData(Level.Two, 60, "Four", "LowerCertificate")]
    [InlineData(Level.Two, 60, "Three", "")]
    [InlineData(Level.One, 60, "Three", "LowerCertificate")]
    [InlineData(Level.One, 60, "Two", "")]
    public void Who_is_admitted_and_why_not(Level level, int hours, string held, string reasons) =>
        Assert.Equal(reasons, string.Join(' ', Admission.Of(level, hours, 60, LevelsOf(held))));

    [Fact]
    public void Every_reason_has_its_words()
    {
        var codes = Enum.GetNames<NotAdmitted>();
        Assert.Equal(codes.Length, Admission.WordsOf(string.Join(' ', codes)).Distinct().Count());
        Assert.All(Enum.GetValues<NotAdmitted>(), reason => Assert.True(Words.InEnglish.ContainsKey(reason.InChinese)));
        Assert.Empty(Admission.WordsOf(null));
    }

    private static HashSet<Level> LevelsOf(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Level>)];
}
