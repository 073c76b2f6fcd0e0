"""Golden pages set otherwise, as copying, printing and other sites set them: the article keeps its title, and stays one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from core.model import Case, Document
from core.parse import layout, split
from core.parse.lines import fold
from tests.labelled import labels
from tests.test_golden import GOLDEN, alternatives

Label = dict[str, Any]
_HALVES = re.compile(r"(\S{4,22}) (\S{4,22})")
_NO_BEGINNING = "，。、；：！？”）》,.;:!?)"


def broken_by_hand(text: str, label: Label) -> str:
    """The body's paragraphs on lines of thirty characters, the first one indented."""
    lines, at = [], 0
    for line in text.split("\n"):
        inside = any(start <= at and at + len(line) <= end + 1 for start, end in label["body"])
        lines += _broken(line.strip()) if inside and len(line) > 30 else [line]
        at += len(line) + 1
    return "\n".join(lines)


def _broken(line: str) -> list[str]:
    lines, width = ["    "], 2.0
    for sign in line:
        width += 0.5 if sign < "\u2e80" and sign not in "“”‘’—…" else 1
        if width > 30 and sign not in _NO_BEGINNING:
            lines.append("")
            width = 0
        lines[-1] += sign
    return lines


def around_title(before: str, behind: str = "") -> Callable[[str, Label], str]:
    """What to put around the title where it stands first."""
    return lambda text, label: text.replace(label["title"], before + label["title"] + behind, 1)


OTHERWISE: dict[str, Callable[[str, Label], str]] = {
    "broken by hand": broken_by_hand,
    "a blank line below each": lambda text, _: "\n\n".join(line for line in text.split("\n") if line.strip()),
    "no blank lines": lambda text, _: "\n".join(line for line in text.split("\n") if line.strip()),
    "all indented": lambda text, _: "\n".join("　　" + line for line in text.split("\n")),
    "full width": lambda text, _: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "title in the middle": around_title(" " * 16),
    "title in brackets": around_title("【", "】"),
    "title behind a column": around_title("【走进山乡】"),
    "title behind a bar": around_title("乡村振兴在行动 | "),
    "title below a series": around_title("乡村振兴看变化\n"),
}


@cache
def pages() -> list[tuple[str, Label]]:
    """The pages of one article whose title is found as it stands."""
    found = []
    for path in sorted((GOLDEN / "pages").glob("*.json")):
        text, every = path.with_suffix(".txt").read_text("utf-8"), labels(path)
        if (
            len(every) == 1
            and every[0]["title"]
            and every[0]["title"] in text
            and _title(text) in _told(every[0])
        ):
            found.append((text, every[0]))
    return found


def _title(text: str) -> str | None:
    """The title of the one case of `text`; None if there are more or fewer."""
    cases: tuple[Case, ...] = split.cases(layout.read(Document("a.txt", text, "")))
    return _plain(cases[0].title.value) if len(cases) == 1 and cases[0].title else None


def _told(label: Label) -> set[str]:
    return {_plain(title) for title in (label["title"], *alternatives(label.get("title_alt")))}


def _plain(words: str) -> str:
    return "".join(fold(words).split())


@pytest.mark.parametrize("set_otherwise", OTHERWISE.values(), ids=OTHERWISE)
def test_a_page_that_is_set_otherwise_has_the_same_title(set_otherwise):
    kept = [_title(set_otherwise(text, label)) in _told(label) for text, label in pages()]
    assert sum(kept) >= 0.95 * len(kept) > 200


def test_a_title_of_two_halves_may_stand_on_two_lines():
    """Editors print the two halves of a title below each other: four in five are read as one where only a blank parted them."""
    kept = []
    for text, label in pages():
        halves = _HALVES.fullmatch(label["title"])
        if halves and f"\n{label['title']}\n" in f"\n{text}":
            broken = text.replace(label["title"], "\n".join(halves.groups()))
            kept.append(_title(broken) in _told(label))
    assert sum(kept) >= 0.8 * len(kept) > 50
