#!/bin/sh
# Types Chinese into the installed program's search box with a real input method: tongzhi, then the candidate 通知.
# usage (as root): try_input.sh PACKAGE.deb fcitx4|fcitx5|ibus [PICTURE.png]. The root with the input methods is kept in build/.
set -eu
package=$(readlink -f "$1")
method=$2
picture=${3:-}
root=${INPUT_ROOT:-$(pwd -P)/build/input}
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n -E 's/^(URIs: |deb )(https?:[^ ]+).*/\2/p' | head -1)
display=:$((200 + $$ % 800)) # whoever else has a virtual screen on this machine keeps it
leave() { [ -z "${screen:-}" ] || kill "$screen"; umount -l "$root/proc" "$root/dev" 2>/dev/null || true; }
trap leave EXIT
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

[ -d "$root/etc" ] || debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
if [ ! -e "$root/.input" ]; then
    cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
    inside sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends dbus dbus-x11 openbox xdotool xvfb xauth imagemagick >/dev/null 2>&1
        useradd -m official; dbus-uuidgen --ensure=/etc/machine-id'
    touch "$root/.input"
fi
case $method in # the two of fcitx cannot stand beside each other
    fcitx4) candidate=1 parts='fcitx-bin fcitx-pinyin fcitx-module-dbus fcitx-ui-classic' ;;
    fcitx5) candidate=3 parts='fcitx5 fcitx5-chinese-addons' ;;
    *) candidate=4 parts='ibus ibus-libpinyin' ;;
esac
[ "$method" = ibus ] || [ -x "$root/usr/bin/$(echo "$method" | sed s/4//)" ] ||
    inside sh -c "dpkg-query -W -f '\${Package} ' '*fcitx*' | xargs apt-get purge -y -qq >/dev/null 2>&1" || true
# shellcheck disable=SC2086 # a list of package names
inside apt-get install -y -qq --no-install-recommends $parts >/dev/null 2>&1
cp "$package" "$root/tmp/xiangjian.deb"
inside apt-get install -y -qq --no-install-recommends --reinstall /tmp/xiangjian.deb >/dev/null 2>&1
rm -rf "$root/home/official/.config" "$root/home/official/.local" "$root/home/official/Documents"

cat >"$root/home/official/type.sh" <<'TYPE'
method=$1
candidate=$2
export LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$HOME/session"
mkdir -p -m 700 "$XDG_RUNTIME_DIR" ~/.config/fcitx ~/.config/fcitx5
openbox >/dev/null 2>&1 &
sleep 1
if [ "$method" = ibus ]; then
    export XMODIFIERS=@im=ibus QT_IM_MODULE=ibus
    ibus-daemon -drx >~/method.log 2>&1
    sleep 2
    ibus engine libpinyin >>~/method.log 2>&1
else
    export XMODIFIERS=@im=fcitx QT_IM_MODULE=fcitx
    printf '[Profile]\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\nIMName=pinyin\n' >~/.config/fcitx/profile
    printf '%s\n' '[Groups/0]' Name=Default 'Default Layout=us' DefaultIM=pinyin '[Groups/0/Items/0]' Name=keyboard-us Layout= \
        '[Groups/0/Items/1]' Name=pinyin Layout= '[GroupOrder]' 0=Default >~/.config/fcitx5/profile
    if [ "$method" = fcitx4 ]; then fcitx -d >~/method.log 2>&1; else fcitx5 -d >~/method.log 2>&1; fi
fi
sleep 2
xiangjian >~/program.log 2>&1 &
window=
for _ in $(seq 60); do
    window=$(xdotool search --onlyvisible --name 乡鉴 2>/dev/null | tail -1)
    [ -z "$window" ] || break
    sleep 0.5
done
sleep 6
xdotool windowactivate --sync "$window" key ctrl+f
sleep 1
[ "$method" = ibus ] || xdotool key ctrl+space
sleep 1
xdotool type --delay 120 tongzhi
sleep 2
import -window root ~/typed.png
xdotool key "$candidate"
sleep 2
import -window root ~/chosen.png
xdotool key ctrl+q
sleep 3
TYPE
chroot "$root" Xvfb "$display" -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
sleep 2
# The session bus and the screen's socket are all the network that is there.
unshare -n chroot --userspec=official:official "$root" env -i PATH=/usr/bin:/bin HOME=/home/official USER=official DISPLAY="$display" \
    timeout 120 dbus-run-session -- sh /home/official/type.sh "$method" "$candidate" >/dev/null 2>&1 || true
[ -z "$picture" ] || chroot "$root" convert /home/official/typed.png /home/official/chosen.png -crop 900x160+0+0 -append png:- >"$picture"
# Where the window was closed is kept: the text of the search box with it.
grep -q '^query=.*通知' "$root/home/official/.local/share/xiangjian/settings.ini"
echo "$method: 通知 stands in the search box"
