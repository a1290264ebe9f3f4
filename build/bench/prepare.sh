#!/usr/bin/env bash
# What a benchmark compares with, and the environment in which both sides run.
set -euo pipefail
if [ "$1" = training ] && ! /usr/bin/python3 -c "import torch" 2> /dev/null; then
  echo "bench: installing python3-torch (apt): the training benchmark runs the same network in PyTorch"
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends python3-torch > /dev/null
fi
