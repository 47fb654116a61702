# Sourced by app/demo.sh and tests/run.sh: installs what is missing, says what it does, does nothing twice.

# install_packages SOURCE LOGS [LIST]
install_packages() {
    local list missing package command
    list="${3:-$1/app/packaging/debian-packages.txt}"
    missing=""
    while read -r package command; do
        if [ -n "$command" ] && command -v "$command" > /dev/null 2>&1; then
            continue
        fi
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list")
    if [ -z "$missing" ]; then
        echo "packages: all there"
        return 0
    fi
    echo "packages: installing$missing"
    local as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo"
    fi
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing > "$2/apt.log" 2>&1 || {
        tail -20 "$2/apt.log" >&2
        echo "packages: installation failed" >&2
        return 1
    }
}
