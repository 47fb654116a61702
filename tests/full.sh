# Sourced by tests/run.sh --full. Every program with PACKBAY_FULL=1, libFuzzer on every parser, every measurement of a
# Release build; what is done at this commit is not done again. tests/RESULTS.md is written at the end, by nobody's hand.

# The rows of a file of figures (tests/bench/Figure.h) for a table.
figure_rows() {
    python3 - "$@" <<'PYTHON'
import json, sys
for path in sys.argv[1:]:
    for figure in json.load(open(path))["figures"]:
        ours, peer = figure["ours"], figure["peer"]
        beside = "%s: %s / %s / %s" % (peer["name"], peer["p50"], peer["p95"], peer["p99"]) if peer else "-"
        print("| %s | %s | %s | %s / %s / %s | %s | %s | %s | %s |" % (
            figure["bench"], figure["name"], figure["unit"], ours["p50"], ours["p95"], ours["p99"], beside,
            figure["ratio"] if peer else "-", figure["goal"], "yes" if figure["met"] else "NO"))
PYTHON
}

# totals LOG: passed, failed and skipped of all classes in it
totals() {
    awk '/^([0-9]+: )?Totals: /{sub(/^[0-9]+: /, ""); p+=$2; f+=$4; s+=$6} END{print p+0, f+0, s+0}' "$1"
}

write_results() {
    local root="$1" state="$2" log passed failed skipped name
    {
        echo "# Full run"
        echo "Written by \`tests/run.sh --full\`. Commit $(cat "$state/commit"), ended $(date -u +%Y-%m-%dT%H:%MZ), $(nproc) cores,$(sed -n 's/^model name[^:]*://p' /proc/cpuinfo | head -1)."
        echo
        echo "| program | passed | failed | skipped | seconds |"
        echo "|---|---|---|---|---|"
        for log in "$state"/tests/*.log; do
            name=$(basename "$log" .log)
            read -r passed failed skipped < <(totals "$log")
            echo "| $name | $passed | $failed | $skipped | $(cat "$state/tests/$name.seconds") |"
        done
        echo
        echo "## What the tests counted, with their seeds"
        sed -nE 's/^[0-9]+: (QINFO|INFO) *: //p' "$state"/tests/*.log | sed -E 's/^/- /'
        grep -hE '^[0-9]+: (FAIL!|SKIP)' "$state"/tests/*.log | sed -E 's/^[0-9]+: /- /' || true
        echo
        echo "## libFuzzer, $(cat "$state/fuzz.seconds") s a target"
        sed 's/^/- /' "$state/fuzz.txt"
        echo
        echo "## Measurements (Release; p50 / p95 / p99)"
        echo "| bench | what | unit | ours | beside it | ratio | goal | met |"
        echo "|---|---|---|---|---|---|---|---|"
        figure_rows "$state"/bench/*.json
    } > "$root/tests/RESULTS.md"
}

# run_full SOURCE BUILD
run_full() {
    local root="$1" build="$2" state="$2/full" status=0 name started bench
    local commit
    commit=$(git -C "$root" rev-parse HEAD)
    if [ "$(cat "$state/commit" 2>/dev/null)" != "$commit" ]; then
        rm -rf "$state"
        mkdir -p "$state/tests" "$state/bench"
        echo "$commit" > "$state/commit"
    fi
    install_packages "$root" "$state" "$root/tests/fuzz/debian-packages.txt"
    build_project "$root" "$build" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DCMAKE_COMPILE_WARNING_AS_ERROR=ON -DPACKBAY_FULL=ON
    local release="$root/build/release"
    mkdir -p "$release"
    build_targets="packbay-cli packbay-bench" build_project "$root" "$release" -DCMAKE_BUILD_TYPE=Release -DPACKBAY_TESTS=ON

    # Measurements first and alone: nothing else of ours runs beside them.
    for bench in scan start reaction freight pack label decode; do
        [ -s "$state/bench/$bench.json" ] && continue
        echo "full: bench $bench"
        local large=()
        case "$bench" in scan | start | reaction) large=(--parcels 1000000 --db "$state/million.db") ;; esac
        "$release/bin/packbay-cli" bench "$bench" --json "$state/bench/$bench.part" "${large[@]}" \
            && mv "$state/bench/$bench.part" "$state/bench/$bench.json" || { echo "full: bench $bench FAILED"; status=1; }
    done
    rm -f "$state/million.db"*

    for name in $(ctest --test-dir "$build" -N | sed -nE 's/^ *Test +#[0-9]+: //p'); do
        [ -e "$state/tests/$name.ok" ] && continue
        echo "full: $name"
        started=$(date +%s)
        if ctest --test-dir "$build" --verbose -R "^$name\$" > "$state/tests/$name.log" 2>&1; then
            touch "$state/tests/$name.ok"
        else
            status=1
            echo "full: $name FAILED"
        fi
        echo $(($(date +%s) - started)) > "$state/tests/$name.seconds"
    done

    if [ ! -e "$state/fuzz.ok" ]; then
        echo "full: libFuzzer"
        echo "${PACKBAY_FUZZ_SECONDS:-60}" > "$state/fuzz.seconds"
        if "$root/tests/fuzz/run.sh" --build "$root/build/fuzz" --seconds "$(cat "$state/fuzz.seconds")" > "$state/fuzz.txt" 2>&1; then
            touch "$state/fuzz.ok"
        else
            status=1
            echo "full: libFuzzer FAILED"
        fi
    fi
    write_results "$root" "$state"
    echo "full: figures and counts in tests/RESULTS.md"
    return "$status"
}
