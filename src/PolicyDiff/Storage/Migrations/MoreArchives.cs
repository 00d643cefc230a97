using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>More archives than one, and asking one to keep a page.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0005_archives")]
internal sealed class MoreArchives : SqlMigration;
