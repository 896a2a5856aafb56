namespace TrainingHub.Ground;

/// <summary>A row that belongs to an area and, where there is one, to a school, an assessor or a home; from birth.</summary>
internal interface IOwned
{
    string RegionPath { get; }
    Guid? SchoolId { get; }
    Guid? AssessorId { get; }
}
