#!/bin/sh
# Wraps a frozen program as a Debian package in the layout of UOS (/opt/apps/ID/{entries,files}).
# usage: deb.sh dist/xiangjian OUTPUT_FOLDER
set -eu
program=$1
out=$2
id=org.xiangjian.app
here=resources/packaging
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
arch=$(dpkg --print-architecture)
date=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}" +%Y-%m-%d)
floor=${GLIBC_FLOOR:-$(.venv/bin/python $here/needs.py "$program" | tail -1)}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

app="$root/opt/apps/$id"
mkdir -p "$app/files" "$app/entries/applications" "$app/entries/mime/packages"
cp -a "$program/." "$app/files/"
find "$app" -type d -exec chmod 755 {} +
find "$app" -type f ! -name xiangjian -exec chmod 644 {} +
printf '{"appid": "%s", "name": "乡鉴", "version": "%s", "arch": ["%s"], "permissions": {}}\n' "$id" "$version" "$arch" >"$app/info"

fill() { sed -e "s/@VERSION@/$version/g" -e "s/@DATE@/$date/g" "$here/deb/$1" >"$2"; chmod 644 "$2"; }
share="$root/usr/share"
mkdir -p "$root/usr/bin" "$share/applications" "$share/mime/packages" "$share/metainfo" "$share/man/man1" "$share/doc/xiangjian"
install -m 755 "$here/deb/wrapper.sh" "$root/usr/bin/xiangjian"
fill $id.desktop "$share/applications/$id.desktop"
fill $id.xml "$share/mime/packages/$id.xml"
fill $id.metainfo.xml "$share/metainfo/$id.metainfo.xml"
fill copyright "$share/doc/xiangjian/copyright"
install -D -m 644 "$here/deb/lintian-overrides" "$share/lintian/overrides/xiangjian"
fill xiangjian.1 "$share/man/man1/xiangjian.1"
gzip -9n "$share/man/man1/xiangjian.1"
printf 'xiangjian (%s) unstable; urgency=medium\n\n  * See the program'\''s own history.\n\n -- The Xiangjian founders <founders@xiangjian.invalid>  %s\n' \
    "$version" "$(date -u -R -d "$date")" | gzip -9n >"$share/doc/xiangjian/changelog.gz"
cp "$share/applications/$id.desktop" "$app/entries/applications/"
cp "$share/mime/packages/$id.xml" "$app/entries/mime/packages/"

icons=$(mktemp -d)
.venv/bin/python "$here/icons.py" resources/icons/xiangjian.svg "$icons"
for size in 16 24 32 48 64 128 256 512; do
    for base in "$share/icons" "$app/entries/icons"; do
        install -D -m 644 "$icons/$size.png" "$base/hicolor/${size}x$size/apps/$id.png"
    done
done
for base in "$share/icons" "$app/entries/icons"; do
    install -D -m 644 resources/icons/xiangjian.svg "$base/hicolor/scalable/apps/$id.svg"
done
rm -rf "$icons"

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: xiangjian
Version: $version
Architecture: $arch
Maintainer: The Xiangjian founders <founders@xiangjian.invalid>
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: libc6 (>= $floor), libgl1, libegl1, libxkbcommon0, libdbus-1-3, libfontconfig1, libglib2.0-0
Recommends: shared-mime-info, desktop-file-utils
Section: text
Priority: optional
Description: case studies of rural revitalisation, read and searched offline
 Takes in articles, finds the cases in them, and shows every figure,
 programme and place in the article itself. Needs no network; everything
 stands in one local file.
CONTROL
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | xargs -0 md5sum >DEBIAN/md5sums)

mkdir -p "$out"
# xz: the dpkg of older systems reads no zstd.
dpkg-deb --root-owner-group -Z"${DEB_COMPRESSION:-xz}" -b "$root" "$out/xiangjian_${version}_$arch.deb" >/dev/null
ls -l "$out/xiangjian_${version}_$arch.deb"

# Debian's own checker; what a frozen program in /opt cannot avoid is named, with its reason, in deb/lintian-overrides.
if command -v lintian >/dev/null; then
    lintian --fail-on error,warning --tag-display-limit 20 "$out/xiangjian_${version}_$arch.deb"
    echo "lintian: nothing that is not accounted for"
else
    echo "deb.sh: lintian is not here; the package was not checked" >&2
fi
