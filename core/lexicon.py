"""The rules as data: tables in `resources/lexicon/*.toml`, each entry with an example that a test runs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
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
    return _looked_for(tree) if len(tree) > 2 * _GROUP else _branches(tree)


def looked_ahead(patterns: Sequence[str]) -> str:
    """The patterns as alternatives in their order, behind looks at what they, and each few of them, may begin with.

    Each begins with a character or a set of them, perhaps behind a lookbehind. ValueError if one does not.
    """
    groups = [patterns[at : at + _GROUP] for at in range(0, len(patterns), _GROUP)]
    return _behind_look(patterns, "|".join(_behind_look(group, "|".join(group)) for group in groups))


def _behind_look(patterns: Sequence[str], alternatives: str) -> str:
    return f"(?=[{''.join(sorted(set(map(_first, patterns))))}])(?:{alternatives})"


_OPENING = re.compile(
    r"(?:\(\?<[=!](?:\[[^]]*\]|[^()\[])*\))*(?:\[([^\]^]+)\]|(\\d)|([^\\\[\](){}?*+.^$|]))(?![?*{])"
)


def _first(pattern: str) -> str:
    match = _OPENING.match(pattern)
    if match is None:
        raise ValueError(f"nothing to look for first in {pattern}")
    return match[1] or match[2] or match[3]


_GROUP = 32
"""Of many first characters so many are asked for at once: one look at a set instead of a look at each."""


def _looked_for(tree: _Tree) -> str:
    """The alternatives behind looks at sets of first and second characters, which most places of a text do not pass."""
    short = sorted(char for char in tree if _END in tree[char])
    longer = sorted(tree.keys() - set(short))
    groups = [group[at : at + _GROUP] for group in (longer, short) for at in range(0, len(group), _GROUP)]
    ahead = "|".join(_ahead(tree, group) for group in (longer, short) if group)
    parts = (f"(?={_ahead(tree, group)})(?:{_branches({c: tree[c] for c in group})})" for group in groups)
    return f"(?={ahead})(?:{'|'.join(parts)})"


def _ahead(tree: _Tree, firsts: list[str]) -> str:
    """What words with these first characters begin with: one character, or two where no word is as short as one."""
    seconds = sorted({char for first in firsts for char in tree[first]})
    return _set(firsts) if _END in seconds else _set(firsts) + _set(seconds)


def _set(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(characters))}]"


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
