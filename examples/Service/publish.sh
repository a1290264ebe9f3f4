#!/usr/bin/env bash
# Publishes the service as a single file, which needs nothing but the ASP.NET Core runtime, and lists what it is made of.
#   examples/Service/publish.sh [FOLDER]    by default artifacts/service
set -euo pipefail
folder="$(mkdir -p "${1:-artifacts/service}" && cd "${1:-artifacts/service}" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build/setup.sh
dotnet publish examples/Service -c Release -r "$(dotnet --info | sed -n 's/^ *RID: *//p')" -o "$folder" -v quiet -nologo
ls -l "$folder"
echo "inside:"
# The names of the files in the bundle stand at its end.
grep -aoE '[A-Za-z][A-Za-z0-9._-]*\.(dll|so|dylib)' <(tail -c 2000 "$folder"/Service*) | sort -u | sed 's/^/  /'
if grep -aqiE 'TorchSharp\.dll|libtorch|LibTorchSharp' "$folder"/Service*; then
  echo "publish: TorchSharp was published, which scoring does not need" >&2
  exit 1
fi
