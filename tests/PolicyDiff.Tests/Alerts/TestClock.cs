namespace PolicyDiff.Tests.Alerts;

/// <summary>A clock that stands still until it is moved; its timers are real.</summary>
internal sealed class TestClock : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
