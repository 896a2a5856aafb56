using Microsoft.Data.Sqlite;

namespace TrainingHub.Platform.Data;

/// <summary>What keeps a disk from taking what is written.</summary>
internal enum DiskTrouble
{
    None,

    /// <summary>No room is left, or none for this user.</summary>
    Full,

    /// <summary>It may be read and not written: mounted so, or without the right to.</summary>
    ReadOnly,

    /// <summary>It answers with errors.</summary>
    Failing,
}

internal static class DiskTroubles
{
    extension(DiskTrouble)
    {
        /// <summary>Whether an error, or what is inside it, is the disk's.</summary>
        public static DiskTrouble Of(Exception? error) => error switch
        {
            null => DiskTrouble.None,
            SqliteException sqlite => sqlite.SqliteErrorCode switch // https://www.sqlite.org/rescode.html
            {
                13 => DiskTrouble.Full,
                8 => DiskTrouble.ReadOnly,
                10 or 14 => DiskTrouble.Failing,
                _ => DiskTrouble.None,
            },
            // errno ENOSPC and EDQUOT, EROFS, EIO; on Windows disk full and write-protected
            IOException { HResult: 28 or 122 or unchecked((int)0x80070070) } => DiskTrouble.Full,
            IOException { HResult: 30 or unchecked((int)0x80070013) } => DiskTrouble.ReadOnly,
            IOException { HResult: 5 } => DiskTrouble.Failing,
            UnauthorizedAccessException => DiskTrouble.ReadOnly,
            _ => Of(error.InnerException),
        };
    }
}
