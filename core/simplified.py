"""Traditional characters read as simplified ones, character by character, so that offsets stay."""

from __future__ import annotations

from functools import cache

from core import paths


@cache
def _table() -> dict[int, str]:
    lines = (paths.resources() / "folding" / "traditional.txt").read_text("utf-8").splitlines()
    pairs = (line for line in lines if len(line) == 2 and not line.startswith("#"))
    return {ord(line[0]): line[1] for line in pairs}


@cache
def _signs() -> frozenset[str]:
    return frozenset(map(chr, _table()))


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length; most texts come back as they are."""
    return text if _signs().isdisjoint(text) else text.translate(_table())
