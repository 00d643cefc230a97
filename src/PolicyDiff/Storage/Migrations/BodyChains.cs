using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Bodies stored against their neighbours in time.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0006_body_chains")]
internal sealed class BodyChains : SqlMigration;
