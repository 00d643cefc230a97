using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Labels that take back labels, and labels of what was taken down.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0011_withdrawals")]
internal sealed class Withdrawals : SqlMigration;
