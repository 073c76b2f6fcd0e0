#!/bin/sh
# Builds the plug-in that speaks to fcitx 4 for the Qt of the release: fcitx-qt5's own (BSD 3-clause), from Debian's source package.
# usage (as root, from release_deb.sh): fcitx4.sh OLD_ROOT NEW_ROOT QT_LIBRARIES OUTPUT.so
# The wheels bring no headers. Those of Debian trixie (6.8) fit Qt 6.9 if the class that a plug-in derives from is the same, which
# is looked at; Qt's moc runs in the newer root, the compiler in the old one, for its glibc.
set -eu
old=$1
new=$2
libraries=$3
out=$4
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n -E 's/^(URIs: |deb )(https?:[^ ]+).*/\2/p' | head -1)
qt=usr/include/x86_64-linux-gnu/qt6
work=tmp/fcitx4

if [ ! -d "$new/etc" ]; then
    debootstrap --variant=minbase trixie "$new" "$mirror" >/dev/null
    cp -r /etc/apt/apt.conf.d/. "$new/etc/apt/apt.conf.d/"
fi
[ -x "$new/usr/lib/qt6/libexec/moc" ] || chroot "$new" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq &&
    apt-get install -y -qq --no-install-recommends qt6-base-dev qt6-base-private-dev qt6-base-dev-tools >/dev/null 2>&1'
shape() { objdump -T "$1" | sed -n 's/.*\.data\.rel\.ro\t\([0-9a-f]*\) .*_ZTV21QPlatformInputContext$/\1/p'; }
[ "$(shape "$new/usr/lib/x86_64-linux-gnu/libQt6Gui.so.6")" = "$(shape "$libraries/libQt6Gui.so.6")" ] || {
    echo "fcitx4.sh: these headers are not of this Qt" >&2
    exit 1
}

rm -rf "${old:?}/$work" "${new:?}/$work"
chroot "$old" env DEBIAN_FRONTEND=noninteractive sh -c "apt-get install -y -qq --no-install-recommends g++ libxkbcommon-dev x11proto-dev xz-utils >/dev/null 2>&1
    mkdir -p /$work && cd /$work && apt-get source -qq --tar-only fcitx-qt5 >/dev/null 2>&1 && tar xf fcitx-qt5_*.orig.tar.xz"
# The licence of this folder, not the GPL of the tools beside it.
source=$(echo "$old/$work"/fcitx-qt5-*/qt6/platforminputcontext)
[ -z "$(grep -L 'Redistribution and use in source and binary forms' "$source"/*.cpp "$source"/*.h)" ]
mkdir -p "$new/$work" "$old/opt/qt6"
cp -rL "$source/." "$new/$work/"
version=$(basename "$(echo "$new/$qt/QtGui"/6.*)")
folders="-I. -IQT -IQT/QtGui -IQT/QtCore -IQT/QtDBus -IQT/QtGui/$version -IQT/QtGui/$version/QtGui -IQT/QtCore/$version -IQT/QtCore/$version/QtCore"
chroot "$new" sh -c "cd /$work && for name in InputContext InputContext1 InputMethod InputMethod1; do
        proxy=\$(echo \$name | tr A-Z a-z)proxy
        /usr/lib/qt6/bin/qdbusxml2cpp -m -i fcitxqtdbustypes.h -p \$proxy org.fcitx.Fcitx.\$name.xml
    done
    for header in \$(grep -l Q_OBJECT *.h); do
        /usr/lib/qt6/libexec/moc $(echo "$folders" | sed "s#QT/#/$qt/#g; s#-IQT #-I/$qt #") -DQT_NO_KEYWORDS \$header -o moc_\${header%.h}.cpp
    done"
cp -r "$new/$qt/." "$old/opt/qt6/"
mkdir "$old/$work/built"
cp -r "$new/$work/." "$old/$work/built/"
chroot "$old" sh -c "cd /$work/built && parts=\$(ls *.cpp | while read -r part; do grep -q \"include \\\"\$part\\\"\" *.cpp || echo \$part; done)
    g++ -std=c++17 -O2 -fPIC -fvisibility=hidden -DQT_NO_KEYWORDS -DQT_PLUGIN -w -s -shared -o plugin.so \
        $(echo "$folders" | sed 's#QT/#/opt/qt6/#g; s#-IQT #-I/opt/qt6 #') \$parts -L${libraries#"$old"} -l:libQt6Gui.so.6 -l:libQt6DBus.so.6 \
        -l:libQt6Core.so.6 -lxkbcommon -Wl,-rpath-link,${libraries#"$old"} -Wl,--no-undefined '-Wl,-rpath,\$ORIGIN/../../lib'"
mkdir -p "$(dirname "$out")"
cp "$old/$work/built/plugin.so" "$out"
ls -l "$out"
