#!/usr/bin/env bash
# Makes this machine able to build, and records in .dependencies where the packages come from.
# Every other command calls it; what is there already is not done again.
#   build/setup.sh            use what was found before, or find out
#   build/setup.sh nuget      use the packages of the NuGet registry
#   build/setup.sh offline    use the substitutes of build/offline
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
source build/apt.sh

say() { echo "setup: $*"; }

install_dotnet() {
  apt_install dotnet-sdk-10.0 "the .NET 10 SDK builds everything here" command -v dotnet || {
    say "this distribution has no package dotnet-sdk-10.0: install the .NET 10 SDK by hand and run again"
    exit 1
  }
}

# Whether the registry has the packages: a project that references them is restored outside the checkout.
registry_has_packages() {
  local probe
  probe="$(mktemp -d)"
  cat > "$probe/probe.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML.OnnxTransformer" Version="5.0.0" />
    <PackageReference Include="TorchSharp" Version="0.106.0" />
  </ItemGroup>
</Project>
PROJECT
  local found=0
  (cd "$probe" && dotnet restore > /dev/null 2>&1) || found=1
  rm -rf "$probe"
  return $found
}

install_dotnet
mode="${1:-}"
if [ -z "$mode" ] && [ -s .dependencies ]; then
  mode="$(tr -d '[:space:]' < .dependencies)"
elif [ -z "$mode" ]; then
  say "asking the NuGet registry for Microsoft.ML and TorchSharp"
  if registry_has_packages; then mode=nuget; else mode=offline; fi
fi
case "$mode" in
  nuget) ;;
  offline)
    build/offline/fetch-onnxruntime.sh
    build/offline/fetch-torch.sh
    ;;
  *)
    echo "setup: unknown mode '$mode': nuget or offline" >&2
    exit 2
    ;;
esac
if [ "$(cat .dependencies 2> /dev/null || true)" != "$mode" ]; then
  echo "$mode" > .dependencies
  say "packages come from: $mode"
fi
