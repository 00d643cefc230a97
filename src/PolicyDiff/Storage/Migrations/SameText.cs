using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Changes to a text that another policy of the organization has already.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0013_same_text")]
internal sealed class SameText : SqlMigration;
