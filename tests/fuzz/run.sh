#!/usr/bin/env bash
# Fuzzes the parsers with clang-16 and libFuzzer.
# usage: tests/fuzz/run.sh [--build DIR] [--seconds N] [TARGET...]   default: build/fuzz, 10 s each, every target
# What breaks a parser is left in DIR/found/; what widens the corpus in DIR/corpus/.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build="$root/build/fuzz"
seconds=10
while [ $# -gt 0 ]; do
    case "$1" in
    --build) build=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    -*) echo "usage: tests/fuzz/run.sh [--build DIR] [--seconds N] [TARGET...]" >&2; exit 2 ;;
    *) break ;;
    esac
done
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang-16 -DCMAKE_CXX_COMPILER=clang++-16 \
    -DCMAKE_CXX_FLAGS="-O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined" \
    -DCMAKE_EXE_LINKER_FLAGS="-fsanitize=address,undefined" -DPACKBAY_FUZZ=ON > "$build.configure.log" 2>&1 \
    || { tail -20 "$build.configure.log" >&2; exit 1; }
ninja -C "$build" -j2 packbay-fuzz > "$build.build.log" 2>&1 || { tail -40 "$build.build.log" >&2; exit 1; }
mkdir -p "$build/found"
[ $# -gt 0 ] || set -- $(ls "$root/tests/fuzz/corpus")
status=0
for target in "$@"; do
    mkdir -p "$build/corpus/$target"
    log="$build/$target.log"
    if PACKBAY_FUZZ_TARGET="$target" "$build/bin/packbay-fuzz" -seed=1 -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=2048 \
        -artifact_prefix="$build/found/$target-" "$build/corpus/$target" "$root/tests/fuzz/corpus/$target" > "$log" 2>&1; then
        echo "$target: $(grep -E '^Done|stat::number_of_executed' "$log" | tail -1)"
    else
        status=1
        echo "$target: FAILED, see $log"
        grep -E 'ERROR|broken promise|runtime error|Test unit written' "$log" | head -5
    fi
done
exit "$status"
