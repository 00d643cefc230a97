#!/usr/bin/env bash
# Sets up and runs every test of every test project, those in a browser included. Its last line is
#   N passed, N failed, N skipped
# over all projects together. It fails when a test failed, when none ran, and when a project ended without saying how it went.
set -euo pipefail
# shellcheck source=src/setup.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../src/setup.sh"
export DOTNET_CLI_UI_LANGUAGE=en

results=$root/TestResults
passed=0 failed=0 skipped=0

# counter NAME FILE: one number of a project's summary.
counter() { sed -n 's/.*<Counters.* '"$1"'="\([0-9]*\)".*/\1/p' "$2" | head -n 1; }

run_project() {
    local name=$1 trx=$results/$1.trx code=0 bad=0 ran total kind
    echo "== $name"
    # One project after another: their databases and browsers would else fight for the machine. A test that hangs ends the project.
    (cd -- "$root" && dotnet test "tests/$name" --no-build --configuration Release --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
        --blame-hang-timeout 4m --blame-hang-dump-type none) </dev/null || code=$?

    total=0
    if [ -f "$trx" ]; then total=$(counter total "$trx"); fi
    if [ "${total:-0}" = 0 ]; then
        echo "$name ended without a summary (exit code $code): counted as one failure."
        failed=$((failed + 1))
        return
    fi

    ran=$(counter executed "$trx")
    for kind in failed error timeout aborted; do bad=$((bad + $(counter $kind "$trx"))); done
    passed=$((passed + $(counter passed "$trx")))
    skipped=$((skipped + total - ran))
    if [ "$code" != 0 ] && [ "$bad" = 0 ]; then
        echo "$name broke off (exit code $code), though no single test failed: counted as one failure."
        bad=1
    fi
    failed=$((failed + bad))
}

# The skipped tests of a summary, each with its reason.
list_skipped() {
    awk '
        /<UnitTestResult / { name = "" }
        /<UnitTestResult .*outcome="NotExecuted"/ { name = $0; sub(/.* testName="/, "", name); sub(/" .*/, "", name) }
        name != "" && /<Message>/ { reason = $0; sub(/.*<Message>/, "", reason); sub(/<\/Message>.*/, "", reason); print "Skipped: " name ": " reason; name = "" }
    ' "$1" | sed -e 's/&quot;/"/g' -e "s/&#39;/'/g" -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g'
}

need_dotnet
need_postgres
need_chromium
say "Building PolicyDiff and its tests ..."
build PolicyDiff.sln

rm -rf "$results"
mkdir -p "$results"
for project in "$root"/tests/*/*.csproj; do
    if grep -q '<IsTestProject>true' "$project"; then run_project "$(basename -- "$project" .csproj)"; fi
done

for trx in "$results"/*.trx; do
    if [ -f "$trx" ]; then list_skipped "$trx"; fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
