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
# Where the tests are built, everything that the substitutes depend on lies beside them, but for the assemblies of ASP.NET Core.
bin="artifacts/offline/bin/MLNet.Autoencoders.Tests/release"
aspnet="$(dotnet --list-runtimes | sed -nE 's|^Microsoft\.AspNetCore\.App (10\.[^ ]*) \[(.*)\]$|\2/\1|p' | tail -1)"
checked="$(mktemp -d)"
trap 'rm -rf "$checked"' EXIT
cp "$aspnet"/Microsoft.Extensions.*.dll "$bin"/*.dll "$checked/"
echo "surface: checking the substitutes against $api"
dotnet run "$api/ApiFacts.cs" -- check "$api"/*.txt -- \
  "$checked/Microsoft.ML.dll" "$checked/Microsoft.ML.OnnxTransformer.dll" "$checked/Microsoft.ML.OnnxRuntime.dll" \
  "$checked/Microsoft.Extensions.ML.dll" "$checked/TorchSharp.dll"
