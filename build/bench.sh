#!/usr/bin/env bash
# Measures, and prints each figure as "name: value".
#   build/bench.sh scoring              batched scoring against row by row, and against the session called directly
#   build/bench.sh training             an epoch against PyTorch; peak memory of a fit
#   build/bench.sh quality [FOLDER]     MNIST in 30 numbers an image; FOLDER with MNIST's four files
set -euo pipefail
name="${1:-}"
data="${2:-}"
case "$name" in
  scoring | training | quality) ;;
  *)
    sed -n '2,6s/^# \?//p' "$0" >&2
    exit 2
    ;;
esac
[ -z "$data" ] || data="$(cd "$data" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build/setup.sh
build/bench/prepare.sh "$name"
dotnet build benchmarks/MLNet.Autoencoders.Benchmarks -c Release -v quiet -nologo
exec dotnet run --project benchmarks/MLNet.Autoencoders.Benchmarks -c Release --no-build -- "$name" ${data:+"$data"}
