namespace TrainingHub.Platform.Data;

/// <summary>A row that an interceptor adds to somebody's save. When that save fails the row goes, and the next save makes it anew.</summary>
internal interface IAddedBySave;
