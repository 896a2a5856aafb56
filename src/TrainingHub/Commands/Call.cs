using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TrainingHub.Commands;

/// <summary>One call of a command: what was typed, and a scope of the product in which it is done.</summary>
internal sealed class Call(ParseResult parsed, IServiceProvider services, CancellationToken stop)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public CancellationToken Stop => stop;

    public HubDb Db => The<HubDb>();

    /// <summary>An act, or anything else that is registered.</summary>
    public T The<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>What was typed; null for an option that was left out and has no default.</summary>
    public T Typed<T>(Option<T> option) => parsed.GetValue(option)!;

    /// <inheritdoc cref="Typed{T}(Option{T})"/>
    public T Typed<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Answers with the facts as JSON where <see cref="CommandLine.Json"/> asks for it, else with lines for people.</summary>
    public void Tell(Func<object> facts, Func<IEnumerable<string>> lines)
    {
        if (Typed(CommandLine.Json))
            Console.WriteLine(JsonSerializer.Serialize(facts(), Json));
        else
            foreach (var line in lines())
                Console.WriteLine(line);
    }
}
