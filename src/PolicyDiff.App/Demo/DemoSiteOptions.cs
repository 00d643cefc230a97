namespace PolicyDiff.App.Demo;

/// <summary>How the live sites of the demo start.</summary>
/// <param name="Port">The port to take if it is free, else any free one is taken; 0 for any.</param>
/// <param name="Advanced">True to start with the newer versions, as after an earlier run.</param>
public sealed record DemoSiteOptions(int Port = DemoSite.UsualPort, bool Advanced = false);
