#!/usr/bin/env bash
# Sets the machine up, builds everything with warnings as errors, checks formatting and substitutes, runs all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build/setup.sh

dotnet build MLNet.Autoencoders.sln -c Release -v quiet -nologo
dotnet format MLNet.Autoencoders.sln --verify-no-changes --no-restore -v quiet
build/check-surface.sh

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
outcome=0
dotnet test MLNet.Autoencoders.sln -c Release --no-build -nologo -v quiet \
  --logger "trx;LogFilePrefix=tests" --logger "console;verbosity=minimal" --results-directory "$results" || outcome=$?

count() { cat "$results"/*.trx 2> /dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | paste -sd+ | bc; }
passed="$(count passed)" failed="$(count failed)"
echo "${passed:-0} passed, ${failed:-0} failed"
[ "$outcome" = 0 ] && [ "${passed:-0}" -gt 0 ]
