namespace PolicyDiff.Storage;

/// <summary>A key that signs cookies and forms, shared by all processes.</summary>
public sealed class DataProtectionKey
{
    public required string Name { get; set; }

    public required string Xml { get; set; }
}
