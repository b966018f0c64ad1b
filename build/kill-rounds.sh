#!/usr/bin/env bash
# Kills collector (odd rounds) or collector and store (even rounds) at random moments in mid-batch, and proves that nothing is lost or doubled.
# Usage: build/kill-rounds.sh ROUNDS [SEED]
set -euo pipefail
rounds=${1:-}
case $rounds in
  '' | *[!0-9]*) echo "Usage: build/kill-rounds.sh ROUNDS [SEED]; a round takes about a minute." >&2; exit 2 ;;
esac
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/build/java.sh"
find_java
find_maven
cd "$root"
exec "$MAVEN" -B -ntp -pl collector -am verify -Dkill.rounds="$rounds" -Dkill.seed="${2:-7}" \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=KillNineIT -Dfailsafe.failIfNoSpecifiedTests=false
