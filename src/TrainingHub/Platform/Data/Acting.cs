namespace TrainingHub.Platform.Data;

/// <summary>
/// Who is doing what in this scope; the history takes it from here. Pages, commands and work steps set it once,
/// without it the product itself acts.
/// </summary>
internal sealed class Acting
{
    public Guid? ActorId { get; private set; }

    /// <summary>The name as it was on that day.</summary>
    public string ActorName { get; private set; } = Actor.System.Name;

    /// <summary>The act in code words, such as <c>IssueCertificates</c>, or the address of the form.</summary>
    public string Act { get; set; } = "";

    /// <summary>Why, in the words of the person; asked for where a rule wants a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>The key of the form or call that caused it.</summary>
    public Guid? OperationKey { get; set; }

    public void As(Actor actor) => (ActorId, ActorName) = (actor.UserId, actor.Name);
}
