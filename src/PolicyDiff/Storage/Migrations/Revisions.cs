using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>A number for each policy that moves with its changes and labels.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0012_revisions")]
internal sealed class Revisions : SqlMigration;
