using TrainingHub.Work;
namespace TrainingHub.Certificates { internal sealed class PrintCertificate : IWorkStep { public static string Kind => "certificate.print"; public static string Title => "x"; public Task RunAsync(Guid subject, CancellationToken ct) => Task.CompletedTask; }
internal sealed class PrintHandOutSheet : IWorkStep { public static string Kind => "certificate.hand-out"; public static string Title => "x"; public Task RunAsync(Guid subject, CancellationToken ct) => Task.CompletedTask; } }
namespace TrainingHub.Claims { internal sealed class PressBatchPapers : IWorkStep { public static string Kind => "claims.papers"; public static string Title => "x"; public Task RunAsync(Guid subject, CancellationToken ct) => Task.CompletedTask; } }
