namespace PolicyDiff.Archives.Catalog;

/// <summary>The archives this installation knows: the built-in list, and what the administrator's own file changes in it or adds.</summary>
/// <param name="Entries">In the order of the list; ids are unique.</param>
/// <param name="File">The administrator's file that was read, or null.</param>
public sealed record ArchiveCatalog(IReadOnlyList<ArchiveEntry> Entries, string? File)
{
    /// <summary>The setting that names the administrator's file; without it, <see cref="FileName"/> in the data folder is looked for.</summary>
    public const string Setting = "Archives:List";

    /// <summary>The file in the data folder.</summary>
    public const string FileName = "archives.json";

    /// <summary>The list as delivered.</summary>
    public static ArchiveCatalog Default { get; } = ArchiveListFile.ReadDefault();

    /// <summary>The name for people of an archive that is or was in the list; null for an id that never was.</summary>
    public string? NameOf(string id) => Entries.FirstOrDefault(entry => entry.Id == id)?.Name;
}
