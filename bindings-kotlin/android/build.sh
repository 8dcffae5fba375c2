#!/usr/bin/env bash
# Builds the native library for Android into src/main/jniLibs, from where the AAR takes it.
#
#   build.sh [CARGO-ARGUMENT ...]
#
# Policies come as JSON: the library is built without the TOML reader. `build.sh --features toml` has it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
min_sdk=26
abis=(arm64-v8a armeabi-v7a x86_64)
targets=(aarch64-linux-android armv7-linux-androideabi x86_64-linux-android)

command -v cargo-ndk >/dev/null || { echo 'install cargo-ndk 4: cargo install cargo-ndk'; exit 1; }
for target in "${targets[@]}"; do
  rustup target list --installed | grep -qx "$target" || { echo "install the target: rustup target add $target"; exit 1; }
done
if [[ -z ${ANDROID_NDK_HOME:-}${ANDROID_HOME:-} ]]; then
  echo 'install the Android NDK, r28 or newer, and let ANDROID_NDK_HOME name it'; exit 1
fi

rm -rf "$here/src/main/jniLibs"
cd "$here/../.."
cargo ndk $(printf -- '-t %s ' "${abis[@]}") --platform "$min_sdk" -o "$here/src/main/jniLibs" \
  build --locked --profile mobile -p amends-kotlin --no-default-features "$@"
"$here/check.sh"
