using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Addresses over time: how a source was found, and captures that do not speak for the policy.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0004_moves")]
internal sealed class Moves : SqlMigration;
