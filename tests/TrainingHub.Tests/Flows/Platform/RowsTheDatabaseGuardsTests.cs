using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.History;

namespace TrainingHub.Tests.Flows;

/// <summary>What was written once stays: the database refuses it, whoever asks.</summary>
public sealed class RowsTheDatabaseGuardsTests : HubTest
{
    [Theory]
    [InlineData("UPDATE history SET act = 'other'")]
    [InlineData("UPDATE history SET id = id + 1")]
    [InlineData("DELETE FROM history")]
    [InlineData("DELETE FROM operations")]
    [InlineData("UPDATE operations SET at = at, user_id = key")]
    public async Task A_kept_row_is_neither_changed_nor_deleted(string sql)
    {
        await KeepOneOfEachAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => Db.Database.ExecuteSqlRawAsync(sql, Stop));

        Assert.Equal("first", await Db.History.Select(h => h.Act).SingleAsync(Stop));
        Assert.Equal(1, await Db.Operations.CountAsync(Stop));
    }

    [Fact]
    public async Task A_seal_is_set_once()
    {
        await KeepOneOfEachAsync();
        Task<int> SealAsync(int index) => Db.Database.ExecuteSqlAsync($"UPDATE history SET sealed_index = {index}", Stop);

        Assert.Equal(1, await SealAsync(1));

        await Assert.ThrowsAnyAsync<Exception>(() => SealAsync(2));
    }

    [Fact]
    public async Task Every_append_only_table_has_its_triggers() => Assert.Empty(await Safeguards.MissingAsync(Db, Stop));

    [Fact]
    public async Task A_second_operation_with_the_same_key_is_a_duplicate()
    {
        var operation = await KeepOneOfEachAsync();
        Db.Add(Like(operation));

        var error = await Assert.ThrowsAnyAsync<DbUpdateException>(() => Db.SaveChangesAsync(Stop));

        Assert.Equal(Refusal.Duplicate, DatabaseTrouble.Of(error));
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_is_done_once()
    {
        var operation = new Operation { UserId = Guid.Empty, Key = Guid.NewGuid(), Hash = new byte[32], At = Clock.Now };

        var done = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            db.Pending = Like(operation);
            db.Add(Entry("once"));
            try
            {
                await db.SaveChangesAsync(Stop);
                return true;
            }
            catch (DbUpdateException twice) when (DatabaseTrouble.Of(twice) == Refusal.Duplicate)
            {
                return false;
            }
        }), Stop)));

        Assert.Single(done, first => first);
        Assert.Equal(1, await Db.History.CountAsync(Stop));
    }

    [Fact]
    public async Task A_replay_gets_the_first_answer_and_another_body_a_conflict()
    {
        var operation = await KeepOneOfEachAsync();
        var operations = Make<Operations>();
        await operations.KeepAnswerAsync(operation, "/claims/1", Stop);

        Assert.Equal(new FirstAnswer(true, "/claims/1"), await operations.FirstAnswerAsync(Like(operation), Stop));
        Assert.Equal(new FirstAnswer(false, null), await operations.FirstAnswerAsync(
            new() { UserId = operation.UserId, Key = operation.Key, Hash = [.. Enumerable.Repeat((byte)1, 32)], At = Clock.Now }, Stop));
    }

    [Fact]
    public async Task A_kept_file_opens_and_does_not_lie_in_clear()
    {
        var file = Make<FileStore>().Keep("身份证"u8.ToArray(), "a.txt", "text/plain", numbers: 0);
        await Db.SaveChangesAsync(Stop);

        var (_, _, bytes, _) = await ElsewhereAsync(s => s.GetRequiredService<FileStore>().OpenAsync(file.Id, Stop));

        Assert.Equal("身份证"u8.ToArray(), bytes);
        Assert.Equal(-1, file.Sealed.AsSpan().IndexOf("身份证"u8));
    }

    private async Task<Operation> KeepOneOfEachAsync()
    {
        var operation = new Operation { UserId = Guid.NewGuid(), Key = Guid.NewGuid(), Hash = new byte[32], At = Clock.Now };
        Db.AddRange(Entry("first"), operation);
        await Db.SaveChangesAsync(Stop);
        Db.ChangeTracker.Clear();
        return operation;
    }

    private static Operation Like(Operation o) => new() { UserId = o.UserId, Key = o.Key, Hash = o.Hash, At = o.At };

    private HistoryEntry Entry(string act) => new()
    {
        At = Clock.Now,
        ActorId = null,
        ActorName = "系统",
        Act = act,
        Change = HistoryChange.Added,
        EntityKind = "Test",
        EntityId = "1",
        Changes = "{}",
    };
}
