namespace TrainingHub.Training;

/// <summary>Age in whole years on a day.</summary>
internal static class Age
{
    /// <summary>Somebody born on 29 February is a year older from 1 March in common years (AddYears would say 28 February). Negative before birth.</summary>
    public static int On(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return (day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>The first day on which the age is reached.</summary>
    public static DateOnly Reached(DateOnly born, int years)
    {
        var day = born.AddYears(years);
        return day.Day == born.Day ? day : day.AddDays(1);
    }
}
