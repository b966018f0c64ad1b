#!/usr/bin/env bash
# Brings Azurite, the emulator of Azure Storage that tests start, into build/azurite/node_modules; does nothing where it
# is there already. Where it cannot be had it says so in one sentence and ends with 1.
set -uo pipefail
folder=$(cd "$(dirname "$0")" && pwd)/azurite
mark=$folder/node_modules/.installed
log=${TMPDIR:-/tmp}/defender-xdr-azurite.$$.log
trap 'rm -f "$log"' EXIT

if [ -f "$mark" ] && cmp -s "$mark" "$folder/package-lock.json"; then
  exit 0
fi
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "azurite: the tests against Azure Storage need Node.js 20 or newer with npm, and there is none: install it (Debian: apt-get install nodejs npm)." >&2
  exit 1
fi
major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 20 ]; then
  echo "azurite: the tests against Azure Storage need Node.js 20 or newer, and this is version $major: install a newer one." >&2
  exit 1
fi
echo "azurite: npm brings it, once (about 190 MB)." >&2
if ! npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
  echo "azurite: npm could not bring it ($(grep -m 1 -i 'npm err' "$log" || tail -n 1 "$log")): look at the connection to the registry." >&2
  exit 1
fi
cp "$folder/package-lock.json" "$mark"
