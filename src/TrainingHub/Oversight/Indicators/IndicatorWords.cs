namespace TrainingHub.Oversight;

/// <summary>How indicators are called; pages say T(indicator.Words).</summary>
public static class IndicatorWords
{
    public static readonly IReadOnlyList<Indicator> All = Enum.GetValues<Indicator>();

    extension(Indicator indicator)
    {
        /// <summary>As the reply of the city calls it.</summary>
        public string Words => indicator switch
        {
            Indicator.TrainedPersons => "培训养老护理员",
            Indicator.NewlySkilled => "新增养老技能人才",
            Indicator.NewlyHighlySkilled => "新增养老高技能人才",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
        };

        /// <summary>For a tab.</summary>
        public string ShortWords => indicator switch
        {
            Indicator.TrainedPersons => "培训",
            Indicator.NewlySkilled => "新增技能",
            Indicator.NewlyHighlySkilled => "新增高技能",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
        };

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
