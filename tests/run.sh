#!/usr/bin/env bash
# Installs what is missing, builds and runs every test. With --full the full sizes and the measurements, for hours; it
# goes on where it was stopped and writes tests/RESULTS.md (tests/full.sh).
# Prints how many tests ran, which were skipped and why; fails when there are fewer than tests/expected-count.txt says.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build="$root/build/tests"
export PACKBAY_FULL=0
for argument in "$@"; do
    case "$argument" in
    --full) export PACKBAY_FULL=1 ;;
    *) echo "usage: tests/run.sh [--full]" >&2; exit 2 ;;
    esac
done
mkdir -p "$build"
. "$root/app/packaging/install-packages.sh"
. "$root/app/packaging/build.sh"
install_packages "$root" "$build"

if [ "$PACKBAY_FULL" = 1 ]; then
    . "$root/tests/full.sh"
    run_full "$root" "$build"
    exit
fi

started=$(date +%s)
# Assertions stay in; optimised a little, because a day's work is played through it.
build_project "$root" "$build" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DCMAKE_COMPILE_WARNING_AS_ERROR=ON

log="$build/ctest.log"
status=0
(cd "$build" && ctest -j2 --verbose --no-tests=error > "$log" 2>&1) || status=$?
sed -E 's/^[0-9]+: //' "$log" > "$build/tests.log"

# Every class of every program closes with "Totals: n passed, n failed, n skipped".
read -r passed failed skipped < <(awk '/^Totals: /{p+=$2; f+=$4; s+=$6} END{print p+0, f+0, s+0}' "$build/tests.log")
awk '/^(FAIL!|XPASS)/{said=1} said && lines++ < 120{print} /^   Loc: /{said=0}' "$build/tests.log"
grep -E 'Test +#[0-9]+:.*(Failed|Timeout|Crash|Exception|Not Run)' "$log" | sort -u | head -20 || true

if [ "$skipped" -gt 0 ]; then
    echo "skipped:"
    grep -E '^SKIP' "$build/tests.log" | sort -u || true
    if [ "${PACKBAY_CI:-0}" = 1 ]; then
        while IFS= read -r line; do
            name=$(printf '%s' "$line" | sed -E 's/^SKIP *: ([A-Za-z0-9_]+::[A-Za-z0-9_]+).*/\1/')
            if ! grep -qE "^$name( |$)" "$root/tests/allowed-skips.txt"; then
                echo "not allowed to skip: $name"
                status=1
            fi
        done < <(grep -E '^SKIP' "$build/tests.log" | sort -u)
    fi
fi
expected=$(grep -vE '^#' "$root/tests/expected-count.txt" | head -1)
if [ "$((passed + skipped))" -lt "$expected" ]; then
    echo "only $((passed + skipped)) tests, tests/expected-count.txt says at least $expected"
    status=1
fi
[ "$failed" -eq 0 ] || status=1
echo "tests: $(($(date +%s) - started)) s, log $build/tests.log"
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
