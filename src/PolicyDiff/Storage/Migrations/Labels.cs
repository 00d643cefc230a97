using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Labels that people give, and signatures by which equal changes of several policies are one group.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0009_labels")]
internal sealed class Labels : SqlMigration;
