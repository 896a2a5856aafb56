using TrainingHub;

var builder = WebApplication.CreateBuilder(args);
Setup.Add(builder);

var app = builder.Build();
Setup.Use(app);

await app.RunAsync();

/// <summary>Opened for the test host.</summary>
public partial class Program;
