#!/usr/bin/env bash
# Tests of the launcher's own promises, without a build.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
passed=0
failed=0
check() { # $1: what is promised, then a command
  local promise=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "launcher: broken promise: $promise" >&2; fi
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fake_jdk() { # $1: folder, $2: version text
  mkdir -p "$1/bin"
  printf '#!/bin/sh\nexit 0\n' >"$1/bin/java"
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
}

takes_the_newest() {
  fake_jdk "$scratch/home/.jdks/old" 17.0.1
  fake_jdk "$scratch/home/.jdks/new" 99.0.1
  fake_jdk "$scratch/home/.jdks/mid" 21.0.4
  [ "$(HOME=$scratch/home JAVA_HOME=$scratch/home/.jdks/old sh -c ". '$root/build/java.sh'; find_java; echo \"\$JAVA_HOME\"")" = "$scratch/home/.jdks/new" ]
}

reads_a_version_of_one_number() {
  fake_jdk "$scratch/jdk" 25
  [ "$(sh -c ". '$root/build/java.sh'; java_feature_version '$scratch/jdk'")" = 25 ]
}

says_what_to_install() {
  local text status=0
  # A view of the script that knows no usual folder: only the one it is given.
  sed 's#/usr/lib/jvm/\* /usr/java/\* /opt/java/\* /opt/\*jdk\*##; s#/Library/[^;]*Contents/Home##; s#/opt/homebrew[^;]*Contents/Home##' "$root/build/java.sh" >"$scratch/java.sh"
  fake_jdk "$scratch/none/.jdks/old" 17.0.1
  text=$(env -i PATH=/nowhere HOME="$scratch/none" /bin/sh -c "PATH=/usr/bin:/bin; javac() { :; }; . '$scratch/java.sh'; command() { return 1; }; find_java" 2>&1) || status=$?
  [ "$status" = 6 ] && [ "$(printf '%s\n' "$text" | wc -l)" = 1 ] && printf '%s' "$text" | grep -q 'needs a JDK 21 or newer'
}

check "the newest JDK is taken, whatever JAVA_HOME says" takes_the_newest
check "a version of one number is read" reads_a_version_of_one_number
check "without a JDK: one sentence and exit 6" says_what_to_install
echo "launcher: $passed passed, $failed failed"
[ "$failed" = 0 ]
