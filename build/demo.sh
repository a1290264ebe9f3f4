#!/usr/bin/env bash
# Handwritten digits with few labels: raw pixels, PCA codes and autoencoder codes before the same ML.NET classifier.
# Saves the model; then a second program, which knows neither of our packages, loads it and predicts.
#   build/demo.sh [FOLDER]    FOLDER with MNIST's four files instead of the 8x8 digits shipped with the example
set -euo pipefail
data="${1:+$(cd "$1" && pwd)}"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build/setup.sh

model="$(mktemp -d)/model.zip"
trap 'rm -rf "$(dirname "$model")"' EXIT
dotnet build examples/Digits -c Release -v quiet -nologo
dotnet build examples/DigitsInProduction -c Release -v quiet -nologo
dotnet run --project examples/Digits -c Release --no-build -- "$model" ${data:+"$data"}
dotnet run --project examples/DigitsInProduction -c Release --no-build -- "$model" ${data:+"$data"}
