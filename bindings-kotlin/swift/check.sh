#!/usr/bin/env bash
# Checks what can be checked of the Swift without Swift: scripts parse, and what is written by hand names
# only what the generated code has. Where a toolchain is installed, it says whether the package compiles,
# which is a report and fails nothing.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
sources=$here/Sources/Amends
wrong=0

for script in "$here"/*.sh; do
  if bash -n "$script"; then echo "ok: ${script#"$root"/} parses"; else wrong=1; fi
done

# The cases of the generated enums, as ENUM.CASE; Swift writes a keyword in backticks where it declares it.
cases() {
  awk '/^(public )?enum / { sub(/^public /, ""); split($2, name, ":"); enum = name[1] }
       /^}/ { enum = "" }
       enum && /^    case [`A-Za-z]/ { split($2, name, /[(`]/); print enum "." (name[1] ? name[1] : name[2]) }' "$1" | sort -u
}

# The cases that extensions of a file switch over.
used() {
  awk '/^extension / { split($2, name, ":"); of = name[1] }
       /^ *case (let )?\./ { sub(/^ *case (let )?\.`?/, ""); split($0, name, /[`(: ]/); print of "." name[1] }' "$@" | sort -u
}

missing=$(comm -13 <(cases "$sources/Amends.swift") <(used "$sources/Labels.swift" "$sources/Errors.swift"))
if [[ -z $missing ]]; then
  echo "ok: labels and errors switch over $(used "$sources/Labels.swift" "$sources/Errors.swift" | wc -l) cases that are there"
else
  echo "WRONG: no such case in Amends.swift: $(paste -sd ' ' <<<"$missing")"; wrong=1
fi
keywords=$(grep -E '^ *case \.(init|self|Type|Protocol)\b' "$sources/Labels.swift")
if [[ -n $keywords ]]; then echo "WRONG: these need backticks: $keywords"; wrong=1; fi

# Every member and argument that the hand-written files name is declared somewhere, or is Swift's own.
swifts='init append filter map isEmpty count description uuidString date addingTimeInterval customMirror
  environment binaryTarget systemLibrary linkedLibrary library target executableTarget testTarget iOS macOS
  v15 v12 url checksum contains children reflecting'
declared=$(cat "$sources"/*.swift | grep -vE '^ *(\*|//)' | grep -ohE '[A-Za-z][A-Za-z0-9]*' | sort -u)
named=$(sed -e 's|//.*||' -e 's/"[^"]*"/""/g' "$sources"/{Errors,Keys}.swift "$here"/Examples/*/*.swift "$here"/Tests/*/*.swift |
  grep -ohE '(\.|\b)[a-z][A-Za-z0-9]*: |\.[a-zA-Z][A-Za-z0-9]*' | tr -d '.: ' | sort -u)
unknown=$(comm -23 <(echo "$named") <({ echo "$declared"; tr -s ' \n' '\n' <<<"$swifts"; } | sort -u))
if [[ -z $unknown ]]; then
  echo "ok: example and tests name $(wc -l <<<"$named") members and arguments that are there"
else
  echo "WRONG: Amends.swift has no $(paste -sd ' ' <<<"$unknown")"; wrong=1
fi

if ! command -v swift >/dev/null || ! swift --version 2>/dev/null | grep -q '[Ss]wift version'; then
  echo 'SKIPPED: compiling the package: no Swift toolchain'
elif [[ $(uname -s) == Linux && ! -e $root/target/quick/libamends_kotlin.so ]]; then
  echo 'SKIPPED: compiling the package: no library (make kotlin-library)'
elif log=$(LD_LIBRARY_PATH=$root/target/quick swift test --package-path "$here" --scratch-path "$root/target/swift/build" \
  -Xlinker "-L$root/target/quick" 2>&1); then
  echo 'ok: the package compiles and its tests pass'
else
  echo "REPORT: the package does not compile or its tests fail here:"; tail -20 <<<"$log"
fi
exit "$wrong"
