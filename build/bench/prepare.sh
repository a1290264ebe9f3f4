#!/usr/bin/env bash
# What a benchmark compares with.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../apt.sh"
case "$1" in
  training | generative)
    apt_install python3-torch "the benchmark runs the same network in PyTorch" /usr/bin/python3 -c "import torch"
    ;;
  missing)
    apt_install python3-sklearn "the benchmark fills the same gaps with scikit-learn" /usr/bin/python3 -c "import sklearn"
    ;;
esac
