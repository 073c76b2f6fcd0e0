#!/bin/sh
# Freezes for old systems: inside a Debian bullseye root (glibc 2.31) with Python built there from Debian's patched source.
# usage (as root): release_deb.sh OUTPUT_FOLDER. The root and the built Python are kept in build/ for the next time.
set -eu
out=$1
# UOS 20 has glibc 2.28, Kylin V10 2.31; the libraries of arm64 cannot be brought below what Debian 11 has.
highest=2.31
[ "$(uname -m)" != x86_64 ] || highest=2.28
suite=bullseye
root=$(pwd -P)/build/$suite
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n -E 's/^(URIs: |deb )(https?:[^ ]+).*/\2/p' | head -1)
leave() { umount -l "$root/proc" "$root/dev" 2>/dev/null || true; }
trap leave EXIT
inside() {
    # shellcheck disable=SC2046 # pip's own settings, one word each
    chroot "$root" env -i PATH=/opt/python/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        LD_LIBRARY_PATH=/opt/python/lib $(env | grep -E '^(PIP|SSL)_' || true) "$@"
}

if [ ! -e "$root/.made" ]; then
    mkdir -p build
    debootstrap --variant=minbase $suite "$root" "$mirror" >/dev/null
    cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
    echo "deb-src [signed-by=/usr/share/keyrings/newer.gpg] $mirror bookworm main" >"$root/etc/apt/sources.list.d/newer.list"
    cp /usr/share/keyrings/debian-archive-keyring.gpg "$root/usr/share/keyrings/newer.gpg"
    touch "$root/.made"
fi
mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev"
mkdir -p "$root/etc/ssl/certs" "$root/etc/xdg" "$root/root/.config"
for file in /etc/pip.conf /etc/xdg/pip /root/.config/pip; do [ ! -e "$file" ] || cp -r "$file" "$root$(dirname "$file")/"; done

inside sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends build-essential dpkg-dev ca-certificates git pkg-config \
    zlib1g-dev libffi-dev libssl-dev libsqlite3-dev libbz2-dev liblzma-dev libexpat1-dev libgl1 libegl1 libxkbcommon0 libdbus-1-3 \
    libfontconfig1 libglib2.0-0 libxcb-cursor0 libxcb-image0 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libx11-xcb1 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 >/dev/null 2>&1'
[ ! -e /etc/ssl/certs/ca-certificates.crt ] || cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"

if [ ! -x "$root/opt/python/bin/python3.11" ]; then
    # apt-get source unpacks with debian/patches applied, so Debian's security fixes are in.
    # One of them has pyexpat see the interpreter's inner headers; outside Debian's own build that must be allowed by name.
    # shellcheck disable=SC2016
    inside sh -c 'cd /opt && apt-get source -qq python3.11 >/dev/null && cd python3.11-3.11*/ &&
        sed -i "s/sources=.*pyexpat.c.*/sources=[\"pyexpat.c\"], define_macros=[(\"Py_BUILD_CORE_MODULE\", \"1\")]))/" setup.py &&
        ac_cv_func_sem_clockwait=no ./configure -q --prefix=/opt/python --enable-shared --with-system-expat --without-ensurepip --disable-test-modules >/dev/null &&
        make -s -j2 >/dev/null 2>&1 && make -s install >/dev/null 2>&1'
fi

rm -rf "$root/src" && git clone -q . "$root/src"
cp resources/gazetteer.db "$root/src/resources/"
# Debian's ensurepip has no pip of its own: it comes as a wheel from here.
.venv/bin/python -m pip download -q --no-deps -d "$root/src/pip" pip
inside sh -c 'cd /src && python3.11 -m venv --without-pip .venv && .venv/bin/python "$(echo pip/pip-*.whl)/pip" install -q pip/pip-*.whl &&
    .venv/bin/pip install -q "PySide6-Essentials==6.9.3" && .venv/bin/pip install -q --editable ".[package,fast]" &&
    mkdir -p build /opt/lean && ln -s /opt/lean build/lean && sh resources/packaging/lean_numpy.sh .venv/bin/python build/lean'
plugin=$root/opt/fcitx4/libfcitxplatforminputcontextplugin-qt6.so
[ -e "$plugin" ] || sh resources/packaging/fcitx4.sh "$root" "$(pwd -P)/build/trixie" \
    "$root/src/.venv/lib/python3.11/site-packages/PySide6/Qt/lib" "$plugin"
cp -r "$root/opt/fcitx4" "$root/src/build/fcitx4"
inside sh -c 'cd /src && .venv/bin/pyinstaller --noconfirm --log-level WARN build.spec'

[ "$(uname -m)" != x86_64 ] || .venv/bin/python resources/packaging/older_glibc.py "$root/src/dist/xiangjian"
# What PyInstaller says of libraries that it did not find is not trusted: the libraries themselves are asked.
.venv/bin/python resources/packaging/needs.py "$root/src/dist/xiangjian" "$highest" >"$root/src/needs.txt"
cat "$root/src/needs.txt"
floor=$(tail -1 "$root/src/needs.txt")
sh resources/packaging/size.sh "$root/src/dist/xiangjian"
GLIBC_FLOOR=$floor sh resources/packaging/deb.sh "$root/src/dist/xiangjian" "$out"
