namespace TrainingHub.Oversight;

/// <summary>The indicators, and their names in addresses.</summary>
internal static class Indicators
{
    public static readonly IReadOnlyList<Indicator> All = Enum.GetValues<Indicator>();

    extension(Indicator indicator)
    {
        /// <summary>In addresses and JSON.</summary>
        public string Key => indicator switch
        {
            Indicator.TrainedPersons => "trained-persons",
            Indicator.NewlySkilled => "newly-skilled",
            Indicator.NewlyHighlySkilled => "newly-highly-skilled",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
        };
    }
}
