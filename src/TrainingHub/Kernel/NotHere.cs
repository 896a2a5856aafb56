namespace TrainingHub.Kernel;

/// <summary>The row does not exist or belongs to somebody else; to the asker both look the same (404).</summary>
public sealed class NotHere() : Exception("not here");
