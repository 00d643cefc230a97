using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>The first schema.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0001_initial")]
internal sealed class Initial : SqlMigration;
