using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Web;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>No page, handler or input escapes the matrix of <see cref="AnothersRowsTests"/>: what the site has is read from the site.</summary>
public sealed class CensusTests : PageTest
{
    /// <summary>Inputs that name no row: conditions of lists, where an unknown value finds nothing and a foreign one nothing more, and what the site sealed itself.</summary>
    private static readonly string[] Conditions =
        ["q", "p", "sort", "state", "level", "year", "class", "region", "high", "number", "stage", "trained", "role", "key", "day", "metric", "show", "sent", "k", "returnUrl", "take", "expected", "file", "Rehearsed", "What"];

    [Fact]
    public async Task Every_handler_that_is_asked_for_a_row_stands_in_the_matrix()
    {
        var covered = Probes.Reads.Concat(Probes.Posts).Select(p => p.Door).Concat(Probes.WithoutRows).ToHashSet();
        var loose = (await HandlersAsync()).Where(h => !covered.Contains(h.Door) && (h.IsPost || h.NamesARow)).Select(h => h.Door).ToList();
        Assert.True(loose.Count == 0, "In no cell of the matrix (Pages/Matrix/Probes.cs): " + string.Join(", ", loose));
    }

    [Fact]
    public async Task The_matrix_names_nothing_that_is_not_there()
    {
        var there = (await HandlersAsync()).Select(h => h.Door).ToHashSet();
        Assert.Subset(there, Probes.Reads.Concat(Probes.Posts).Select(p => p.Door).Concat(Probes.WithoutRows).ToHashSet());
    }

    [Fact]
    public async Task Every_input_that_could_name_a_row_is_used_by_a_probe()
    {
        var nowhere = PlaceRows.Nowhere();
        var sent = Probes.Reads.Concat(Probes.Posts).GroupBy(p => p.Page).ToDictionary(g => g.Key, g => g.Select(p => p.Make(nowhere, nowhere))
            .SelectMany(s => s.Fields.Select(f => f.Name.Split('[')[0]).Concat(QueryOf(s)).Append(s.File?.Name ?? "")).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var loose = (await HandlersAsync())
            .SelectMany(h => h.Inputs.Select(i => (h.Page, Input: i)))
            .Where(i => !Conditions.Contains(i.Input, StringComparer.OrdinalIgnoreCase) && sent.GetValueOrDefault(i.Page)?.Contains(i.Input) != true)
            .Select(i => $"{i.Page}: {i.Input}").Distinct().ToList();
        Assert.True(loose.Count == 0, "Ids nobody tried with another's row: " + string.Join(", ", loose));
    }

    [Fact]
    public void Endpoints_that_are_no_pages_name_no_rows()
    {
        var loose = Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.RoutePattern.Parameters.Count > 0 && e.RoutePattern.RawText is not "{*path}" and not "{**path:file}" and not "/hangfire/{**path}")
            .Select(e => e.RoutePattern.RawText);
        Assert.Empty(loose);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    /// <param name="Door">as <see cref="Probe.Door"/> writes it</param>
    /// <param name="Inputs">ids it reads from form or query</param>
    /// <param name="NamesARow">it has an id in its address or among its inputs</param>
    private sealed record Handler(string Door, string Page, string[] Inputs, bool NamesARow)
    {
        public bool IsPost => !Door.StartsWith("GET", StringComparison.Ordinal);
    }

    /// <summary>Handlers of all pages that are not public; public posts are among them, since they write.</summary>
    private async Task<List<Handler>> HandlersAsync()
    {
        var found = new List<Handler>();
        var loader = Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in Endpoints())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || page.ViewEnginePath == "/Public/Errors/Status")
                continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            var isPublic = Permitted.Public.Any(p => page.ViewEnginePath == p || page.ViewEnginePath.StartsWith(p + "/", StringComparison.Ordinal));
            var route = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var handler in compiled.HandlerMethods)
            {
                var door = $"{handler.HttpMethod.ToUpperInvariant()} {page.ViewEnginePath}{(handler.Name is { } name ? "#" + name : "")}";
                var bound = handler.Parameters.Cast<Microsoft.AspNetCore.Mvc.Abstractions.ParameterDescriptor>().Concat(compiled.BoundProperties)
                    .Where(p => p.BindingInfo?.BindingSource?.IsFromRequest != false)
                    .SelectMany(p => IdsIn(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType)).Where(n => !route.Contains(n)).Distinct().ToArray();
                var isRead = door.StartsWith("GET", StringComparison.Ordinal);
                if (!isPublic || !isRead)
                    found.Add(new(door, page.ViewEnginePath, isPublic ? [] : bound, route.Count > 0 || handler.Parameters.Any(p => IdsIn("", p.ParameterType).Any(n => n == "" && IsId(p.ParameterType)))));
            }
        }
        return found;
    }

    /// <summary>Names of what may hold a key: an id, a text that stands alone, a table by id.</summary>
    private static IEnumerable<string> IdsIn(string name, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (IsId(plain) || plain == typeof(string) || plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            return [name];
        return plain.IsClass && plain.Assembly == typeof(Setup).Assembly
            ? plain.GetProperties().Where(p => p.CanWrite && IsId(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)).Select(p => $"{name}.{p.Name}")
            : [];
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid);

    private static IEnumerable<string> QueryOf(Sent sent) => sent.Address.Split('?') is [_, var query] ? query.Split('&').Select(q => q.Split('=')[0]) : [];
}
