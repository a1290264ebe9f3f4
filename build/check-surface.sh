#!/usr/bin/env bash
# Offline: proves that the substitutes offer nothing that the real packages do not. The listings of the real packages'
# public surfaces lie beside the checkout, in ../shared/api; without them there is nothing to check against.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
api="../shared/api"
if [ "$(cat .dependencies)" != offline ] || [ ! -f "$api/ApiFacts.cs" ]; then
  echo "surface: nothing to check (mode $(cat .dependencies))"
  exit 0
fi
# Where the tests are built, everything that the substitutes depend on lies beside them.
bin="artifacts/offline/bin/MLNet.Autoencoders.Tests/release"
echo "surface: checking the substitutes against $api"
dotnet run "$api/ApiFacts.cs" -- check "$api"/*.txt -- \
  "$bin/Microsoft.ML.dll" "$bin/Microsoft.ML.OnnxTransformer.dll" "$bin/Microsoft.ML.OnnxRuntime.dll" "$bin/TorchSharp.dll"
