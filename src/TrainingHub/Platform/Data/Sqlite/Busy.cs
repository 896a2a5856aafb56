namespace TrainingHub.Platform.Data;

/// <summary>Too many are writing, or somebody writes for too long: the request was not done and may be sent again (503).</summary>
internal sealed class Busy(string why, Exception? inner = null) : Exception(why, inner);
