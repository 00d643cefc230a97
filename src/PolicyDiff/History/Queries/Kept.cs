namespace PolicyDiff.History.Queries;

/// <summary>
/// Values that are made once and kept in memory up to a number of bytes; those that nobody asked for longest go first. Who asks while one is made waits for it.
/// </summary>
/// <param name="mostBytes">All values together; a larger one is handed out and not kept.</param>
internal sealed class Kept<TKey, TValue>(long mostBytes)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> known = [];
    private readonly LinkedList<Entry> byUse = new();

    /// <summary>Bytes that are kept now, by what the makers said.</summary>
    internal long Size { get; private set; }

    /// <summary>The value of this name. <paramref name="make"/> says its size too; others may wait for it, so it must not end because one of them leaves.</summary>
    internal async Task<TValue> GetAsync(TKey key, Func<Task<(TValue Value, long Bytes)>> make)
    {
        var entry = Find(key) ?? Begin(key, make);
        try
        {
            return (await entry.Value.Made.Value).Value;
        }
        catch
        {
            // Tried again by the next who asks.
            Drop(entry);
            throw;
        }
    }

    private LinkedListNode<Entry>? Find(TKey key)
    {
        lock (gate)
        {
            if (!known.TryGetValue(key, out var node)) return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node;
        }
    }

    private LinkedListNode<Entry> Begin(TKey key, Func<Task<(TValue Value, long Bytes)>> make)
    {
        lock (gate)
        {
            if (known.TryGetValue(key, out var other)) return other;
            LinkedListNode<Entry>? node = null;
            node = byUse.AddFirst(new Entry(key, new(() => WeighedAsync(make, () => node!))));
            known.Add(key, node);
            return node;
        }
    }

    private async Task<(TValue Value, long Bytes)> WeighedAsync(Func<Task<(TValue Value, long Bytes)>> make, Func<LinkedListNode<Entry>> node)
    {
        var made = await make();
        lock (gate)
        {
            // It may have been pushed out while it was made, when it weighed nothing yet.
            if (node().List is null) return made;
            node().Value.Bytes = made.Bytes;
            Size += made.Bytes;
            if (made.Bytes > mostBytes) Drop(node());
            for (var oldest = byUse.Last; Size > mostBytes && oldest is not null; oldest = byUse.Last) Drop(oldest);
        }

        return made;
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        lock (gate)
        {
            if (node.List is null) return;
            byUse.Remove(node);
            known.Remove(node.Value.Key);
            Size -= node.Value.Bytes;
        }
    }

    private sealed class Entry(TKey key, Lazy<Task<(TValue Value, long Bytes)>> made)
    {
        internal TKey Key { get; } = key;

        internal Lazy<Task<(TValue Value, long Bytes)>> Made { get; } = made;

        internal long Bytes { get; set; }
    }
}
