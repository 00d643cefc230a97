namespace PolicyDiff.Archives.Replay;

/// <summary>How long a replay may take.</summary>
/// <param name="Quick">With <see cref="Patience.Quick"/>.</param>
/// <param name="Lasting">With <see cref="Patience.Lasting"/>.</param>
internal sealed record ReplayTimes(TimeSpan Quick, TimeSpan Lasting)
{
    public TimeSpan Of(Patience patience) => patience == Patience.Quick ? Quick : Lasting;
}
