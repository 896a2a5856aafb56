using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Web;

/// <summary>What the data say of themselves in the frame of every page: their city, and that they are a demonstration's.</summary>
internal sealed class WhoseData(IServiceScopeFactory scopes)
{
    /// <param name="City">empty until a city has begun</param>
    internal sealed record Answer(string City, bool IsDemo);

    private Answer? known;

    /// <summary>Asked of the database until the city is there; neither changes after that. A page about a database out of reach says neither.</summary>
    public async Task<Answer> AskAsync(CancellationToken ct = default)
    {
        if (known is { } answer)
            return answer;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HubDb>();
            var city = await db.Regions.AsNoTracking().Where(r => r.ParentPath == null).OrderBy(r => r.Path).Select(r => r.Name).FirstOrDefaultAsync(ct);
            answer = new(city ?? "", await db.IsDemoAsync(ct));
            if (city is not null)
                known = answer;
            return answer;
        }
        catch (Exception away) when (away is DbException or TimeoutException or InvalidOperationException)
        {
            return new("", false);
        }
    }
}
