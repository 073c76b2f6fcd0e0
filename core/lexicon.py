"""The rules as data: tables in `resources/lexicon/*.toml`, each entry with an example that a test runs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from core import paths


@cache
def load(name: str) -> dict[str, Any]:
    """The table `resources/lexicon/NAME.toml`. The result is shared: never change it."""
    return tomllib.loads((paths.resources() / "lexicon" / f"{name}.toml").read_text("utf-8"))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that finds any of the words, of those that begin at one place the longest.

    Words that begin alike share their beginning, so that a place is tried once for all of them and not word by word.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    if len(tree) <= 2 * _GROUP:
        return _branches(tree)
    firsts = sorted(tree)
    groups = [firsts[at : at + _GROUP] for at in range(0, len(firsts), _GROUP)]
    parts = "|".join(f"{_ahead(group)}(?:{_branches({c: tree[c] for c in group})})" for group in groups)
    return f"{_ahead(firsts)}(?:{parts})"


_GROUP = 32
"""Of many first characters so many are asked for at once: one look at a set instead of a look at each."""


def _ahead(characters: Iterable[str]) -> str:
    return f"(?=[{re.escape(''.join(characters))}])"


_Tree = dict[str, "_Tree"]
_END = ""


def _branches(node: _Tree) -> str:
    return "|".join(
        [re.escape(char) + _rest(node[char]) for char in sorted(node, reverse=True) if char]
        + [""] * (_END in node)
    )


def _rest(node: _Tree) -> str:
    if node.keys() == {_END}:
        return ""
    return _branches(node) if len(node) == 1 else f"(?:{_branches(node)})"
