# Sourced by app/demo.sh and tests/run.sh: configures and builds, says how far it is, and shows the first errors.

# build_project SOURCE BUILD [cmake arguments]; what is built stands in build_targets, everything when it is empty
build_project() {
    local source="$1" build="$2"
    shift 2
    local started
    started=$(date +%s)
    echo "build: $build"
    cmake -S "$source" -B "$build" -G Ninja "$@" > "$build/configure.log" 2>&1 || {
        tail -30 "$build/configure.log" >&2
        echo "build: configuring failed, see $build/configure.log" >&2
        return 1
    }
    # One line in forty is enough to see that it goes on.
    if ! ninja -C "$build" ${build_targets:-} 2>&1 | tee "$build/build.log" | awk '/^\[/ && ++n % 40 == 0 { print "build: " $1; fflush() }'; then
        grep -E -A20 'error|FAILED' "$build/build.log" | head -80 >&2
        echo "build: failed, see $build/build.log" >&2
        return 1
    fi
    echo "build: done in $(($(date +%s) - started)) s"
}
