#!/bin/sh
# The installed program among windows: a second start, impatient clicks, double-clicked libraries and packages, a stick.
# usage (as root): try_desktop.sh PACKAGE.deb [PICTURE.png], after try_input.sh, whose root it uses.
set -eu
package=$(readlink -f "$1")
picture=${2:-}
root=${INPUT_ROOT:-$(pwd -P)/build/input}
display=:$((200 + $$ % 800)) # whoever else has a virtual screen on this machine keeps it
leave() { [ -z "${screen:-}" ] || kill "$screen"; umount -l "$root/proc" "$root/dev" 2>/dev/null || true; }
trap leave EXIT
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
cp "$package" "$root/tmp/xiangjian.deb"
chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get install -y -qq --no-install-recommends --reinstall \
    /tmp/xiangjian.deb xdg-utils shared-mime-info desktop-file-utils libfile-mimeinfo-perl procps >/dev/null 2>&1; update-mime-database /usr/share/mime'
home=$root/home/official
rm -rf "$home/.config" "$home/.local" "$home/Documents" "$home/stick" "$home/"*.xj*

cat >"$home/desktop.sh" <<'DESKTOP'
export LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$HOME/session" XDG_CURRENT_DESKTOP=X-Generic
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
cd ~
say() { echo "$@"; }
fail() { echo "FAILED: $*"; ps -eo pid,ppid,etimes,stat,args | grep xiangji[a]n; import -window root ~/failed.png; pkill -x xiangjian; exit 1; }
windows() { xdotool search --onlyvisible --class xiangjian 2>/dev/null | wc -l; }
titled() {
    for _ in $(seq 80); do
        found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1)
        [ -z "$found" ] || return 0
        sleep 0.25
    done
    return 1
}
alone() { for _ in $(seq 80); do [ "$(pgrep -cfx /opt/apps/org.xiangjian.app/files/xiangjian)" -le 1 ] && return 0; sleep 0.25; done; return 1; }
openbox >/dev/null 2>&1 &
xiangjian import --library ~/另一个.xjlib --json /opt/apps/org.xiangjian.app/files/_internal/seeds >/dev/null || fail import
xiangjian hand-over --library ~/另一个.xjlib ~/给李.xjreview >/dev/null || fail hand-over

for _ in 1 2 3 4; do xiangjian 2>/dev/null & done
titled 乡鉴 || fail 'no window'
alone || fail 'more than one program after four clicks'
sleep 4
[ "$(windows)" = 1 ] || fail 'more than one window'
say 'four clicks at once: one window'
window=$found
xdotool windowminimize --sync "$window"
began=$(date +%s%N)
xiangjian || fail 'the second start did not end well'
say "a second start ends after $((($(date +%s%N) - began) / 1000000)) ms"
sleep 1
[ "$(xdotool getactivewindow)" = "$window" ] || fail 'the window did not come forward'
say 'the window that was minimised is before all others'

xdg-open ~/另一个.xjlib
titled '另一个 — 乡鉴' || fail 'the library was not opened'
say 'a double-clicked library is opened in it'
xdg-open ~/给李.xjreview
titled 并入审核包 || fail 'nobody asks about the package'
sleep 1
import -window root ~/package.png
xdotool key Escape
sleep 2
say 'a double-clicked package is asked about'
[ "$(windows)" = 1 ] || fail 'the question stays'
pkill -x xiangjian
sleep 1

mkdir stick && cp -r /opt/apps/org.xiangjian.app/files stick/乡鉴 && touch stick/乡鉴/portable
mv .local .local.before && mv Documents Documents.before
stick/乡鉴/xiangjian 2>/dev/null &
titled '示例案例库 — 乡鉴' || fail 'no window from the stick'
sleep 5
xdotool windowactivate --sync "$found" key ctrl+q
sleep 3
ls stick/乡鉴/data/settings.ini stick/乡鉴/data/libraries/示例案例库.xjlib >/dev/null || fail 'nothing on the stick'
[ ! -e .local/share/xiangjian ] && [ ! -e Documents ] || fail 'the stick left something on the machine'
say 'from a stick: settings and library stay on it'
DESKTOP
chroot "$root" Xvfb "$display" -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
sleep 2
status=0
unshare -n chroot --userspec=official:official "$root" env -i PATH=/usr/bin:/bin HOME=/home/official USER=official DISPLAY="$display" \
    timeout 200 dbus-run-session -- sh /home/official/desktop.sh 2>/dev/null || status=$?
[ -z "$picture" ] || cp "$home/package.png" "$picture"
exit "$status"
