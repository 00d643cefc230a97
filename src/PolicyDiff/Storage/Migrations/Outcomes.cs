using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Outcomes in three steps: the page's, the neighbours', a person's.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0008_outcomes")]
internal sealed class Outcomes : SqlMigration;
