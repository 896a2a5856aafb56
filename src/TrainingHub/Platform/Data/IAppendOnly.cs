namespace TrainingHub.Platform.Data;

/// <summary>The database itself refuses to change or delete rows of this kind.</summary>
internal interface IAppendOnly;
