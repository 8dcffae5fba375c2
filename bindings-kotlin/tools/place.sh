#!/usr/bin/env bash
# Places the built library as JNA looks for it in a jar, OS-ARCH/NAME. What other systems built may stand
# beside it.
#
#   place.sh BUILT-FOLDER OUT-FOLDER
set -euo pipefail
built=$1 out=$2
case "$(uname -m)" in
  x86_64 | amd64) processor=x86-64 ;;
  aarch64 | arm64) processor=aarch64 ;;
  *) echo "expected x86_64 or aarch64, got $(uname -m): add it to $0"; exit 1 ;;
esac
case "$(uname -s)" in
  Linux) system=linux library=libamends_kotlin.so ;;
  Darwin) system=darwin library=libamends_kotlin.dylib ;;
  MINGW* | MSYS*) system=win32 library=amends_kotlin.dll ;;
  *) echo "expected Linux, macOS or Windows, got $(uname -s): add it to $0"; exit 1 ;;
esac
rm -rf "$out/native/$system-$processor"
mkdir -p "$out/native/$system-$processor"
cp "$built/$library" "$out/native/$system-$processor/$library"
