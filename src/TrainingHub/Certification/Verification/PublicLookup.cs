using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>What anybody who holds the paper may read: every printed field, the identity number masked, and whether it is in force.</summary>
internal sealed record PublicAnswer(
    string HolderName, Sex HolderSex, IdKind HolderIdKind, string HolderMaskedNumber, string Occupation, string OccupationCode,
    Level Level, string Number, string Code, string AssessorName, DateOnly IssuedOn, CertificateState State, DateTime? RevokedAt)
{
    public bool IsLive => State == CertificateState.Live;
}

/// <summary>
/// The public check (公开查验), by the code of the QR address or by number and name. Whatever was wrong (sign, code, number,
/// name) costs the same: one look by a unique index and one comparison; the answer is null and says nothing more.
/// </summary>
internal sealed class PublicLookup(IDbContextFactory<HubDb> open) : IDisposable
{
    // Opening a context with its connection costs several times the question, so a few stay open between questions.
    private const int MostIdle = 8;
    private readonly ConcurrentStack<HubDb> idle = [];

    private const int NumberLength = 22;

    // Has the length of the real ones and a sign that none of them has: looked up when what was typed cannot be one.
    private const string NoCode = "UUUUUUUUUUUUUUUUU";
    private const string NoNumber = "UUUUUUUUUUUUUUUUUUUUUU";

    // Compiled once for each running site: the query's preparation costs more than the query.
    private readonly Func<HubDb, string, CancellationToken, Task<PublicAnswer?>> byCode = EF.CompileAsyncQuery((HubDb db, string code, CancellationToken _) =>
        db.Certificates.Where(c => c.Code == code).Select(c => new PublicAnswer(
            c.HolderName, c.HolderSex, c.HolderIdKind, c.HolderMaskedNumber, c.Occupation, c.OccupationCode,
            c.Level, c.Number, c.Code, c.AssessorName, c.IssuedOn, c.State, c.RevokedAt)).SingleOrDefault());

    private readonly Func<HubDb, string, CancellationToken, Task<PublicAnswer?>> byNumber = EF.CompileAsyncQuery((HubDb db, string number, CancellationToken _) =>
        db.Certificates.Where(c => c.Number == number).Select(c => new PublicAnswer(
            c.HolderName, c.HolderSex, c.HolderIdKind, c.HolderMaskedNumber, c.Occupation, c.OccupationCode,
            c.Level, c.Number, c.Code, c.AssessorName, c.IssuedOn, c.State, c.RevokedAt)).SingleOrDefault());

    /// <summary>The certificate with this code, or null.</summary>
    public Task<PublicAnswer?> ByCodeAsync(string typed, CancellationToken ct) =>
        AskAsync(byCode, CheckCode.Parse(typed) ?? NoCode, ct);

    /// <summary>The certificate with this number when it was issued to this name, or null. The number alone opens nothing.</summary>
    public async Task<PublicAnswer?> ByNumberAsync(string typedNumber, string typedName, CancellationToken ct)
    {
        var found = await AskAsync(byNumber, IsPlain(Tidy(typedNumber)) ? Tidy(typedNumber) : NoNumber, ct);
        var name = TypedText.IsWellFormed(typedName) ? typedName : "";
        return IsSame(NameSigns.MatchKey(name), NameSigns.MatchKey(found?.HolderName ?? name)) ? found : null;
    }

    public void Dispose()
    {
        while (idle.TryPop(out var db))
            db.Dispose();
    }

    private async Task<PublicAnswer?> AskAsync(Func<HubDb, string, CancellationToken, Task<PublicAnswer?>> question, string key, CancellationToken ct)
    {
        while (idle.TryPop(out var kept))
        {
            try
            {
                return await AskAsync(kept, question, key, ct);
            }
            catch (Exception broken) when (!ct.IsCancellationRequested && (broken as DbException ?? broken.InnerException) is DbException)
            {
                // The server closed the connection meanwhile; a new one will tell whether more is wrong.
            }
        }
        return await AskAsync(open.CreateDbContext(), question, key, ct);
    }

    private async Task<PublicAnswer?> AskAsync(HubDb db, Func<HubDb, string, CancellationToken, Task<PublicAnswer?>> question, string key, CancellationToken ct)
    {
        var keep = false;
        try
        {
            if (db.Database.GetDbConnection().State != ConnectionState.Open)
                await db.Database.OpenConnectionAsync(ct);
            var answer = await question(db, key, ct);
            keep = idle.Count < MostIdle;
            return answer;
        }
        finally
        {
            if (keep)
                idle.Push(db);
            else
                await db.DisposeAsync();
        }
    }

    /// <summary>A number as people type it: blanks anywhere dropped, full width folded, small letters raised.</summary>
    public static string Tidy(string typed) => string.Concat((TypedText.Code(typed) ?? "").Where(c => !char.IsWhiteSpace(c)));

    private static bool IsPlain(string number) => number.Length == NumberLength && number.All(char.IsAsciiLetterOrDigit);

    private static bool IsSame(string typed, string held) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(typed.AsSpan()), MemoryMarshal.AsBytes(held.AsSpan()));
}
