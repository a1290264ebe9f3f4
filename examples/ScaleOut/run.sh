#!/usr/bin/env bash
# Scores a table of some 36,000 handwritten digits in 16 parts with Dask on two worker processes, one of which is killed midway,
# and compares the joined parts with the file of a single run, byte for byte.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build/setup.sh
source build/apt.sh
# Debian's own Python: another may come first in the path.
apt_install python3-distributed "Dask runs the parts on several workers" /usr/bin/python3 -c "import distributed"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
dotnet build src/MLNet.Autoencoders.Tool -c Release -v quiet -nologo
tool="dotnet $PWD/artifacts/$(cat .dependencies)/bin/MLNet.Autoencoders.Tool/release/autoencode.dll"

digits="$PWD/examples/Digits/data/optdigits.csv"
head -n 1 "$digits" > "$folder/digits.csv"
for _ in $(seq 20); do tail -n +2 "$digits"; done >> "$folder/digits.csv"

$tool fit "$digits" --features "f*" --label label --codes 30 --epochs 20 --seed 1 --threads 1 --out "$folder/model.zip" | tail -n 1
$tool score "$folder/model.zip" "$folder/digits.csv" --out "$folder/single.csv"
/usr/bin/python3 examples/ScaleOut/scale_out.py --tool "$tool" --model "$folder/model.zip" --data "$folder/digits.csv" \
  --parts 16 --workers 2 --kill-one --out "$folder/joined.csv"
cmp "$folder/single.csv" "$folder/joined.csv"
echo "the joined parts equal the single run: $(wc -l < "$folder/joined.csv") lines, $(sha256sum < "$folder/joined.csv" | cut -c1-16)"
