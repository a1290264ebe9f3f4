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

# What the registry lacks, in a line; nothing where it has the packages. A project that references them is restored
# outside the checkout. Names of registries are left out.
missing_package() {
  local probe restored=yes
  probe="$(mktemp -d)"
  cp Directory.Packages.props "$probe/"
  cat > "$probe/probe.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML.OnnxTransformer" />
    <PackageReference Include="TorchSharp" />
  </ItemGroup>
</Project>
PROJECT
  (cd "$probe" && dotnet restore > restore.log 2>&1) || restored=no
  if [ "$restored" = no ]; then
    { grep -o 'error .*' "$probe/restore.log" || tail -1 "$probe/restore.log"; } | tail -1 \
      | sed -E "s/^error (NU[0-9]+: *)?//; s/ \([^ )]*:[0-9]+\)//; s/ (No packages exist|in source|for source|from source|[a-z]+:\/\/).*//"
  fi
  rm -rf "$probe"
}

# say_substitutes REASON
say_substitutes() {
  cat >&2 <<BLOCK
================================================================================
  The real packages cannot be had here:
    $1
  Building and testing with the SUBSTITUTES of build/offline instead. They have
  the packages' names and signatures, but other code: passing here is not yet
  passing with the real ones. Once these can be had: build/setup.sh nuget
================================================================================
BLOCK
}

install_dotnet
mode="${1:-}"
if [ -z "$mode" ] && [ -s .dependencies ]; then
  mode="$(tr -d '[:space:]' < .dependencies)"
  if [ "$mode" = offline ]; then
    say "packages come from: the substitutes of build/offline, as was found before (delete .dependencies to ask again)" >&2
  fi
elif [ -z "$mode" ]; then
  say "asking the NuGet registry for Microsoft.ML and TorchSharp"
  missing="$(missing_package)"
  if [ -z "$missing" ]; then
    mode=nuget
  else
    mode=offline
    say_substitutes "$missing"
  fi
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
# Reports: the scripts that draw their charts come from npm, and tests open them in a browser.
apt_install npm "it fetches the charts of reports" command -v npm
apt_install chromium "tests open reports in it" sh -c "command -v chromium || command -v chromium-browser || command -v google-chrome"
if [ "$(cat .dependencies 2> /dev/null || true)" != "$mode" ]; then
  echo "$mode" > .dependencies
  say "packages come from: $mode"
fi
