using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Plans of backfills find what was opened without reading all that was listed.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0002_backfill_plans")]
internal sealed class BackfillPlanIndex : SqlMigration;
