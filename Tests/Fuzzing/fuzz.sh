#!/usr/bin/env bash
#
# Fuzzes the readers and writers of Weft with libFuzzer, which comes with Swift: one target after the other.
#
#   Tests/Fuzzing/fuzz.sh [SECONDS] [TARGET …]     60 seconds each of all targets, unless told otherwise
#
# The first build takes minutes. Inputs that reach new code are kept in .build-fuzz/inputs/TARGET, and what a later run
# begins with; an input that breaks a property, traps, takes more than 10 seconds or 2 GB is written to
# .build-fuzz/crashes/TARGET-… together with what was said, and the exit code is 1. To run one again:
#
#   .build-fuzz/release/fuzz TARGET FILE

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=60
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
    seconds=$1
    shift
fi
targets=("$@")
((${#targets[@]})) || targets=(csv json sqlite script markdown model report)

swift=${WEFT_SWIFT:-swift}
toolchain=$(dirname "$(dirname "$(readlink -f "$(type -P "$swift")")")")
libraries=("$toolchain"/lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-"$(uname -m)".a)
[[ -f ${libraries[0]} ]] || {
    echo "fuzz.sh: $toolchain has no libFuzzer" >&2
    exit 1
}

export WEFT_FUZZ=1
"$swift" build -c release --scratch-path .build-fuzz --product fuzz -Xswiftc -enable-testing \
    -Xswiftc -use-ld=lld -Xlinker "${libraries[0]}" -Xlinker -lstdc++ >&2
[[ $seconds != 0 ]] || exit 0

# Swift's own handler of signals would keep libFuzzer from writing the input.
export SWIFT_BACKTRACE=enable=no
# Databases are read from files.
[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm
status=0
for target in "${targets[@]}"; do
    inputs=.build-fuzz/inputs/$target
    crashes=.build-fuzz/crashes
    log=.build-fuzz/crashes/$target.log
    mkdir -p "$inputs" "$crashes"
    [[ $target != model ]] || .build-fuzz/release/fuzz seeds "$inputs"
    corpus=()
    [[ ! -d Tests/Fuzzing/Corpus/$target ]] || corpus=("Tests/Fuzzing/Corpus/$target")
    if .build-fuzz/release/fuzz "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=8192 -print_final_stats=1 -artifact_prefix="$crashes/$target-" "$inputs" "${corpus[@]}" \
        > "$log" 2>&1; then
        echo "$target: $(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -n 1)," \
            "$(grep 'number_of_executed_units' "$log" | grep -o '[0-9]*') runs in $seconds s"
    else
        echo "$target: $(grep -m 1 -E 'VIOLATION|Fatal error|ERROR: libFuzzer' "$log" || tail -n 1 "$log")"
        sed -n 's/.*Test unit written to //p' "$log" | tail -n 1
        status=1
    fi
done
exit $status
