using System.Globalization;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Numbers as drawing attributes want them, whatever the server's language.</summary>
internal static class Svg
{
    internal static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
