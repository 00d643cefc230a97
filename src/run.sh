#!/usr/bin/env bash
# Sets up and starts PolicyDiff from a checkout:
#   src/run.sh demo           a small built-in archive and live site, tracked before your eyes; needs nothing from outside
#   src/run.sh                your own data folder, dashboard and jobs
#   src/run.sh -- ARGUMENTS   any command of the program, as: src/run.sh -- add https://example.org/privacy
set -euo pipefail
# shellcheck source=src/setup.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

if [ "${1:-}" = -- ]; then shift; fi
if [ $# = 0 ]; then set -- serve; fi
program=$root/src/PolicyDiff.App/bin/Release/net10.0/policydiff.dll
stamp=$root/src/PolicyDiff.App/obj/run.sh.stamp

# Whether anything that goes into the program changed since its last build (folders too: their times tell of removed files).
is_built() {
    [ -f "$program" ] && [ -f "$stamp" ] &&
        [ -z "$(find "$root"/src/PolicyDiff{,.App} "$root/src/Directory.Build.props" "$root/config" \
            \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print | head -n 1)" ]
}

need_dotnet
case "$1" in
    text | --help | -h | '-?' | --version) ;; # They work without a database.
    demo) need_postgres ;;                    # Always its own.
    *) if [ -z "${ConnectionStrings__PolicyDiff:-}" ]; then need_postgres; fi ;;
esac

if ! is_built; then
    say "Building PolicyDiff ..."
    # The folders that a build makes would else look like a change.
    mkdir -p "$root"/src/PolicyDiff{,.App}/{bin,obj}
    started=$(mktemp "${TMPDIR:-/tmp}/policydiff-stamp.XXXXXX")
    build src/PolicyDiff.App
    mv -f "$started" "$stamp"
fi

exec dotnet "$program" "$@"
