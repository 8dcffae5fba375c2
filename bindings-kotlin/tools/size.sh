#!/usr/bin/env bash
# Builds the library for phones, without TOML, and says how large it is: with every time zone, and with those
# that a pattern names.
#
#   size.sh [ZONES]        such as '(Asia/.*|UTC)', which is what it takes if nothing is said
#
# Linked as an NDK links it: by lld, equal code folded, relocations packed.
set -euo pipefail
cd "$(dirname "$0")/../.."
zones=${1:-(Asia/.*|UTC)}

measure() {
  local what=$1
  shift
  cargo rustc --locked -q --profile mobile -p amends-kotlin --lib --crate-type cdylib --no-default-features "$@" -- \
    -C link-arg=-Wl,--icf=all -C link-arg=-Wl,-z,pack-relative-relocs
  local library=target/mobile/libamends_kotlin.so
  printf '%-40s %10d bytes %10d packed\n' "$what" "$(stat -c %s "$library")" "$(gzip -9 -c "$library" | wc -c)"
}

measure 'every time zone'
CHRONO_TZ_TIMEZONE_FILTER=$zones measure "$zones" --features few-zones
