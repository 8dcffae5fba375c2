#!/usr/bin/env bash
# Checks what can be checked of the Android recipe, and says what cannot be here and why.
# Fails where something is wrong, never because an NDK or a target is missing.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
wrong=0

says() { # says WHAT FILE PATTERN: the file holds the text
  if grep -qF -- "$3" "$2"; then echo "ok: $1"; else echo "WRONG: $1: no \`$3\` in ${2#"$root"/}"; wrong=1; fi
}

for script in "$here"/*.sh; do
  if bash -n "$script"; then echo "ok: ${script#"$root"/} parses"; else wrong=1; fi
done

package=$(sed -n 's/^package_name = "\(.*\)"$/\1/p' "$root/bindings-kotlin/uniffi.toml")
version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
jna=$(sed -n 's:.*<jna.version>\(.*\)</jna.version>.*:\1:p' "$root/bindings-kotlin/kotlin/pom.xml")
says 'the rules keep the generated package' "$here/consumer-rules.pro" "-keep class $package.** { *; }"
says 'the rules keep JNA' "$here/consumer-rules.pro" '-keep class com.sun.jna.** { *; }'
says 'the rules know that Android has no java.awt' "$here/consumer-rules.pro" '-dontwarn java.awt.**'
says 'the AAR asks for the jar of this version' "$here/build.gradle.kts" "io.github.amends-rs:amends:$version"
says 'the AAR takes the JNA that the jar was tested with' "$here/build.gradle.kts" "net.java.dev.jna:jna:$jna@aar"
min_sdk=$(sed -n 's/^min_sdk=//p' "$here/build.sh")
says 'library and AAR are for one Android' "$here/build.gradle.kts" "minSdk = $min_sdk"
for abi in $(sed -n 's/^abis=(\(.*\))$/\1/p' "$here/build.sh"); do
  says "the AAR has $abi" "$here/build.gradle.kts" "\"$abi\""
done
for flag in max common; do
  says "libraries lie on pages of 16 KB ($flag)" "$root/.cargo/config.toml" "link-arg=-Wl,-z,$flag-page-size=16384"
done

target=aarch64-linux-android
if ! command -v rustup >/dev/null || ! rustup target list --installed 2>/dev/null | grep -qx "$target"; then
  echo "SKIPPED: cargo check for $target: the target is not installed (rustup target add $target)"
elif (cd "$root" && cargo check --locked -q --target "$target" -p amends-kotlin --no-default-features); then
  echo "ok: the library compiles for $target"
else
  wrong=1
fi

readelf=$(command -v readelf || command -v llvm-readelf || true)
libraries=$(find "$here/src/main/jniLibs" -name '*.so' 2>/dev/null | sort)
if [[ -z $libraries ]]; then
  echo 'SKIPPED: alignment of the libraries: none is built (build.sh needs cargo-ndk and an NDK)'
elif [[ -z $readelf ]]; then
  echo 'SKIPPED: alignment of the libraries: no readelf (Debian, Ubuntu: apt install binutils)'
else
  for library in $libraries; do
    aligned=$("$readelf" -lW "$library" | awk '$1 == "LOAD" { print $NF }' | sort -u | paste -sd ' ')
    if [[ $aligned == 0x4000 ]]; then
      echo "ok: ${library#"$here"/src/main/jniLibs/} lies on pages of 16 KB"
    else
      echo "WRONG: ${library#"$here"/src/main/jniLibs/}: expected segments aligned to 0x4000, got $aligned"; wrong=1
    fi
  done
fi

if ! command -v gradle >/dev/null || [[ -z ${ANDROID_HOME:-} ]]; then
  echo 'SKIPPED: building the AAR: it needs Gradle and the Android SDK'
fi
exit "$wrong"
