namespace TrainingHub.Platform.History;

/// <summary>Every saved change of the row leaves a row in the history: who, when, which act, what changed, why.</summary>
internal interface IHistoried;

/// <summary>The history says that the value changed and never what it is: identity numbers, phones, secrets.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
