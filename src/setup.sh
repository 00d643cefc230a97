# shellcheck shell=bash
# What src/run.sh and tests/run.sh share: finding the tools, installing what the system's package manager has, building.
# Sourced, never run. Kept to the bash 3.2 of macOS. Standard output belongs to the program: everything here speaks on standard error.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
oldest_postgres=15 # PostgresBinaries.OldestMajor
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# ---- .NET ----------------------------------------------------------------------------------------------------------

is_dotnet() {
    "$1" --list-sdks 2>/dev/null | grep -Eq '^[1-9][0-9]\.' && "$1" --list-runtimes 2>/dev/null | grep -q '^Microsoft\.AspNetCore\.App 10\.'
}

# Leaves a usable dotnet first in PATH.
need_dotnet() {
    local found
    for found in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet \
        /usr/lib64/dotnet/dotnet /usr/local/share/dotnet/dotnet /opt/homebrew/bin/dotnet; do
        if [ -n "$found" ] && [ -x "$found" ] && is_dotnet "$found"; then
            if [ "$found" != "$(command -v dotnet || true)" ]; then export PATH="${found%/dotnet}:$PATH"; fi
            # Programs that are started by their own name (the tests start some) find the runtime through it.
            DOTNET_ROOT=$("$found" --list-sdks | sed -n 's|.*\[\(.*\)/sdk\]$|\1|p' | tail -n 1)
            export DOTNET_ROOT
            return
        fi
    done

    say "PolicyDiff is built with the .NET 10 SDK, which was not found here$(older_dotnet). One of these gets it:"
    case "$(uname -s)" in
        Darwin) say "  brew install --cask dotnet-sdk" ;;
        *)
            if command -v apt-get >/dev/null; then say "  sudo apt-get install dotnet-sdk-10.0        (Ubuntu; Debian after adding Microsoft's package source)"; fi
            if command -v dnf >/dev/null; then say "  sudo dnf install dotnet-sdk-10.0"; fi
            ;;
    esac
    say "  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0        (into ~/.dotnet, no root needed)"
    fail "  an installer from https://dotnet.microsoft.com/download/dotnet/10.0"
}

older_dotnet() {
    local sdks
    sdks=$(dotnet --list-sdks 2>/dev/null | sed 's/ .*//' | tr '\n' ' ' || true)
    if [ -n "$sdks" ]; then printf ' (only SDK %s)' "${sdks% }"; fi
}

# Builds quietly: a log is shown only when it fails. No build server stays behind, so a caller that reads our output sees its end.
build() {
    local what=$1 log
    log=$(mktemp "${TMPDIR:-/tmp}/policydiff-build.XXXXXX")
    if ! (cd -- "$root" && dotnet build "$what" --configuration Release --verbosity quiet -nodeReuse:false -p:UseSharedCompilation=false) >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        fail "The build of $what failed; the reasons are above. The first build needs the internet for its packages."
    fi

    rm -f "$log"
}

# ---- Package manager -------------------------------------------------------------------------------------------------

# Runs a command as root, when that is allowed: as root, with sudo that asks nothing, or with sudo on a terminal. 77 says that it is not.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 2 ] && (: </dev/tty) 2>/dev/null; }; }; then
        sudo "$@"
    else
        return 77
    fi
}

package_manager() {
    if [ "$(uname -s)" = Darwin ]; then
        printf brew
        return
    fi

    local manager
    for manager in apt-get dnf brew; do
        if command -v "$manager" >/dev/null; then
            printf '%s' "$manager"
            return
        fi
    done
}

# The one command that installs a package: said when we may not run it ourselves.
install_command() {
    local package=$1 sudo=""
    if [ "$(id -u)" != 0 ]; then sudo="sudo "; fi
    case "$(package_manager)" in
        apt-get) printf '%sapt-get install -y --no-install-recommends %s' "$sudo" "$package" ;;
        dnf) printf '%sdnf install -y %s' "$sudo" "$package" ;;
        brew) printf 'brew install %s' "$package" ;;
        *) printf "your system's package manager, package %s" "$package" ;;
    esac
}

# install NAME APT-PACKAGE DNF-PACKAGE BREW-PACKAGE: fails with the one command to run when it may not or cannot.
install() {
    local name=$1 manager package
    manager=$(package_manager)
    case "$manager" in
        dnf) package=$3 ;;
        brew) package=$4 ;;
        *) package=$2 ;;
    esac
    say "$name was not found; installing it ($(install_command "$package"))."
    case "$manager" in
        apt-get) install_with_apt "$package" ;;
        dnf) as_root dnf install -y "$package" ;;
        # Homebrew refuses root and asks for nothing.
        brew) command -v brew >/dev/null && brew install "$package" ;;
        *) false ;;
    esac </dev/null >&2 || fail "$name could not be installed from here. Run this, then start again: $(install_command "$package")"
}

install_with_apt() {
    # A stale or absent list of packages is usual on a fresh machine; a mirror that fails to refresh may still have the package.
    as_root apt-get update -q || [ $? != 77 ] || return 77
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$1"
}

# ---- PostgreSQL and Chromium -----------------------------------------------------------------------------------------

# The places of PostgresFolders.cs. The program makes its own cluster and needs no running service.
has_postgres() {
    local folder real version
    local IFS=:
    # shellcheck disable=SC2086 # PATH is a list.
    set -- $PATH
    unset IFS
    for folder in "$@" /usr/lib/postgresql/*/bin /usr/local/bin /usr/local/pgsql/bin /usr/pgsql-*/bin /usr/bin \
        /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /home/linuxbrew/.linuxbrew/opt/postgresql*/bin \
        /opt/homebrew/Cellar/postgresql*/*/bin /usr/local/Cellar/postgresql*/*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
        if [ ! -x "$folder/postgres" ]; then continue; fi
        # A link in PATH has its neighbours beside its target.
        real=$(cd -- "$folder" && file=$(readlink postgres || true) && cd -- "$(dirname -- "${file:-postgres}")" && pwd -P) || continue
        if [ ! -x "$real/initdb" ] || [ ! -x "$real/pg_ctl" ]; then continue; fi
        version=$("$real/postgres" --version 2>/dev/null | sed -n 's/.*(PostgreSQL) \([0-9][0-9]*\).*/\1/p')
        if [ -n "$version" ] && [ "$version" -ge "$oldest_postgres" ]; then return 0; fi
    done
    return 1
}

need_postgres() {
    if has_postgres; then return; fi
    install "PostgreSQL (version $oldest_postgres or newer)" postgresql postgresql-server postgresql@17
    if has_postgres; then return; fi
    fail "The system's package brought no PostgreSQL of version $oldest_postgres or newer. Install one beside it (https://www.postgresql.org/download/) and start again."
}

chromium_path() {
    local name
    for name in "${POLICYDIFF_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if [ -n "$name" ] && command -v "$name"; then return; fi
    done
    return 1
}

# Names the browser of the tests in POLICYDIFF_CHROMIUM.
need_chromium() {
    POLICYDIFF_CHROMIUM=$(chromium_path) || {
        install "Chromium (for the tests in a browser)" chromium chromium chromium
        POLICYDIFF_CHROMIUM=$(chromium_path) || fail "Chromium was installed, but is in no usual place: set POLICYDIFF_CHROMIUM to its path."
    }
    export POLICYDIFF_CHROMIUM
}
