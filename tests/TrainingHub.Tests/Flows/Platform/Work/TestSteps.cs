using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>What the steps of these stories do and how the outside treats them; one for each test's host.</summary>
internal sealed class Bench
{
    public HashSet<Guid> Bad { get; } = [];
    public HashSet<Guid> Flaky { get; } = [];
    public List<Guid> Begun { get; } = [];
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async Task BeginAsync(Guid subject)
    {
        lock (Begun)
            Begun.Add(subject);
        await Meanwhile();
        if (Bad.Contains(subject))
            throw new RuleBroken("test.bad", "第 {0} 件缺少证件照片", 7);
        if (Flaky.Contains(subject))
            throw new IOException("not now");
    }

    /// <summary>The effect of a step is a row naming its subject.</summary>
    public static Job Effect(string what, Guid subject, TimeProvider clock) =>
        new() { What = what, WhatArgs = "[]", BackTo = subject.ToString(), CreatedAt = clock.Now };
}

internal static class Registration
{
    /// <summary>The product registers its own steps; those of these stories are added to them.</summary>
    public static IServiceCollection AddStep<TStep>(this IServiceCollection services) where TStep : class, IWorkStep =>
        services.AddScoped<TStep>().AddSingleton(Step.Of<TStep>());
}

/// <summary>Adds a row; runs in groups.</summary>
internal sealed class MakeRow(HubDb db, Bench bench, TimeProvider clock) : IWorkStep
{
    public static string Kind => "test.row";
    public static string Title => "做一行";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        await bench.BeginAsync(subject);
        db.Add(Bench.Effect("row", subject, clock));
    }
}

/// <summary>Promises a row, as printing promises a letter.</summary>
internal sealed class PromiseRow(Worklist work) : IWorkStep
{
    public static string Kind => "test.promise";
    public static string Title => "答应一行";

    public Task RunAsync(Guid subject, CancellationToken ct)
    {
        work.Add<MakeRow>(subject);
        return Task.CompletedTask;
    }
}

/// <summary>Saves on its way, then may fail: all of it or nothing stays.</summary>
internal sealed class SaveTwice(HubDb db, Bench bench, TimeProvider clock) : IWorkStep
{
    public static string Kind => "test.transaction";
    public static string Title => "存两次";
    public static StepShape Shape => StepShape.Transaction;

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        db.Add(Bench.Effect("first", subject, clock));
        await db.SaveChangesAsync(ct);
        await bench.BeginAsync(subject);
        db.Add(Bench.Effect("second", subject, clock));
    }
}
