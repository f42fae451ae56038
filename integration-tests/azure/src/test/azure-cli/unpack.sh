#!/usr/bin/env bash
# Downloads Debian's azure-cli and what it needs that this machine has not, and unpacks it. It installs nothing and does
# not have to be root. Takes a Debian whose package lists are there (apt-get update).
set -euo pipefail
target=$1
[ ! -e "$target/complete" ] || exit 0
mkdir -p "$target/packages"
cd "$target/packages"
packages=$(apt-get --simulate -o Debug::NoLocking=true --no-install-recommends install azure-cli | awk '/^Inst / {print $2}')
if [ -z "$packages" ]; then
  echo "unpack.sh: azure-cli is installed; it has to be unpacked, too: apt-get download azure-cli" >&2
  exit 1
fi
# shellcheck disable=SC2086 # One argument for each.
apt-get download --quiet $packages
for package in *.deb; do
  dpkg-deb --extract "$package" "$target"
done
rm -r "$target/packages"
touch "$target/complete"
