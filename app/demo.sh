#!/usr/bin/env bash
# Installs what is missing, builds, and plays the main job: a central, two stations and a scripted shift over real TLS.
# Leaves labels, manifest, screenshots and the audit in build/demo/. With a display it opens the demo station at the end.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build="$root/build/release"
out="$root/build/demo"
mkdir -p "$build" "$out"
. "$root/app/packaging/install-packages.sh"
. "$root/app/packaging/build.sh"
install_packages "$root" "$build"

build_project "$root" "$build" -DCMAKE_BUILD_TYPE=Release -DPACKBAY_TESTS=OFF

echo "shift: $out"
rm -rf "$out"
summary=$("$build/bin/packbay-cli" demo --out "$out" "$@") || { printf '%s\n' "$summary"; exit 1; }
echo "screenshots: $out/screenshots"
QT_QPA_PLATFORM=offscreen "$build/bin/packbay" --demo --screenshots "$out/screenshots" > "$out/screenshots.log" 2>&1 \
    || { cat "$out/screenshots.log"; exit 1; }
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "station: opening the demo"
    "$build/bin/packbay" --demo > "$out/station.log" 2>&1 &
fi
printf '%s\n' "$summary" | tail -1
