using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;

namespace TrainingHub.Tests;

public sealed class TheServerClosesConnectionsTests : HubTest
{
    [Fact]
    public async Task The_public_check_goes_on_with_new_ones()
    {
        var code = (await Given.IssuedAsync()).Code;
        var lookup = Make<PublicLookup>();
        Assert.NotNull(await lookup.ByCodeAsync(code, Stop));

        await Db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", Stop);

        Assert.NotNull(await lookup.ByCodeAsync(code, Stop));
    }
}
