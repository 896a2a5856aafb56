namespace TrainingHub.Demo;

/// <summary>What the demonstration did, as it is told at the end.</summary>
internal sealed class DemoAccount
{
    public int Rosters { get; set; }
    public int Imported { get; set; }
    public int Matched { get; set; }
    public int Refused { get; set; }
    public int Results { get; set; }
}
