"""Traditional characters read as simplified ones, character by character, so that offsets stay."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from core import paths
from core.respelling import respeller


@cache
def _table() -> dict[int, str]:
    lines = (paths.resources() / "folding" / "traditional.txt").read_text("utf-8").splitlines()
    pairs = (line for line in lines if len(line) == 2 and not line.startswith("#"))
    return {ord(line[0]): line[1] for line in pairs}


@cache
def _respell() -> Callable[[str], str]:
    return respeller(_table())


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length; most texts come back as they are."""
    return _respell()(text)
