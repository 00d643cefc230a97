using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PolicyDiff.Tests.Storage;

/// <summary>The schema is written in SQL and the model in C#: here they are held together.</summary>
public sealed class SchemaTests(PostgresFixture postgres)
{
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["timestamp with time zone"] = "timestamptz",
        ["bytea[]"] = "_bytea",
        ["text[]"] = "_text",
        ["bigint"] = "int8",
        ["integer"] = "int4",
        ["boolean"] = "bool",
    };

    /// <summary>What the server fills in and the program does not read as an object.</summary>
    private static readonly string[] ServersOwn = ["clause.search"];

    [Fact]
    public async Task Every_mapped_column_is_there_with_its_type_and_nullability()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var db = library.Db();
        Assert.Equal(
            Mapped(db).Select(column => column.ToString()).Order(StringComparer.Ordinal),
            (await StoredAsync(library)).Where(column => !ServersOwn.Contains(column.Table + "." + column.Name)).Select(column => column.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_table_is_without_a_mapping()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var db = library.Db();
        var mapped = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).ToHashSet();
        var tables = await library.RowsAsync("select table_name as t from information_schema.tables where table_schema = 'public'");

        Assert.All(
            tables.Select(row => row[7..^2]).Where(table => table != "__EFMigrationsHistory" && !table.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase)),
            table => Assert.Contains(table, mapped));
        Assert.True(tables.Count > mapped.Count);
    }

    [Fact]
    public async Task Every_key_and_reference_of_the_model_is_one_in_the_database()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var db = library.Db();
        var stored = await library.RowsAsync(
            """
            select c.conrelid::regclass::text as t, c.contype as k,
                (select string_agg(a.attname, ',' order by a.attname) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as c
            from pg_constraint c where c.contype in ('p', 'f')
            """);

        foreach (var entity in db.Model.GetEntityTypes())
        {
            Assert.Contains(Constraint(entity, "p", entity.FindPrimaryKey()!.Properties), stored);
            foreach (var key in entity.GetForeignKeys()) Assert.Contains(Constraint(entity, "f", key.Properties), stored);
        }
    }

    private static string Constraint(IEntityType entity, string kind, IEnumerable<IProperty> properties) =>
        $$"""{"c": "{{string.Join(',', properties.Select(property => property.GetColumnName()).Order(StringComparer.Ordinal))}}", "k": "{{kind}}", "t": "{{entity.GetTableName()}}"}""";

    private static IEnumerable<Column> Mapped(DbContext db) =>
        from entity in db.Model.GetEntityTypes()
        from property in entity.GetProperties()
        let type = property.GetColumnType()
        select new Column(entity.GetTableName()!, property.GetColumnName(), Aliases.GetValueOrDefault(type, type), property.IsColumnNullable());

    private static async Task<List<Column>> StoredAsync(TestLibrary library)
    {
        await using var command = library.Get<Npgsql.NpgsqlDataSource>().CreateCommand(
            """
            select table_name, column_name, udt_name, is_nullable = 'YES' from information_schema.columns
            where table_schema = 'public' and table_name <> '__EFMigrationsHistory' and table_name not like 'qrtz_%'
            """);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = new List<Column>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
        return columns;
    }

    private sealed record Column(string Table, string Name, string Type, bool Nullable);
}
