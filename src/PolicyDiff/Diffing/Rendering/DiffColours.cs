namespace PolicyDiff.Diffing.Rendering;

/// <summary>Blue added, orange removed, purple moved: told apart under every common colour blindness, contrast at least 6.6 : 1.</summary>
internal static class DiffColours
{
    public const string AddedInk = "#0b3d6b";
    public const string AddedGround = "#d6eaff";
    public const string RemovedInk = "#6b3000";
    public const string RemovedGround = "#ffe6cc";
    public const string MovedInk = "#4a2a80";
    public const string MovedGround = "#efe6ff";
    public const string QuietInk = "#555555";
}
