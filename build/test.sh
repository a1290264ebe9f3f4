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

# The sum of one of the counters over all result files.
count() {
  sed -n "s/.*<Counters .* $1=\"\([0-9]*\)\".*/\1/p" "$results"/*.trx 2> /dev/null | awk '{ sum += $1 } END { print sum + 0 }'
}
passed="$(count passed)" failed="$(count failed)"
echo "$passed passed, $failed failed"
[ "$outcome" = 0 ] && [ "$passed" -gt 0 ]
