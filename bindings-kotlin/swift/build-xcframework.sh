#!/usr/bin/env bash
# Builds AmendsFFI.xcframework beside Package.swift: iOS, its simulator, and macOS. Runs on a Mac with Xcode.
#
#   build-xcframework.sh [CARGO-ARGUMENT ...]
#
# Policies come as JSON: the library is built without the TOML reader. `--features toml` has it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
command -v xcodebuild >/dev/null || { echo 'install Xcode: an xcframework is made on a Mac'; exit 1; }
export IPHONEOS_DEPLOYMENT_TARGET=15.0 MACOSX_DEPLOYMENT_TARGET=12.0
cd "$here/../.."
built=target/swift
rm -rf "$built" "$here/AmendsFFI.xcframework"
mkdir -p "$built/headers" "$built/ios" "$built/simulator" "$built/macos"
cp "$here"/Sources/AmendsFFI/{AmendsFFI.h,module.modulemap} "$built/headers"

# library OUT TARGET ...: builds for each target and joins the libraries to one.
library() {
  local out=$1 target parts=()
  shift
  for target in "$@"; do
    rustup target add "$target"
    cargo build --locked --profile mobile -p amends-kotlin --target "$target" "${features[@]}"
    parts+=("target/$target/mobile/libamends_kotlin.a")
  done
  lipo -create "${parts[@]}" -output "$built/$out/libamends_kotlin.a"
}
features=(--no-default-features "$@")
library ios aarch64-apple-ios
library simulator aarch64-apple-ios-sim x86_64-apple-ios
library macos aarch64-apple-darwin x86_64-apple-darwin

xcodebuild -create-xcframework \
  -library "$built/ios/libamends_kotlin.a" -headers "$built/headers" \
  -library "$built/simulator/libamends_kotlin.a" -headers "$built/headers" \
  -library "$built/macos/libamends_kotlin.a" -headers "$built/headers" \
  -output "$here/AmendsFFI.xcframework"
(cd "$here" && zip -qry "$OLDPWD/$built/AmendsFFI.xcframework.zip" AmendsFFI.xcframework)
swift package --package-path "$here" compute-checksum "$built/AmendsFFI.xcframework.zip"
