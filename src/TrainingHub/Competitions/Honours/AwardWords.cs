namespace TrainingHub.Competitions;

/// <summary>How prizes are called; pages say T(award.Words).</summary>
public static class AwardWords
{
    extension(Award award)
    {
        public string Words => award switch
        {
            Award.None => "未获奖",
            Award.First => "一等奖",
            Award.Second => "二等奖",
            Award.Third => "三等奖",
            _ => throw new ArgumentOutOfRangeException(nameof(award), award, null),
        };
    }
}
