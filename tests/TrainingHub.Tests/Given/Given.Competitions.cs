using TrainingHub.Competitions;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>A contest of the region, not released.</summary>
    public Task<Competition> CompetitionAsync(string regionPath, string name) => SavedAsync(new Competition
    {
        Name = name,
        RegionPath = regionPath,
        From = new(2025, 2, 1),
        To = new(2025, 2, 2),
        Place = "体育馆",
        TheoryWeight = 30,
        PassLine = 60,
        FirstPrizes = 1,
        SecondPrizes = 1,
        ThirdPrizes = 1,
        Basis = "通知",
        CreatedAt = Now,
    });
}
