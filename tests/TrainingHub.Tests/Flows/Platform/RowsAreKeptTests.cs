using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Flows;

public sealed class RowsAreKeptTests : HubTest
{
    [Fact]
    public async Task A_row_saved_at_one_screen_is_read_at_another()
    {
        Db.Add(new HubUser { Id = Guid.CreateVersion7(), UserName = "wang", DisplayName = "王芳" });
        await Db.SaveChangesAsync(Stop);

        var names = await ElsewhereAsync(s => s.GetRequiredService<HubDb>().Users.Select(u => u.DisplayName).ToListAsync(Stop));

        Assert.Equal(["王芳"], names);
    }
}
