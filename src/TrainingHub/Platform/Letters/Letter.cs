using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Platform.Letters;

/// <summary>Where a letter stands.</summary>
internal enum LetterState
{
    Waiting,
    Sent,

    /// <summary>The person has no mail address: the letter is on the class's printable sheet.</summary>
    OnPaper,
}

/// <summary>
/// A letter to one person about one row, with what it says frozen on the day it was promised. It carries no identity number,
/// mark, certificate file or check code.
/// </summary>
internal sealed class Letter
{
    public Guid Id { get; private init; } = RowId.New();

    /// <summary>Name of the record in <c>templates/Letters</c>, such as <c>CertificateReady</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The row the letter is about; one letter of a kind for each.</summary>
    public required Guid Subject { get; init; }

    public required string ToName { get; init; }

    /// <summary>The mail address as the person gave it; null when there is none.</summary>
    public string? ToAddress { get; init; }

    /// <summary>Language of the letter, <c>zh-CN</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The letter's record as JSON.</summary>
    public required string Content { get; init; }

    public required DateTime CreatedAt { get; init; }

    public LetterState State { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Made from the letter's id, so that a second sending is known as a copy.</summary>
    /// <param name="host">host name of the installation</param>
    public string MessageId(string host) => $"{Id:N}@{host}";

    /// <summary>The record that the template wants.</summary>
    public ILetter Model() => (ILetter)JsonSerializer.Deserialize(Content, KindOfLetter.Named(Kind), JsonSerializerOptions.Web)!;

    public void SentOn(DateTime now) => (State, SentAt) = (LetterState.Sent, now);

    internal static Letter About(ILetter model, Guid subject, string name, string? address, string language, DateTime now) => new()
    {
        Kind = model.GetType().Name,
        Subject = subject,
        ToName = name,
        ToAddress = address,
        Language = language,
        Content = JsonSerializer.Serialize(model, model.GetType(), JsonSerializerOptions.Web),
        CreatedAt = now,
        State = address is null ? LetterState.OnPaper : LetterState.Waiting,
    };
}

/// <summary>The letters this version knows, by the name that rows carry.</summary>
internal static class KindOfLetter
{
    private static readonly Dictionary<string, Type> All =
        typeof(ILetter).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ILetter)) && t is { IsAbstract: false }).ToDictionary(t => t.Name);

    public static Type Named(string kind) => All.GetValueOrDefault(kind) ?? throw Platform.Files.TemplatePath.Missing(kind);
}

internal sealed class LetterTable : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> table)
    {
        table.Property(l => l.Kind).HasMaxLength(60);
        table.Property(l => l.ToName).HasMaxLength(100);
        table.Property(l => l.ToAddress).HasMaxLength(254);
        table.Property(l => l.Language).HasMaxLength(10);
        table.Property(l => l.Content).HasColumnType("text");
        table.HasIndex(l => new { l.Kind, l.Subject }).IsUnique();
    }
}
