using TrainingHub.Commands;

return await CommandLine.RunAsync(args);

/// <summary>Opened for the test host.</summary>
public partial class Program;
