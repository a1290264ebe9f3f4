#!/usr/bin/env bash
# Gets what build/offline/TorchSharp stands on: libtorch with its headers and a compiler, from Debian, and BLIS, whose
# matrix product decides the speed of training. Nothing that is there is got again.
set -euo pipefail

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

update() {
    [ -n "${updated:-}" ] || root apt-get update -qq
    updated=yes
}

install() { # package, the file that shows it is there, what for
    [ -e "$2" ] && return
    echo "installing $1 from Debian: $3"
    update
    root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

install g++ /usr/bin/g++ "compiles the shim between TorchSharp's names and libtorch"
install libtorch-dev /usr/include/torch/csrc/autograd/autograd.h "libtorch, the engine that trains, and its headers"

# Unpacked, not installed: as an installed package it would become the BLAS of the whole machine.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/mlnet-autoencoders/blis"
if [ ! -e "$cache/libblis.so.4" ]; then
    echo "fetching libblis4-openmp from Debian: a fast matrix product, for this repository alone"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    update
    (cd "$work" && apt-get -o APT::Sandbox::User="$(id -un)" download -qq libblis4-openmp && dpkg -x libblis4-openmp_*.deb .)
    mkdir -p "$cache"
    for file in libblis.so.4 libblas.so.3; do
        cp "$work"/usr/lib/*/blis-openmp/$file "$cache/$file.$$"
        mv -f "$cache/$file.$$" "$cache/$file"
    done
fi
