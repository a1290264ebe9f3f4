#!/usr/bin/env bash
# Measures, and prints each figure as "name: value".
#   build/bench.sh scoring              batched scoring against row by row, and against the session called directly
#   build/bench.sh training             an epoch against PyTorch; peak memory of fits, and whether it grows
#   build/bench.sh threads              an epoch at 1 and 2 threads and by default, idle and with one core kept busy
#   build/bench.sh quality [FOLDER]     MNIST in 30 numbers an image; FOLDER with MNIST's four files
#   build/bench.sh family [--quick] [--only NAME] [FOLDER]
#                                       every kind on the work it was published for, as a table; FOLDER with the folders
#                                       mnist, optdigits and go_arabidopsis. --quick: less of everything
#   build/bench.sh generative [--quick] [--only NAME] [FOLDER]
#                                       generative and convolutional kinds, as a table; FOLDER with the folder mnist
#   build/bench.sh anomaly [--quick] [--only NAME] [FOLDER]
#                                       detectors of anomalies on tables of which only normal rows are fitted to, as a table;
#                                       FOLDER with *.csv.gz, whose last column is 1 for an anomaly, or with the folder adbench
#   build/bench.sh bytes [--quick] [--only NAME] [FOLDER]
#                                       images in few bytes, and found again by binary codes, as a table; FOLDER with the
#                                       folder mnist
#   build/bench.sh labels [--quick] [--only NAME] [FOLDER]
#                                       MNIST with 100, 1,000 and all labels, as a table, beside pixels, PCA and codes without
#                                       labels; --only mnist100-3: the third draw alone. FOLDER with the folder mnist
#   build/bench.sh scaling [FOLDER]     what scaling inputs does to reconstruction errors, table by table; FOLDER with the
#                                       folders adbench, optdigits, mnist and, if there, go_arabidopsis
#   build/bench.sh defaults [--quick] [FOLDER]
#                                       the codes of every catalog method with its defaults, before trainers with theirs,
#                                       beside raw features and PCA; FOLDER with the folders mnist and optdigits
#   build/bench.sh missing [--quick] [--only TABLE] [FOLDER]
#                                       gaps in tables filled, beside the mean and scikit-learn; FOLDER with the folder adbench
#   build/bench.sh service              the example's service: requests a second and latency, beside the same service over the
#                                       plainly loaded zip; requests that fail while the file is replaced; memory
set -euo pipefail
name="${1:-}"
shift || true
case "$name" in
  scoring | training | threads | quality | family | generative | anomaly | labels | bytes | scaling | missing | defaults | service) ;;
  *)
    sed -n '2,30s/^# \?//p' "$0" >&2
    exit 2
    ;;
esac
# Folders are meant from where the command is given.
arguments=()
for argument in "$@"; do
  if [ -d "$argument" ]; then argument="$(cd "$argument" && pwd)"; fi
  arguments+=("$argument")
done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build/setup.sh
build/bench/prepare.sh "$name"
# BLIS takes its AVX-512 kernels (its number 0) only on processors whose names it knows. Nothing else reads this.
if grep -qsm1 avx512f /proc/cpuinfo; then export BLIS_ARCH_TYPE="${BLIS_ARCH_TYPE:-0}"; fi
dotnet build benchmarks/MLNet.Autoencoders.Benchmarks -c Release -v quiet -nologo
exec dotnet run --project benchmarks/MLNet.Autoencoders.Benchmarks -c Release --no-build -- "$name" "${arguments[@]}"
