using TrainingHub.Platform.Work;

namespace TrainingHub.Platform.Letters;

/// <summary>The mail did not leave the house, and may another time. Says why and what to do; nothing about whom it was for.</summary>
internal sealed class NotDelivered(string template, params object[] args) : NotYet(new(template, args));
