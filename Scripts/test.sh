# Sourced by ./garita test: lint, build, unit tests on both databases, browser tests; one honest closing line.

test_help() {
    cat <<'EOF'
Usage: ./garita test [--coverage] [--sanitize] [--filter NAME] [--no-browser]

  --coverage     print the share of lines that the tests run, by module
  --sanitize     build and run with the address sanitizer (its own build folder)
  --filter NAME  only the Swift tests whose names match
  --no-browser   leave the browser tests out
EOF
}

run_tests() {
    local coverage="" sanitize="" filter="" browser=yes
    while [ $# -gt 0 ]; do
        case $1 in
        --coverage) coverage=yes ;;
        --sanitize) sanitize=yes ;;
        --no-browser) browser="" ;;
        --filter)
            [ $# -ge 2 ] || { say "garita test: --filter takes a name"; exit 2; }
            filter=$2
            shift
            ;;
        --help | -h)
            test_help
            exit 0
            ;;
        *)
            say "garita test: unknown option $1 (see ./garita test --help)"
            exit 2
            ;;
        esac
        shift
    done
    find_swift
    # shellcheck disable=SC2086
    install_packages $build_packages $run_packages $test_packages
    cd "$cd_root"

    say "Checking the format of the sources"
    swift format lint --strict --parallel --recursive Package.swift Sources Tests

    local arguments=()
    if [ -n "$sanitize" ]; then
        arguments+=(--sanitize=address --scratch-path .build/address)
        # XCTest's own runner leaks a few bytes; leaks of the server are looked for in its own run.
        export ASAN_OPTIONS=detect_leaks=0
    fi
    [ -z "$coverage" ] || arguments+=(--enable-code-coverage)
    say "Building the tests"
    swift build --build-tests "${arguments[@]}"
    [ -z "$filter" ] || arguments+=(--filter "$filter")
    # All at once, hundreds of tests would each want a connection and a share of two cores: time limits would then speak of
    # the crowd and not of the code.
    export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-3}
    local log status=0
    log=$(mktemp)
    swift test --skip-build "${arguments[@]}" 2>&1 | tee "$log" || status=1
    # Swift Testing closes with: Test run with 12 tests in 3 suites passed / failed after ... with 2 issues.
    local total failed skipped
    total=$(sed -nE 's/.*Test run with ([0-9]+) tests?.*/\1/p' "$log" | tail -n 1)
    # A test's name may hold any of these words, so only what follows the name counts.
    failed=$(grep -cE '^.{1,4}Test ("[^"]*"|[^" ]+\(.*\)) (with [0-9]+ test cases? )?failed after' "$log" || true)
    skipped=$(grep -cE '^.{1,4}Test ("[^"]*"|[^" ]+\(.*\)) skipped' "$log" || true)
    rm -f "$log"
    if [ -z "$total" ]; then
        say "garita test: the test runner did not finish"
        exit 1
    fi
    if [ -n "$coverage" ]; then print_coverage "${arguments[@]}"; fi

    local browser_passed=0 browser_failed=0
    if [ -n "$browser" ] && [ -z "$filter" ] && [ -f Tests/Browser/run.py ]; then
        run_browser_tests || status=1
    fi
    say ""
    printf '%d passed, %d failed, %d skipped\n' \
        $((total - failed - skipped + browser_passed)) $((failed + browser_failed)) "$skipped"
    if [ "$failed" -gt 0 ] || [ "$browser_failed" -gt 0 ]; then status=1; fi
    exit "$status"
}

# The share of lines run, by module, from the toolchain's own report.
print_coverage() {
    local report
    report=$(swift test --show-codecov-path "$@")
    python3 - "$report" "$cd_root" <<'EOF'
import collections, json, sys
report, root = sys.argv[1], sys.argv[2] + "/Sources/"
lines = collections.Counter()
covered = collections.Counter()
for file in json.load(open(report))["data"][0]["files"]:
    if not file["filename"].startswith(root):
        continue
    module = file["filename"][len(root):].split("/")[0]
    summary = file["summary"]["lines"]
    for key in (module, "all"):
        lines[key] += summary["count"]
        covered[key] += summary["covered"]
print("\nLines run by the tests")
for module in sorted(lines, key=lambda name: (name == "all", name)):
    print(f"  {module:<16}{100 * covered[module] / max(1, lines[module]):6.1f} % of {lines[module]}")
EOF
}

# Journeys and accessibility in headless Chromium, against a server of its own.
run_browser_tests() {
    local python=python3
    [ -x /usr/bin/python3 ] && python=/usr/bin/python3
    if [ ! -x .venv/bin/python ] || ! cmp -s Tests/Browser/requirements.txt .venv/requirements.txt; then
        say "Setting up the browser tests"
        rm -rf .venv
        "$python" -m venv .venv
        .venv/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
        cp Tests/Browser/requirements.txt .venv/requirements.txt
    fi
    local result code=0
    result=$(mktemp)
    .venv/bin/python Tests/Browser/run.py --binary .build/debug/garita --result "$result" || code=$?
    browser_passed=$(sed -nE 's/^([0-9]+) passed.*/\1/p' "$result" | tail -n 1)
    browser_failed=$(sed -nE 's/.* ([0-9]+) failed.*/\1/p' "$result" | tail -n 1)
    browser_passed=${browser_passed:-0}
    browser_failed=${browser_failed:-0}
    rm -f "$result"
    return "$code"
}
