namespace PolicyDiff.Storage;

/// <summary>A request of a class that allows few at once: under way, or waiting for those that came before it.</summary>
public sealed class BudgetPlace
{
    /// <summary>A name of its own for each request.</summary>
    public Guid Holder { get; set; }

    /// <summary>As <see cref="Budget.Key"/>.</summary>
    public required string Key { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Renewed while its process lives; after it the place is free.</summary>
    public DateTimeOffset Until { get; set; }
}
