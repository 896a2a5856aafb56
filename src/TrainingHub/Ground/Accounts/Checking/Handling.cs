using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>What somebody did to an account that would let them use it as their own.</summary>
internal enum HandlingKind
{
    [Display(Name = "建立账号")]
    Created,

    [Display(Name = "生成设密码的链接")]
    Linked,

    [Display(Name = "重设验证器")]
    Reset,
}

/// <summary>
/// Somebody made an account, gave it a new link or took its second factor off. Until another officer has confirmed that its owner uses
/// it, that person does not decide on what it submits (<see cref="MakerCheck"/>).
/// </summary>
internal sealed class Handling : IAppendOnly, IHistoried
{
    public Guid Id { get; init; } = RowId.New();

    /// <summary>The account.</summary>
    public required Guid UserId { get; init; }

    public required HandlingKind Kind { get; init; }

    /// <summary>The maker, by the name of that time.</summary>
    public required string By { get; init; }

    /// <summary>The person behind the maker's account.</summary>
    public required Guid PersonId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The second officer; null until then.</summary>
    public string? ConfirmedBy { get; private set; }

    public Guid? CheckerId { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Of an actor who is a person; what the product itself does has no maker.</summary>
    public static Handling? Of(HubUser account, HandlingKind kind, Actor actor, DateTime now) => actor.PersonId is { } person
        ? new() { UserId = account.Id, Kind = kind, By = actor.Name, PersonId = person, At = now }
        : null;

    /// <summary>Another person than the maker says that the owner uses the account.</summary>
    public void Confirm(Actor checker, DateTime now) => (ConfirmedBy, CheckerId, ConfirmedAt) = (checker.Name, checker.PersonId, now);

    internal sealed class Mapping : IEntityTypeConfiguration<Handling>
    {
        public void Configure(EntityTypeBuilder<Handling> builder)
        {
            builder.Property(h => h.By).HasMaxLength(60);
            builder.Property(h => h.ConfirmedBy).HasMaxLength(60).FilledLater();
            builder.Property(h => h.CheckerId).FilledLater();
            builder.Property(h => h.ConfirmedAt).FilledLater();
            builder.HasIndex(h => new { h.UserId, h.ConfirmedAt });
            builder.HasOne<HubUser>().WithMany().HasForeignKey(h => h.UserId);
        }
    }
}
