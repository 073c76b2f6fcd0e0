#!/bin/sh
# Installs the package in a fresh minimal Debian root without network and Python, runs its selftest on a virtual screen, removes it.
# usage (as root): try_deb.sh PACKAGE.deb [SUITE [SCREENSHOT.png]]
set -eu
package=$(readlink -f "$1")
suite=${2:-bookworm}
shot=${3:-}
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n -E 's/^(URIs: |deb )(https?:[^ ]+).*/\2/p' | head -1)
root=$(mktemp -d)
leave() { umount -l "$root/proc" "$root/dev" 2>/dev/null || true; rm -rf --one-file-system "$root"; }
trap leave EXIT
debootstrap --variant=minbase "$suite" "$root" "$mirror" >/dev/null
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp "$package" "$root/tmp/xiangjian.deb"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# The screen is the tester's, not the program's: it comes first, so that what follows needs only what the package declares.
inside sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends xvfb xauth shared-mime-info desktop-file-utils >/dev/null 2>&1
    apt-get install -y -qq --no-install-recommends /tmp/xiangjian.deb >/dev/null 2>&1'
! inside sh -c 'command -v python3' || { echo "Python stands in this root: the test proves nothing" >&2; exit 1; }
echo "installed in $suite: $(inside dpkg-query -W -f '${Version} ${Installed-Size} kB' xiangjian)"
inside useradd -m official
# A network namespace of its own has no interface but a loopback that is down.
unshare -n chroot "$root" env -i PATH=/usr/bin:/bin HOME=/home/official LANG=C.UTF-8 QT_QPA_PLATFORM=xcb \
    timeout 180 xvfb-run -a -s '-screen 0 1366x768x24' xiangjian selftest --json --screenshot /tmp/window.png
[ -z "$shot" ] || cp "$root/tmp/window.png" "$shot"
inside sh -c 'grep -q vnd.xiangjian.library=org.xiangjian.app.desktop /usr/share/applications/mimeinfo.cache'
echo "double-click: *.xjlib opens with org.xiangjian.app.desktop"
mkdir -p "$root/home/official/kept" && echo kept >"$root/home/official/kept/a.xjlib"
inside apt-get purge -y -qq xiangjian >/dev/null 2>&1
[ ! -e "$root/opt/apps/org.xiangjian.app" ] && [ ! -e "$root/usr/bin/xiangjian" ] && [ -e "$root/home/official/kept/a.xjlib" ]
echo "removed without leaving anything; the user's library is still there"
