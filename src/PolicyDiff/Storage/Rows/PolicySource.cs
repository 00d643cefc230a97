using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>That a policy was published at a source, from when to when, and how it is cut out of the page.</summary>
public sealed class PolicySource
{
    public const string ByPerson = "person";
    public const string ByRedirect = "redirect";

    public long Id { get; set; }

    public long PolicyId { get; set; }

    public Policy Policy { get; set; } = null!;

    public long SourceId { get; set; }

    public Source Source { get; set; } = null!;

    /// <summary><see cref="SelectorSet.Key"/> of the two lists.</summary>
    public string SelectorKey { get; set; } = "";

    public List<string> SelectCss { get; set; } = [];

    public List<string> RemoveCss { get; set; } = [];

    /// <summary>Captures before this instant do not belong to the policy; null: no bound.</summary>
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>Captures from this instant on do not belong to the policy; null: no bound.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>The pairing that live checks fetch.</summary>
    public bool Live { get; set; }

    /// <summary><see cref="ByPerson"/> or <see cref="ByRedirect"/>.</summary>
    public string FoundBy { get; set; } = ByPerson;

    /// <summary>Somebody said that this is no address of the policy.</summary>
    public bool Refused { get; set; }

    /// <summary>Where redirects say that the policy is now; live checks go there. Derived.</summary>
    public bool Current { get; set; }

    /// <summary>A person set when it was published there; what redirects say does not matter then.</summary>
    public bool IsDecided => ValidFrom is not null || ValidUntil is not null;

    /// <summary>
    /// Selectors that count no longer: a period that holds no instant. The row stays, so that the texts they gave stay the policy's.
    /// </summary>
    public bool IsRetired => ValidFrom is not null && ValidFrom == ValidUntil;

    /// <summary>Lets the selectors count no longer.</summary>
    internal void Retire(DateTimeOffset now) => (ValidFrom, ValidUntil, Live) = (now, now, false);

    /// <summary>The two lists as a value.</summary>
    public SelectorSet Selectors => new(SelectCss, RemoveCss);

    /// <summary>Whether a capture of the source at this instant shows the policy.</summary>
    public bool Covers(DateTimeOffset instant) => !Refused && !(instant < ValidFrom) && !(instant >= ValidUntil);
}
