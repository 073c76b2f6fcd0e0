#!/bin/sh
# Runs the packed program's own selftest where neither the source, nor the venv, nor its Python can be found.
# usage: check.sh dist/xiangjian
set -eu
here=$(pwd -P)
bundle=$1
away=$(mktemp -d /tmp/xiangjian-check.XXXXXX)
trap 'rm -rf "$away"' EXIT
cp -a "$bundle" "$away/program"
mkdir "$away/home"
prefix=$(.venv/bin/python -c 'import sys; print(sys.base_prefix)')

selftest='cd "$1" && exec env -i HOME="$1/home" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
    timeout 120 "$1/program/xiangjian" selftest --json'

# A mount namespace of its own hides the checkout and the Python that froze the program.
hidden='mount -t tmpfs none "$2" && if [ "$3" != /usr ]; then mount -t tmpfs none "$3"; else
    for lib in /usr/lib/python3*; do if [ -d "$lib" ]; then mount -t tmpfs none "$lib"; fi; done; fi && '

if unshare -m true 2>/dev/null; then
    unshare -m sh -c "$hidden$selftest" sh "$away" "$here" "$prefix"
elif unshare -rm true 2>/dev/null; then
    unshare -rm sh -c "$hidden$selftest" sh "$away" "$here" "$prefix"
else
    echo "check.sh: no mount namespace here; the program runs from a copy elsewhere, with an empty environment" >&2
    sh -c "$selftest" sh "$away"
fi
if command -v objdump >/dev/null; then .venv/bin/python resources/packaging/needs.py "$bundle"; fi
sh resources/packaging/size.sh "$bundle"
echo "packed program: selftest passed"
