namespace PolicyDiff.Policies.Selectors;

/// <summary>What helps a person to find selectors, before anything is saved.</summary>
public sealed record SelectorTools(SelectorTrials Trials, SelectorSuggestions Suggestions);
