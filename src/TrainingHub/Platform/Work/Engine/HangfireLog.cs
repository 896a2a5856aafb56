using Hangfire.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace TrainingHub.Platform.Work;

/// <summary>Hangfire's own lines in the product's log: kinds of exceptions, never their texts.</summary>
internal sealed class HangfireLog(ILoggerFactory logs) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Writer(logs.CreateLogger(name.StartsWith("Hangfire", StringComparison.Ordinal) ? name : "Hangfire." + name));
        }
        catch (ObjectDisposedException)
        {
            // The provider is of the whole process: a host that has ended must not break the next one.
            return new Writer(NullLogger.Instance);
        }
    }

    private sealed class Writer(ILogger to) : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            var level = (LogLevel)(int)logLevel;
            if (messageFunc is null)
                return to.IsEnabled(level);
            if (to.IsEnabled(level))
                to.Log(level, "{Message} {Trouble}", messageFunc(), exception is null ? "" : Trouble.ForLog(exception));
            return true;
        }
    }
}
