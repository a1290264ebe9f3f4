# Sourced by the scripts that need Debian's packages.

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt_update() {
  [ -n "${apt_updated:-}" ] || as_root apt-get update -qq
  apt_updated=yes
}

# apt_install PACKAGE WHY CHECK...: installs the package unless the command CHECK... succeeds.
apt_install() {
  local package="$1" why="$2"
  shift 2
  if "$@" > /dev/null 2>&1; then return; fi
  echo "installing $package (apt): $why"
  apt_update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" > /dev/null
}
