namespace TrainingHub.Platform.Data;

/// <summary>One page of a list, with the count of all that match.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public static PageOf<T> Empty { get; } = new([], 1, 20, 0);
}
