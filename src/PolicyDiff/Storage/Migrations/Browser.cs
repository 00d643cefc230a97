using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Policies read with a browser, captures drawn by one.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0007_browser")]
internal sealed class Browser : SqlMigration;
