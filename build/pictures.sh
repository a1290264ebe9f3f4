#!/usr/bin/env bash
# Makes the pictures of README.md in the folder docs: digits, a report's screenshots.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build/setup.sh
source build/apt.sh
browser="$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
dotnet run --project examples/Report -c Release -- "$work"
mkdir -p docs
cp "$work/reconstructions.png" "$work/generated.png" docs/

# screenshot NAME HEIGHT [SECTION]: of the report, or of one section of it.
screenshot() {
  local page="$work/report.html"
  if [ -n "${3:-}" ]; then
    page="$work/$3.html"
    sed "s|<style>|<style>header, footer, section:not(#$3) { display: none; } |" "$work/report.html" > "$page"
  fi
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=60000 \
    --window-size="900,$2" --screenshot="$PWD/docs/$1.png" "file://$page" 2> /dev/null
}

screenshot report 1500
screenshot codes 680 codes
ls -l docs
