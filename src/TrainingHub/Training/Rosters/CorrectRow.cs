using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>Puts one row of a rehearsed roster right where it is seen, or leaves it out, or takes it in again.</summary>
[Needs(Permission.ImportTrainees)]
internal sealed class CorrectRow(HubDb db, IdVault vault)
{
    /// <param name="fields">what the clerk typed, by field; null leaves the fields as they are</param>
    /// <param name="leftOut">whether the row is left out; null leaves it as it is</param>
    public async Task RunAsync(Guid importId, int number, IReadOnlyDictionary<RosterField, string>? fields, bool? leftOut, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var import = await db.RosterImports.VisibleTo(actor).Where(i => i.Id == importId).OneOrNotHere(ct);
        import.MustBeOpen();
        var row = await db.RosterImportRows.SingleOrDefaultAsync(r => r.ImportId == importId && r.Number == number, ct) ?? throw new NotHere();
        if (fields is not null)
        {
            var cells = StartImport.Unpack(vault, row);
            foreach (var (field, text) in fields)
                if (cells.At(field).Text != text)
                    cells = cells.With(field, text.Length <= 500 ? text : text[..500]);
            row.Fields = StartImport.Pack(vault, row.Id, cells);
        }
        db.Touch(import);
        row.LeftOut = leftOut ?? row.LeftOut;
        await db.SaveChangesAsync(ct);
    }
}
