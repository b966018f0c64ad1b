# Finds the newest JDK from 21 on and exports JAVA_HOME. Sourced by ./defender-xdr and ./verify; plain sh.
# Looks in JAVA_HOME, on the PATH and in the usual folders; reads the file "release" and starts nothing.

java_feature_version() { # $1: a Java home -> its feature version, 0 if there is none
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || { echo 0; return; }
  v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$v" ] || v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  echo "${v:-0}"
}

find_java() {
  best=0
  best_home=
  path_home=
  if on_path=$(command -v javac 2>/dev/null); then
    while [ -L "$on_path" ]; do
      link=$(readlink "$on_path")
      case $link in /*) on_path=$link ;; *) on_path=$(dirname "$on_path")/$link ;; esac
    done
    path_home=$(dirname "$(dirname "$on_path")")
  fi
  for home in "${JAVA_HOME:-}" "$path_home" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    version=$(java_feature_version "$home")
    if [ "$version" -gt "$best" ] 2>/dev/null; then
      best=$version
      best_home=$home
    fi
  done
  if [ "$best" -lt 21 ]; then
    echo "defender-xdr needs a JDK 21 or newer and found none: install one (for instance 'apt install openjdk-21-jdk' or 'brew install openjdk') or set JAVA_HOME to it." >&2
    exit 6
  fi
  JAVA_HOME=$best_home
  export JAVA_HOME
}

# Maven as installed, else the wrapper, which fetches it.
find_maven() {
  if command -v mvn >/dev/null 2>&1; then
    MAVEN=mvn
  else
    MAVEN=$root/mvnw
  fi
}
