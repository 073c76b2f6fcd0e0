#!/bin/sh
# Watches the packed program at work where there is no network: no internet address is ever asked for or spoken to, and
# nothing is written outside the person's own folders (documents, data, session), nor in the folder for all users' temporary files.
# usage (as root): try_offline.sh dist/xiangjian. Needs strace.
set -eu
program=$(readlink -f "$1")
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
mkdir -m 700 "$away/home" "$away/session"
cp -r "$program/_internal/seeds" "$away/home/articles"

# A network namespace of its own has no interface but a loopback that is down.
watched() {
    seconds=$1
    shift
    (cd "$away/home" && unshare -n env -i HOME="$away/home" XDG_RUNTIME_DIR="$away/session" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
        strace -f -qq -A --seccomp-bpf -o "$away/calls" -e trace=%network,%file,execve timeout -k 5 "$seconds" "$program/xiangjian" "$@" >/dev/null 2>&1) || true
}
watched 120 selftest --json
watched 25 # a first start, with its window, the samples taken in and the library asked
watched 60 import --library "$away/home/a.xjlib" "$away/home/articles"
watched 60 search --library "$away/home/a.xjlib" 乡村振兴
watched 60 export --library "$away/home/a.xjlib" --to "$away/home/a.xlsx" 产业
watched 60 hand-over --library "$away/home/a.xjlib" --documents "$away/home/a.xjreview"
watched 60 merge --library "$away/home/a.xjlib" "$away/home/a.xjreview"
for made in a.xlsx a.xjreview Documents/乡鉴/示例案例库.xjlib .local/share/xiangjian; do
    [ -e "$away/home/$made" ] || { echo "$made was not made: what was watched proves nothing" >&2; exit 1; }
done

calls=$(wc -l <"$away/calls")
spoken=$(grep -cE 'AF_INET|AF_INET6|AF_PACKET' "$away/calls" || true)
# Files opened for writing or changed by name, with what the kernel answered; relative names are below the person's own folder.
written=$(grep -E 'O_WRONLY|O_RDWR|O_CREAT|(mkdir|rename|link|mknod|chmod|truncate|chown)[a-z0-9]*\(' "$away/calls" | grep -vE 'readlink|= -1 ' |
    grep -oE '"/[^"]*"' | tr -d '"' | sort -u | grep -vE "^$away/(home|session)/|^/dev/(null|tty|urandom|shm/)|^/proc/" || true)
programs=$(grep 'execve(' "$away/calls" | grep -v '= -1 ' | grep -oE 'execve\("[^"]*"' | sort -u | cut -d'"' -f2 | grep -vE '/xiangjian$|/timeout$' || true)
echo "$calls calls to the kernel watched; with an internet address: $spoken"
echo "written elsewhere: ${written:-nothing}"
echo "other programs started: ${programs:-none}"
[ "$spoken" = 0 ] && [ -z "$written" ]
