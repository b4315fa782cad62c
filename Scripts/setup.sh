# Sourced by ./garita: finds the toolchain and installs the Debian packages that building, testing and running need.

build_packages="pkg-config libmicrohttpd-dev libsodium-dev libssl-dev libsqlite3-dev libpq-dev libxml2-dev zlib1g-dev
    libpango1.0-dev libqrencode-dev libcurl4-openssl-dev"
run_packages="iso-codes tzdata postgresql-15 libjs-chart.js fonts-dejavu-core"
test_packages="chromium python3-venv poppler-utils zbar-tools"

say() { printf '%s\n' "$*" >&2; }

find_swift() {
    command -v swift >/dev/null 2>&1 && return
    if [ -x /opt/swift/usr/bin/swift ]; then
        export PATH="/opt/swift/usr/bin:$PATH"
        return
    fi
    say "garita: no Swift toolchain found. Install Swift 6.2 or later from swift.org and put 'swift' on the PATH."
    exit 1
}

# The option that puts Swift's own libraries into the binary, where the toolchain brings them for that: it then runs on a
# machine without Swift, and calls into the runtime cost less (some 5 % of a lodging).
static_runtime() {
    local libraries
    libraries=$(swiftc -print-target-info -static-stdlib 2>/dev/null | sed -nE 's/.*"runtimeResourcePath": "(.*)".*/\1/p')
    [ ! -f "$libraries/linux/libFoundation.a" ] || printf '%s' --static-swift-stdlib
}

# missing_packages NAME... prints those that are not installed.
missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$package"
    done
}

# install_packages NAME... installs what is missing, or says the one command that does.
install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || { say "garita: this is not Debian; install these yourself: $*"; return; }
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    local root=""
    if [ "$(id -u)" -ne 0 ]; then
        if sudo -n true 2>/dev/null; then
            root="sudo -n"
        else
            say "garita: some Debian packages are missing. Run this once, then try again:"
            say "  sudo apt-get update && sudo apt-get install --no-install-recommends -y $missing"
            exit 1
        fi
    fi
    say "Installing Debian packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    if ! { $root apt-get -o DPkg::Lock::Timeout=300 update -qq &&
        $root apt-get -o DPkg::Lock::Timeout=300 install --no-install-recommends -y -qq $missing; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        say "garita: the packages could not be installed; the whole log is in $log"
        exit 1
    fi
    rm -f "$log"
}
