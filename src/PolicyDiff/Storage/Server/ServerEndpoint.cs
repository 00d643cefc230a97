using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace PolicyDiff.Storage.Server;

/// <summary>Where the server listens.</summary>
/// <param name="Host">The folder of its Unix socket, or 127.0.0.1.</param>
/// <param name="Port">Of TCP; with a socket it is only a part of the socket's name.</param>
/// <param name="Password">With TCP only: whoever may enter the socket's folder is let in.</param>
internal sealed record ServerEndpoint(string Host, int Port, string? Password)
{
    /// <summary>The program's name for its user and its database.</summary>
    public const string Name = "policydiff";

    private const string Loopback = "127.0.0.1";

    /// <summary>The endpoint of a folder: the same for every program that uses it, and across restarts.</summary>
    public static async Task<ServerEndpoint> PrepareAsync(ServerFolder folder, ServerUser user, bool loopback, CancellationToken cancellationToken)
    {
        if (!loopback) return new ServerEndpoint(await SocketFolder.PrepareAsync(folder, user, cancellationToken), SocketFolder.Port, null);
        var secret = await ReadSecretAsync(folder, cancellationToken);
        return secret is [var port, var password]
            ? new ServerEndpoint(Loopback, int.Parse(port, CultureInfo.InvariantCulture), password)
            : throw new PostgresUnavailableException($"{folder.Password} does not hold the port and the password of the database in {folder.Cluster}: restore it from a backup.");
    }

    /// <summary>Draws a port and a password and writes them into the data folder, before the cluster that takes them is made.</summary>
    public static async Task<string> DrawPasswordAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        await WriteSecretAsync(folder, FreePort(), password, cancellationToken);
        return password;
    }

    /// <summary>The same endpoint on another port where some other program took this one meanwhile.</summary>
    public async Task<ServerEndpoint> OnFreePortAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        if (Password is null || IsFree(Port)) return this;
        var moved = this with { Port = FreePort() };
        await WriteSecretAsync(folder, moved.Port, Password, cancellationToken);
        return moved;
    }

    /// <summary>For the driver. The pool is kept small: several programs share the server's 100 connections.</summary>
    public string ConnectionString(string database, bool pooled = true) => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Username = Name,
        Password = Password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        ApplicationName = Name,
        Pooling = pooled,
        MaxPoolSize = 30,
        Timeout = 15,
    }.ConnectionString;

    /// <summary>The server's side of it, as lines of its settings file.</summary>
    public string Settings() => Password is null
        ? $"listen_addresses = ''\nport = {Port}\nunix_socket_directories = '{Host.Replace("'", "''", StringComparison.Ordinal)}'\nunix_socket_permissions = 0700\n"
        : $"listen_addresses = '{Loopback}'\nport = {Port}\nunix_socket_directories = ''\n";

    private static async Task<string[]> ReadSecretAsync(ServerFolder folder, CancellationToken cancellationToken) =>
        File.Exists(folder.Password) ? (await File.ReadAllTextAsync(folder.Password, cancellationToken)).Split(' ', StringSplitOptions.TrimEntries) : [];

    private static async Task WriteSecretAsync(ServerFolder folder, int port, string password, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(folder.Password, options);
        await file.WriteAsync($"{port.ToString(CultureInfo.InvariantCulture)} {password}".AsMemory(), cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
