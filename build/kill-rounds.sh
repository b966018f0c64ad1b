#!/usr/bin/env bash
# Kills at random moments in mid-batch, and proves that nothing is lost or doubled. Alerts: collector (odd rounds), or collector and store (even
# rounds). Events: the collector, with positions in Azurite; in even rounds the data stream is rolled over between the kills.
# Usage: build/kill-rounds.sh ROUNDS [SEED]
set -euo pipefail
rounds=${1:-}
case $rounds in
  '' | *[!0-9]*) echo "Usage: build/kill-rounds.sh ROUNDS [SEED]; a round takes about two minutes." >&2; exit 2 ;;
esac
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/build/java.sh"
find_java
find_maven
cd "$root"
exec "$MAVEN" -B -ntp -pl collector -am verify -Dkill.rounds="$rounds" -Dkill.seed="${2:-7}" \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test='KillNine*IT' -Dfailsafe.failIfNoSpecifiedTests=false
