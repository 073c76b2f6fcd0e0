"""One character for one: full width to half width, traditional to simplified, so that rules are written once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from core import paths
from core.respelling import respeller


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table[0x3000] = " "
    table[ord("\u00a0")] = " "
    for dash in "–—－―─‐‑﹣":
        table[ord(dash)] = "—"
    for wave in "～〜∼﹏":
        table[ord(wave)] = "~"
    lines = (paths.resources() / "folding" / "traditional.txt").read_text("utf-8").splitlines()
    return table | {ord(line[0]): line[1] for line in lines if line and not line.startswith("#")}


@cache
def _folder() -> Callable[[str], str]:
    return respeller(_table())


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """`fold` for units and names, which come again and again."""
    return _folder()(word)


def fold(text: str) -> str:
    """`text` with as many characters, each in the form that the rules are written in."""
    return _folder()(text)
