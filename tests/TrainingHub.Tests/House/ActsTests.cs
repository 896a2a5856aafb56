using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.House;

/// <summary>An act has one way in, is registered because it is there, and is not there for a role without its permission.</summary>
public sealed class ActsTests : HubTest
{
    private static readonly Type[] Acts = [.. typeof(Setup).Assembly.GetTypes().Where(Setup.IsAct)];

    private static IEnumerable<MethodInfo> Own(Type act) => act
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName)
        .Except(act.GetInterfaces().SelectMany(i => act.GetInterfaceMap(i).TargetMethods).Where(m => m.Name != "RunAsync"));

    [Fact]
    public void An_act_has_one_way_in() =>
        Assert.Equal([], Acts.Where(a => Own(a).Select(m => m.Name).ToArray() is not ["RunAsync"]).Select(a => a.Name));

    [Fact]
    public void Every_act_and_every_kind_of_work_is_registered()
    {
        foreach (var act in Acts)
            Assert.NotNull(Services.CreateScope().ServiceProvider.GetService(act));
        var steps = Acts.Where(a => a.IsAssignableTo(typeof(IWorkStep))).Select(a => (string)a.GetProperty(nameof(IWorkStep.Kind))!.GetValue(null)!);
        Assert.Equal(steps.Order(StringComparer.Ordinal), Timetable.Steps.Select(s => s.Kind).Order(StringComparer.Ordinal));
    }

    /// <summary>The refusal comes before anything is read, so the acts are called with nothing but the asker.</summary>
    [Fact]
    public async Task An_act_is_not_there_for_a_role_without_its_permission()
    {
        var asked = Acts.Select(a => (Act: a, Run: a.GetMethod("RunAsync")!)).Where(a => a.Run.GetParameters().Any(p => p.ParameterType == typeof(Actor))).ToList();
        Assert.NotEmpty(asked);
        foreach (var (act, run) in asked)
        {
            var needs = NeedsAttribute.Of(act);
            var strangers = Enum.GetValues<Role>().Where(r => !RolePermissions.Of(r).Overlaps(needs)).Select(r => new Actor(Guid.NewGuid(), "", r, "/")).Append(Actor.Nobody);
            await using var scope = Services.CreateAsyncScope();
            foreach (var stranger in strangers)
            {
                object?[] nothing = [.. run.GetParameters().Select(p => p.ParameterType == typeof(Actor) ? stranger : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)];
                var answer = await Record.ExceptionAsync(() => (Task)run.Invoke(scope.ServiceProvider.GetRequiredService(act), nothing)!);
                Assert.True(answer is NotHere, $"{act.Name} as {stranger.Role?.ToString() ?? "nobody"}: {answer}");
            }
        }
    }
}
