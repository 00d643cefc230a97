using System.ComponentModel.DataAnnotations;

namespace PolicyDiff.App.Accounts;

/// <summary>How patient the sign-in is (section <c>SignIn</c>).</summary>
internal sealed class SignInOptions
{
    /// <summary>Failed tries for one e-mail address in a row before it has to wait. Default: 10.</summary>
    [Range(3, 1000)]
    public int TriesPerEmail { get; set; } = 10;

    /// <summary>Failed tries from one network address in a row before it has to wait. Default: 30 (an office shares one).</summary>
    [Range(3, 10000)]
    public int TriesPerAddress { get; set; } = 30;

    /// <summary>Seconds after which one more try is free. Default: 60.</summary>
    [Range(1, 3600)]
    public int SecondsPerTry { get; set; } = 60;
}
