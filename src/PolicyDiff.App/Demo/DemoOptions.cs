using System.ComponentModel.DataAnnotations;
using PolicyDiff.App.Hosting;

namespace PolicyDiff.App.Demo;

/// <summary>Where the demo's own servers listen (section <c>Demo</c>); for tests and for machines where the usual ports are taken.</summary>
internal sealed class DemoOptions
{
    internal const string Section = "Demo";

    /// <summary>Port of the live sites at a folder's first run; 0: any. Default: 7181, or any when that is taken.</summary>
    [Range(0, 65535)]
    public int SitePort { get; set; } = DemoSite.UsualPort;

    /// <summary>Port of the web archive at a folder's first run; 0: any. Default: 7182, or any when that is taken.</summary>
    [Range(0, 65535)]
    public int ArchivePort { get; set; } = DemoArchive.UsualPort;

    /// <summary>Throws <see cref="WrongSettingException"/>; the sites start before the host that looks at all other settings.</summary>
    internal static DemoOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<DemoOptions>() ?? new();
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)) return options;
        throw new WrongSettingException($"The setting {Section}__{problems[0].MemberNames.First()} is wrong: a port is a number from 0 (any) to 65535.");
    }
}
