namespace TrainingHub.Certification;

/// <summary>Passed is: every part of the level has a mark, and each reaches the pass mark of the day. No averaging.</summary>
internal static class PassMark
{
    /// <param name="level">decides which parts there are</param>
    /// <param name="marks">tenths of points by part</param>
    /// <param name="passMark">whole points, from the rulebook of the exam day</param>
    public static bool IsPassed(Level level, IReadOnlyDictionary<Part, int> marks, long passMark) =>
        Parts.Of(level).All(part => marks.TryGetValue(part, out var tenths) && tenths >= passMark * 10);

    /// <summary>Whether every part of the level has a mark.</summary>
    public static bool IsComplete(Level level, IReadOnlyDictionary<Part, int> marks) => Parts.Of(level).All(marks.ContainsKey);
}
