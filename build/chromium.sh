#!/usr/bin/env bash
# Prints the path of a Chromium for the browser test: an installed one, else Playwright's own download, else one from
# the system's package manager. Where none can be had it says so in one sentence and ends with 1.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
log=${TMPDIR:-/tmp}/defender-xdr-chromium.$$.log
trap 'rm -f "$log"' EXIT

# Answers by itself: a wrapper that only points to a package that is not there does not count.
usable() { [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

installed() {
  local name path
  for path in "${DEFENDER_XDR_CHROMIUM:-}" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$path" ] && usable "$path"; then echo "$path"; return 0; fi
  done
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if usable "$path"; then echo "$path"; return 0; fi
  done
  return 1
}

downloads() { echo "${PLAYWRIGHT_BROWSERS_PATH:-$([ "$(uname)" = Darwin ] && echo "$HOME/Library/Caches" || echo "$HOME/.cache")/ms-playwright}"; }

downloaded() {
  local path
  for path in "$(downloads)"/chromium-*/chrome-*/chrome "$(downloads)"/chromium-*/chrome-*/*.app/Contents/MacOS/*; do
    if usable "$path"; then echo "$path"; return 0; fi
  done
  return 1
}

# The version of the client that the tests use, so that both speak the same protocol.
playwright_version() { sed -n 's:.*<playwright.version>\(.*\)</playwright.version>.*:\1:p' "$root/pom.xml"; }

download() {
  command -v npx >/dev/null 2>&1 || return 1
  echo "chromium: Playwright downloads one, once (about 170 MB)." >&2
  if command -v timeout >/dev/null 2>&1; then
    timeout 300 npx --yes "playwright@$(playwright_version)" install --no-shell chromium >"$log" 2>&1
  else
    npx --yes "playwright@$(playwright_version)" install --no-shell chromium >"$log" 2>&1
  fi
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

may_be_root() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }; }

from_packages() {
  may_be_root || return 1
  echo "chromium: the system's package manager installs it." >&2
  if command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium
  elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -y -q chromium
  elif command -v zypper >/dev/null 2>&1; then
    as_root zypper --non-interactive install chromium
  elif command -v apk >/dev/null 2>&1; then
    as_root apk add --quiet chromium
  elif command -v pacman >/dev/null 2>&1; then
    as_root pacman -Sy --noconfirm chromium
  else
    return 1
  fi >"$log" 2>&1
}

installed && exit 0
downloaded && exit 0
download && downloaded && exit 0
from_packages && installed && exit 0
echo "chromium: none is installed and neither Playwright nor the package manager could bring one: install Chromium (Debian: apt-get install chromium) or set DEFENDER_XDR_CHROMIUM to its path." >&2
exit 1
