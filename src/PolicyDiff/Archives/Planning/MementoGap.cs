namespace PolicyDiff.Archives.Planning;

/// <summary>What lies between two mementos that were read, with none read in between.</summary>
/// <param name="Left">Index of the earlier one.</param>
/// <param name="Right">Index of the later one.</param>
/// <param name="Differs">Whether their texts do.</param>
/// <param name="Unopened">How many between them nobody opened.</param>
/// <param name="IsBusy">Somebody is opening one of those, or the grid has a point to set there: what follows waits for it.</param>
internal readonly record struct MementoGap(int Left, int Right, bool Differs, int Unopened, bool IsBusy);
