using System.Data.Common;
using Npgsql;

namespace PolicyDiff.Storage;

/// <summary>Tells a database that is away, which concerns everybody and passes, from one that refuses what it was given, which does not.</summary>
internal static class DatabaseOutage
{
    // Classes of SQLSTATE that speak of the data: bad values, broken constraints, limits of size.
    private static readonly string[] OfTheData = ["22", "23", "54"];

    internal static bool Is(Exception failure) => failure switch
    {
        PostgresException refused => !OfTheData.Contains(refused.SqlState[..2]),
        DbException or IOException or ObjectDisposedException or System.Net.Sockets.SocketException => true,
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
