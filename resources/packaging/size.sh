#!/bin/sh
# What a packed program takes, part by part; fails above 150 MB beside the place names and the fonts (182 with OpenBLAS).
# usage: size.sh dist/xiangjian
set -eu
cd "$1"
limit=$((150 * 1024))
# Packed where no compiler is, numpy comes as it is, with OpenBLAS: such a program is for trying, not for handing out.
[ ! -d _internal/numpy.libs ] || limit=$((limit + 32 * 1024))
kb() { du -sck "$@" 2>/dev/null | tail -1 | cut -f1; }
for part in PySide6 numpy jieba resources/gazetteer.db resources/fonts pypdfium2_raw lxml rjieba pypinyin pycrfsuite nacl python3.* resources/lexicon; do
    # shellcheck disable=SC2086 # a pattern
    [ ! -e "$(echo _internal/$part | cut -d' ' -f1)" ] || printf '%7d kB  %s\n' "$(kb _internal/$part)" "$part"
done
whole=$(kb .)
beside=$((whole - $(kb _internal/resources/gazetteer.db _internal/resources/fonts)))
printf '%7d kB  in all, %d kB beside place names and fonts\n' "$whole" "$beside"
[ "$beside" -le "$limit" ] || { echo "more than $((limit / 1024)) MB" >&2; exit 1; }
