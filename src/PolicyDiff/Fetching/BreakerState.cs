using System.Globalization;

namespace PolicyDiff.Fetching;

/// <summary>
/// The breaker in front of a service that bans by the network address: who goes on asking while he is banned stays banned for longer. A pure value.
/// A refused connection opens it at once. Connections that are broken off before an answer may be a passing fault, so they open it by steps: nothing
/// after the first, a short rest after the second in a row, a longer one after the third, the whole time after the fourth; only a request that was sent
/// after the last break was known counts, because one event breaks all that are under way. After a rest one request goes alone: the probe.
/// </summary>
public sealed record BreakerState
{
    private const int MostDoublings = 6;
    private const string RefusesSentence = "The archive refuses connections, which is how it bans those who ask too much.";
    private const string BreaksOffSentence = "The archive breaks connections off before it answers, again and again.";

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Breaks of connections in a row.</summary>
    public int Breaks { get; init; }

    public DateTimeOffset? LastBreakAt { get; init; }

    /// <summary>How often it was opened for the whole time and more, with less than a day of answers between.</summary>
    public int Openings { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Nobody asks before; then one does, alone. Null: closed.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    public string? Reason { get; init; }

    /// <summary>Somebody is probing, until then at most: who dies in between lets go by the passing of time.</summary>
    public DateTimeOffset? ProbeUntil { get; init; }

    /// <summary>Null: ask. Else why not.</summary>
    public Rest? RestAt(DateTimeOffset now)
    {
        if (OpenUntil is not { } until) return null;
        if (now < until) return new(until, Reason ?? RefusesSentence);
        return now < ProbeUntil ? new(now + LookAgain, $"{Reason} One request is under way to see whether it still does.") : null;
    }

    /// <summary>True when who asks now is the probe, and must say so with <see cref="Probing"/> first.</summary>
    public bool WantsProbe(DateTimeOffset now) => OpenUntil <= now && !(now < ProbeUntil);

    /// <summary>Somebody probes.</summary>
    public BreakerState Probing(DateTimeOffset now) => this with { ProbeUntil = now + LongestProbe };

    /// <summary>What follows from a request.</summary>
    /// <param name="contact">How it went.</param>
    /// <param name="asked">When it was sent.</param>
    /// <param name="now">When that is known.</param>
    /// <param name="time">How long the breaker stays open the first time.</param>
    public BreakerState After(Contact contact, DateTimeOffset asked, DateTimeOffset now, TimeSpan time) => contact switch
    {
        // Sent before it opened: says nothing about now.
        _ when OpenUntil is not null && asked < OpenedAt => this,
        Contact.Answered => Answered(now),
        Contact.Refused => Open(Openings + 1, now, time, RefusesSentence),
        Contact.BrokenOff when asked < LastBreakAt => this,
        Contact.BrokenOff => Broken(now, time),
        _ => OpenUntil is null ? this : this with { OpenUntil = now + (time / 60), ProbeUntil = null },
    };

    private BreakerState Answered(DateTimeOffset now)
    {
        if (OpenUntil is null && Breaks == 0) return this;
        return this with { Breaks = 0, LastBreakAt = null, OpenUntil = null, ProbeUntil = null, Reason = null, ClosedAt = OpenUntil is null ? ClosedAt : now };
    }

    private BreakerState Broken(DateTimeOffset now, TimeSpan time)
    {
        var counted = this with { Breaks = Breaks + 1, LastBreakAt = now, ProbeUntil = null };
        return counted.Breaks switch
        {
            1 when OpenUntil is null => counted,
            1 => counted.Open(Openings + 1, now, time, BreaksOffSentence),
            2 => counted with { OpenUntil = now + (time / 360), OpenedAt = now, Reason = BreaksOffSentence },
            3 => counted with { OpenUntil = now + (time / 60), OpenedAt = now, Reason = BreaksOffSentence },
            _ => counted.Open(Openings + 1, now, time, BreaksOffSentence),
        };
    }

    private BreakerState Open(int openings, DateTimeOffset now, TimeSpan time, string reason)
    {
        // A day of answers behind it: what is found now is a new case and no repetition.
        if (OpenUntil is null && ClosedAt is { } closed && now - closed > LongestTime) openings = 1;
        var length = time * Math.Pow(2, Math.Min(openings - 1, MostDoublings));
        if (length > LongestTime && time < LongestTime) length = LongestTime;
        var times = openings > 1 ? string.Create(CultureInfo.InvariantCulture, $" It was found so {openings} times.") : "";
        // Any break after this is a repetition, until an answer comes.
        return this with { Breaks = Math.Max(Breaks, 3), Openings = openings, OpenedAt = now, OpenUntil = now + length, ProbeUntil = null, LastBreakAt = now, Reason = reason + times };
    }
}
