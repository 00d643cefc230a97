using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PolicyDiff.Storage.Migrations;

/// <summary>Selectors whose history is read by a worker before they count.</summary>
[DbContext(typeof(PolicyDiffDb))]
[Migration("0010_selector_tasks")]
internal sealed class SelectorTasks : SqlMigration;
