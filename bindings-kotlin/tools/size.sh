#!/usr/bin/env bash
# Builds the library for phones, without TOML, and says how large it is.
#
# Linked as an NDK links it: by lld, equal code folded, relocations packed.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo rustc --locked -q --profile mobile -p amends-kotlin --lib --crate-type cdylib --no-default-features -- \
  -C link-arg=-Wl,--icf=all -C link-arg=-Wl,-z,pack-relative-relocs
library=target/mobile/libamends_kotlin.so
printf '%10d bytes %10d packed\n' "$(stat -c %s "$library")" "$(gzip -9 -c "$library" | wc -c)"
