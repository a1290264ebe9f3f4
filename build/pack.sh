#!/usr/bin/env bash
# Packs what is published: the libraries, and the command once for each platform, as one package for all of them would hold
# every platform's libtorch. On the real packages only.
#   build/pack.sh FOLDER [OPTION...]    FOLDER for the packages; options are those of dotnet pack
set -euo pipefail
if [ $# -eq 0 ]; then
  sed -n '2,4p' "$0" | sed 's/^# \?//' >&2
  exit 2
fi
mkdir -p "$1"
folder="$(cd "$1" && pwd)"
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build/setup.sh
pack() { dotnet pack "$@" -c Release -o "$folder" -v quiet -nologo; }
for library in src/MLNet.Autoencoders src/MLNet.Autoencoders.Scoring src/MLNet.Autoencoders.Reporting; do
  pack "$library" "$@"
done
# The package that names those of the platforms has no symbols of its own.
pack src/MLNet.Autoencoders.Tool "$@" '-p:RuntimeIdentifiers="win-x64;linux-x64;osx-arm64"' -p:SelfContained=false \
  -p:PublishSelfContained=false -p:IncludeSymbols=false
ls -1 "$folder"
