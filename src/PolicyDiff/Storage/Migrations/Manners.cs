using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Places among the requests under way, breakers, and captures of one second that differ in their status alone.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0003_manners")]
internal sealed class Manners : SqlMigration;
