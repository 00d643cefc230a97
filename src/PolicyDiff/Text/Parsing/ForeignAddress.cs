using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PolicyDiff.Text.Parsing;

/// <summary>
/// Reads addresses that somebody else wrote: a page, a site's answer, an archive. <see cref="Uri.TryCreate(string, UriKind, out Uri)"/>
/// alone throws for some (a host of nothing but direction marks), and takes others whose host throws when it is asked for.
/// </summary>
internal static class ForeignAddress
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u200E\u200F\u202A\u202B\u202C\u202D\u202E");

    /// <summary>An absolute address; false for what is none.</summary>
    public static bool TryRead([NotNullWhen(true)] string? written, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(WithoutMarks(written), UriKind.Absolute, out address) && HasHost(address);

    /// <summary>An address as it stands on a page or in an answer that came from <paramref name="from"/>.</summary>
    public static bool TryRead(Uri from, [NotNullWhen(true)] string? written, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(from, WithoutMarks(written), out address) && HasHost(address);

    /// <summary>An absolute address with options of the caller's.</summary>
    public static bool TryRead([NotNullWhen(true)] string? written, in UriCreationOptions options, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(WithoutMarks(written), options, out address) && HasHost(address);

    /// <summary>Marks of direction are no part of an address (RFC 3987 §4.1).</summary>
    private static string? WithoutMarks(string? written) =>
        written is null || !written.AsSpan().ContainsAny(Marks) ? written : string.Concat(written.Where(character => !Marks.Contains(character)));

    private static bool HasHost(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)) return true;
        if (Ascii.IsValid(address.Host)) return address.Host.Length > 0;
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
