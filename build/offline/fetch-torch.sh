#!/usr/bin/env bash
# Gets what build/offline/TorchSharp stands on: libtorch with its headers and a compiler, from Debian, and BLIS, whose
# matrix product decides the speed of training. Nothing that is there is got again.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../apt.sh"

apt_install g++ "it compiles the shim between TorchSharp's names and libtorch" command -v g++
apt_install libtorch-dev "libtorch, the engine that trains, and its headers" test -e /usr/include/torch/csrc/autograd/autograd.h

# Unpacked, not installed: as an installed package it would become the BLAS of the whole machine.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/mlnet-autoencoders/blis"
if [ ! -e "$cache/libblis.so.4" ]; then
    echo "fetching libblis4-openmp from Debian: a fast matrix product, for this repository alone"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    apt_update
    (cd "$work" && apt-get -o APT::Sandbox::User="$(id -un)" download -qq libblis4-openmp && dpkg -x libblis4-openmp_*.deb .)
    mkdir -p "$cache"
    for file in libblis.so.4 libblas.so.3; do
        cp "$work"/usr/lib/*/blis-openmp/$file "$cache/$file.$$"
        mv -f "$cache/$file.$$" "$cache/$file"
    done
fi
