"""Labels that stand in a row down a page, each above a title: `发言材料之一`, `PART.02`, `人物档案`, `地点:沙集镇东风村`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.parse.layout import headings
from core.parse.lines import Line

_LONGEST, _LONGEST_TOLD = 14, 40
"""So long is a label, and one with what it tells behind it."""
_FAR = 5
"""So many lines below a label may hold its title, other labels between."""
_FIELD = re.compile(r"([一-鿿]{2,8}|[一-鿿](?:\s{1,6}[一-鿿]){1,3})\s*:")
_NUMBER = re.compile(
    r"(?:(?<![一-鿿])[一二三四五六七八九十]{1,2}(?![一-鿿])|(?:[一-鿿](?<=[一-鿿]{2})|之|第)[一二三四五六七八九十]{1,2}(?=[站篇则期回章辑]?[\])]?$)|(?<![一-鿿])[壹贰叁肆伍陆柒捌玖拾]{1,2}(?![一-鿿])|\d{1,3}|[①-⑳]|(?<![A-Za-z])[A-H](?![A-Za-z]))"
)
_PART_OF = re.compile(r"([一-鿿]{2,8})[·|—-]{1,2}[一-鿿]{2,6}([篇卷辑])$")
"""A column's name and its part: `闽宁协作·产业篇`."""
_CARD = re.compile(
    r"(?:(?:人物|个人|村庄|乡村|企业|主人公|家庭|获奖者|主角)(?:档案|名片|简介|小传|卡片|资料|素描)|颁奖词|致敬词|推荐理由|入选理由)\s?:"
)
_BIO = re.compile(r"[一-鿿·]{2,8},[男女],")
_BRACKETED = re.compile(r"\[[^\[\]:。,]{2,12}\](?=[^。]{5,32}$)")
_WORD = re.compile("[一-鿿]{2}")
_CARDS = re.compile(
    "(?:人物|个人|村庄|乡村|企业|嘉宾|主人公|家庭|获奖者|主角)(?:档案|名片|简介|小传|卡片|资料|素描)"
)
"""What a page prints above the words that introduce whom or what each of its texts is about."""
_MAY = ("short", "heading", "furniture", "mark", "names", "byline", "caption")


class Row(NamedTuple):
    """What the label of a title says, without its number, and where it stands."""

    label: str
    at: int

    @property
    def is_wordy(self) -> bool:
        """True if the label tells more than a number."""
        return _WORD.search(self.label) is not None


def labelled(lines: Sequence[Line], is_title: Callable[[int], bool]) -> dict[int, Row]:
    """The titles that a label stands above as above several others, each with its label."""
    labels = _labels(lines)
    rows: dict[str, dict[int, int]] = {}
    for i, label in enumerate(labels):
        title = _below(lines, i, labels, is_title) if label else None
        if label and title is not None:
            rows.setdefault(label, {}).setdefault(title, i)
    found: dict[int, Row] = {}
    for label, titles in sorted(rows.items(), key=lambda row: len(row[1])):
        if len(titles) > 1 and _is_apart(lines, sorted(titles)):
            found.update({title: Row(label, at) for title, at in titles.items()})
    return found


def card(text: str) -> str:
    """What a paragraph is called that introduces whom a text is about (`人物名片:马维民,男,47岁…`), or ''."""
    found = _CARD.match(text)
    return found.group() if found else ""


def introduces_one(text: str) -> bool:
    """True for words that introduce whom one text is about: `余成林,男,1974年生…`, `颁奖词:…`."""
    return bool(_BIO.match(text) or _CARD.match(text))


def from_cards(lines: Sequence[Line], start: int) -> int:
    """Where a case begins whose title is line `start`: at the words above it that introduce whom it is about."""
    at = start - 1
    if at < 1 or lines[at].role != "prose" or not introduces_one(lines[at].text):
        return start
    above = lines[at - 1]
    return at - 1 if above.role == "names" or _CARDS.fullmatch(above.text.strip("[]:·■●")) else at


def bracketed(text: str) -> str:
    """Whom or what a title is about in brackets before it (`[丁市镇]油茶满山坡 老林换新装`), or ''."""
    found = _BRACKETED.match(text)
    return found.group() if found else ""


def in_brackets(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, titles below pictures told apart from what is told of the pictures, where several begin with brackets."""
    heads = {
        i: head
        for i, x in enumerate(lines)
        if x.role in ("short", "caption", "heading") and (head := bracketed(x.text))
    }
    if len(heads) < 2 or len(set(heads.values())) < len(heads):
        return lines
    return [
        replace(x, role="short") if i in heads and x.role == "caption" else x for i, x in enumerate(lines)
    ]


def _labels(lines: Sequence[Line]) -> list[str]:
    """What each line says as a label that another says as well, or ''."""
    labels = [_label(line) for line in lines]
    often = Counter(labels)
    return [label if often[label] > 1 else "" for label in labels]


def set_apart(lines: Sequence[Line], starts: Sequence[int]) -> Sequence[Line]:
    """The lines, the labels right above titles of cases none of a text."""
    above: set[int] = set()
    labels = _labels(lines)
    for start in starts:
        i = start - 1
        while i >= 0 and lines[i].role in _MAY and start - i < _FAR and labels[i]:
            above.add(i)
            i -= 1
    return [
        replace(x, role="furniture") if i in above and x.role in ("short", "heading") else x
        for i, x in enumerate(lines)
    ]


def _label(line: Line) -> str:
    """What the line says as a label, its number apart; '' if it is none."""
    text = line.text
    if line.role not in _MAY or len(text) > _LONGEST_TOLD or headings.names_section(text):
        return ""
    if headings.case_mark(text) and headings.marks_case(text):
        return ""
    if field := _FIELD.match(text):
        return "".join(field[1].split()) + ":"
    if len(text) > _LONGEST or line.role == "byline":
        return ""
    if part := _PART_OF.match(text):
        return part[1] + part[2]
    bare = _NUMBER.sub("#", "".join(text.split()), count=1)
    return bare if "#" in bare or _CARDS.fullmatch(bare.strip("[]:·■●")) else ""


def repeated_fields(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that begin with a label and its sign as another line does: `地点:…`."""
    labels = _labels(lines)
    return frozenset(i for i, label in enumerate(labels) if label.endswith(":"))


def _below(
    lines: Sequence[Line], i: int, labels: Sequence[str], is_title: Callable[[int], bool]
) -> int | None:
    """The title below the label, other labels between them; words of a card may stand below its label."""
    is_card = _CARDS.search(lines[i].text) is not None
    for j in range(i + 1, min(i + _FAR, len(lines))):
        if not labels[j] and is_title(j):
            return j
        if lines[j].role == "prose" and not (is_card and j == i + 1):
            return None
    return None


def _is_apart(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """True if a text stands below each title, the next not among its lines."""
    ends = [*titles[1:], len(lines)]
    return all(
        sum(len(x.text) for x in lines[start:end] if x.role == "prose") >= 60
        for start, end in zip(titles, ends, strict=True)
    )
