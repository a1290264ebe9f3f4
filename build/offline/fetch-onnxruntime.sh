#!/usr/bin/env bash
# Brings the ONNX Runtime sources and binaries that build/offline/Microsoft.ML.OnnxRuntime compiles
# and ships: the official ones, from an npm package, for machines whose NuGet registry lacks them.
# Does nothing when they are there already.
set -euo pipefail

package=com.github.asus4.onnxruntime
version=0.4.9
integrity='sha512-BkzxduSZ9IkeDP6Q8lz2TFU2ie7hSSvS7ZIfzMooExoq0CNzJnuuGaUJ7IsojBgqO4ouD1jXah8OYyJbCN29Fg=='

cache="${XDG_CACHE_HOME:-$HOME/.cache}/mlnet-autoencoders"
target="$cache/$package-$version"

[[ -e "$target/.editorconfig" ]] && exit 0
rm -rf "$target"

source "$(dirname "${BASH_SOURCE[0]}")/../apt.sh"
apt_install npm "it fetches ONNX Runtime" command -v npm
apt_install openssl "it checks what npm fetched" command -v openssl

mkdir -p "$cache"
# Beside the target, so that the final mv is a rename: another process sees all of it or nothing.
work="$(mktemp -d "$cache/.$package-$version.XXXXXX")"
trap 'rm -rf "$work"' EXIT

echo "ONNX Runtime: downloading the npm package $package $version (150 MB; official C# sources and native library 1.29.0, MIT), for want of the NuGet package Microsoft.ML.OnnxRuntime"
(cd "$work" && npm pack --loglevel=error --ignore-scripts "$package@$version" > /dev/null) || {
    echo "ONNX Runtime: npm could not fetch $package $version; is the npm registry within reach?" >&2
    exit 1
}

archive="$work/$package-$version.tgz"
found="sha512-$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)"
if [[ "$found" != "$integrity" ]]; then
    echo "ONNX Runtime: $package $version is not the file expected ($found instead of $integrity); nothing was installed." >&2
    exit 1
fi

# Unpacked: the sources and the libraries of the desktop systems; the rest is for Unity and telephones.
mkdir "$work/unpacked"
tar -xzf "$archive" -C "$work/unpacked" \
    --exclude='package/Plugins/Android*' --exclude='package/Plugins/iOS*' --exclude='*.meta'

# Other people's code: dotnet format is to leave it as it is.
printf 'root = true\n\n[*.cs]\ngenerated_code = true\n' > "$work/unpacked/.editorconfig"

# Another run may have been quicker: its copy is the same one.
mv -T "$work/unpacked" "$target" 2> /dev/null || [[ -d "$target/package" ]]
echo "ONNX Runtime: ready in $target"
