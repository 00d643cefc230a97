using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History;

/// <summary>Everything derived of a database in a form that two databases can be compared by: rows of captures are named by what they are.</summary>
internal static class DerivedRows
{
    private const string Evidence = "select source.address, seen.origin, seen.instant, seen.body_hash from capture seen join source on source.id = seen.source_id where seen.id =";

    public static async Task<List<string>> OfAsync(TestLibrary library) =>
    [
        .. await library.RowsAsync(
            $"""
            select to_jsonb(v) - 'id' - 'policy_id' - 'first_capture_id' - 'last_capture_id' as version, policy.slug as p,
                (select to_jsonb(e) from ({Evidence} v.first_capture_id) e) as f, (select to_jsonb(e) from ({Evidence} v.last_capture_id) e) as l
            from version v join policy on policy.id = v.policy_id order by policy.slug, v.position
            """),
        .. await library.RowsAsync(
            $"""
            select to_jsonb(c) - 'id' - 'policy_id' - 'from_capture_id' - 'to_capture_id' - 'found_at' - 'told_at' as change, policy.slug as p,
                (select to_jsonb(e) from ({Evidence} c.from_capture_id) e) as f, (select to_jsonb(e) from ({Evidence} c.to_capture_id) e) as t
            from change c join policy on policy.id = c.policy_id order by policy.slug, c.position, c.occurrence
            """),
    ];

    /// <summary>A checksum of all that was received.</summary>
    public static Task<List<string>> EvidenceAsync(TestLibrary library) => library.RowsAsync(
        """
        select (select md5(string_agg(body::text, '|' order by hash)) from body) as b,
            (select md5(string_agg(capture::text, '|' order by id)) from capture) as c,
            (select md5(string_agg(memento::text, '|' order by id)) from memento) as m,
            (select md5(string_agg(listing::text, '|' order by id)) from listing) as l
        """);
}
