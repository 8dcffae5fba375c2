#!/usr/bin/env bash
# Counts instructions a command and a replayed record with callgrind. Only a report, never a gate.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo 'install valgrind first'; exit 1; }
cargo build --release --locked -p amends-benches --bin workload
target="${CARGO_TARGET_DIR:-target}/release/workload"

# Prints the operations of a run and the instructions it took.
run() {
  local out operations
  out=$(mktemp)
  operations=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$target" "$1" "$2" 2>"$out")
  echo "$operations $(sed -n 's/.*Collected : //p' "$out")"
  rm -f "$out"
}

for work in commands replay; do
  read -r few_operations few < <(run "$work" 20)
  read -r more_operations more < <(run "$work" 120)
  echo "$work: $(((more - few) / (more_operations - few_operations))) instructions each"
done
