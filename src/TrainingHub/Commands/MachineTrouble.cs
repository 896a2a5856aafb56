using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;
using TrainingHub.Platform.Data;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Commands;

/// <summary>What went wrong around a command - a disk, a server, a port, a file - in one sentence that names the cure.</summary>
internal static partial class MachineTrouble
{
    public static string Of(Exception trouble) => Known(trouble)
        ?? T("程序出现意外，没有做完（{0}：{1}；{2}）。请把这一行告诉软件的维护者", trouble.GetType().Name, FirstLine(trouble.Message), Where(trouble));

    private static string? Known(Exception? trouble) => trouble switch
    {
        null => null,
        _ when trouble is OperationCanceledException || DatabaseTrouble.IsInterrupted(trouble) => T("已停止，没有做完；已经保存的都在"),
        Busy => T("数据库正忙，没有轮到写入；已经保存的都在，请稍后再运行一次"),
        SqliteException sqlite => Of(sqlite),
        PostgresException postgres => Of(postgres),
        NpgsqlException => T("连不上数据库服务器，或连接中断了（{0}）。请检查它是否在运行，并核对 Data:ConnectionString；已经保存的都在，恢复后再运行一次", FirstLine(trouble.Message)),
        IOException { InnerException: AddressInUseException } => T("网址{0}已被别的程序占用。请先停止它，或用 --urls=http://localhost:端口 换一个端口", Address().Match(trouble.Message).Value),
        _ when trouble.InnerException is { } inner && Known(inner) is { } known => known,
        SocketException => T("这个网址或端口用不了：{0}。请核对 --urls", trouble.Message),
        InvalidDataException => T("设置文件读不了：{0} 请核对其中的引号、逗号和括号", Innermost(trouble).Message),
        TimeoutException => T("等待太久没有结果；已经保存的都在，请稍后再运行一次"),
        IOException or UnauthorizedAccessException => OfFile(trouble),
        _ => null,
    };

    // https://www.sqlite.org/rescode.html
    private static string Of(SqliteException trouble) => trouble.SqliteErrorCode switch
    {
        5 or 6 => T("数据库文件正被别的程序锁住。请关闭打开它的程序，稍后再运行一次"),
        8 or 10 or 13 or 14 => OfDisk(DiskTrouble.Of(trouble), FirstLine(trouble.Message)),
        11 or 26 => T("数据库文件已损坏，或不是数据库：{0}。请从备份恢复", FirstLine(trouble.Message)),
        _ => OfVersion(trouble),
    };

    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    private static string Of(PostgresException trouble) => trouble.SqlState switch
    {
        ['2', '8', ..] => T("数据库服务器不接受登录（{0}）。请核对 Data:ConnectionString 里的用户名和密码", trouble.MessageText),
        PostgresErrorCodes.InvalidCatalogName => T("数据库服务器上没有这个数据库（{0}）。请核对 Data:ConnectionString，或先建立它", trouble.MessageText),
        ['5', '7', ..] or ['0', '8', ..] => T("数据库服务器正在停止或启动，连接中断了；已经保存的都在，恢复后再运行一次"),
        ['5', '3', ..] => T("数据库服务器的磁盘、内存或连接数不够了（{0}）", trouble.MessageText),
        _ => OfVersion(trouble),
    };

    private static string OfVersion(Exception trouble) => T("数据库打不开或与程序的版本不符：{0}；请先运行 migrate，仍不行请从备份恢复", FirstLine(trouble.Message));

    private static string OfFile(Exception trouble) => DiskTrouble.Of(trouble) is var disk and not DiskTrouble.None
        ? OfDisk(disk, trouble.Message)
        : T("文件、磁盘或网络地址有问题：{0}", trouble.Message);

    private static string OfDisk(DiskTrouble trouble, string found) => trouble switch
    {
        DiskTrouble.Full => T("磁盘已满，没有写成（{0}）。请腾出空间后再运行一次；已经保存的都在", found),
        DiskTrouble.ReadOnly => T("磁盘或文件夹不让写（{0}）。请检查权限，或磁盘是否只读", found),
        _ => T("磁盘出错，没有写成（{0}）。请检查磁盘和文件夹", found),
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private static Exception Innermost(Exception trouble) => trouble.InnerException is { } inner ? Innermost(inner) : trouble;

    /// <summary>The place in the program, for whoever mends it.</summary>
    private static string Where(Exception trouble) =>
        trouble.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains(nameof(TrainingHub), StringComparison.Ordinal))?.Trim() ?? "";

    [GeneratedRegex(@"https?://\S+(?=: )", RegexOptions.None)]
    private static partial Regex Address();
}
