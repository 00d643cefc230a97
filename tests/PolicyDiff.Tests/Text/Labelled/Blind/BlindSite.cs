namespace PolicyDiff.Tests.Text.Labelled.Blind;

/// <summary>An invented site of the blind part: what stands around each of its pages.</summary>
/// <param name="Code">BCP 47.</param>
/// <param name="Name">Of the site.</param>
/// <param name="Menu">Words of its navigation; the last are the names of its policies.</param>
/// <param name="Banner">What its cookie banner says.</param>
/// <param name="Teasers">Headlines and news of the day, as they stand beside any page.</param>
public sealed record BlindSite(string Code, string Name, string[] Menu, string Banner, string[] Teasers);
