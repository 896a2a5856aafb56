using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TrainingHub.Tests.Pages;

/// <summary>The log of a site, as it would stand on the console of <c>serve</c>.</summary>
internal sealed class Noted : ILoggerProvider
{
    public sealed record Line(LogLevel Level, string Category, string Text);

    private readonly ConcurrentQueue<Line> lines = new();

    /// <summary>What was noted since it was last asked for.</summary>
    public List<Line> Take()
    {
        var taken = new List<Line>();
        while (lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => new Writer(lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<Line> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new(logLevel, category, formatter(state, exception) + exception));
    }
}
