"""Words around a number that keep it from being exact: 近, 余, 多, 左右, 以上, 至少."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core import lexicon
from core.model import Modifier
from core.parse.figures.units import dimensions

_STOP = re.compile(r"[,。;、\d]")
# 节约, 签约, 附近, 以上 end like a modifier and are none.
_BOUND = {"近": "附最就临邻亲靠远贴相", "约": "节签预公条契相违合制", "超": "赶反高"}
_OUTSIDE = ("至少", "最少", "起码")
_TIMED = ("duration", "working days", "months", "length", "mass", "age", "multiple", "area")


class Around(NamedTuple):
    """The modifier of a number with the stretch `start:end` that it and the number take up."""

    modifier: Modifier | None
    start: int
    end: int
    before: bool = False
    after: bool = False


@cache
def _words(where: str) -> dict[str, Modifier]:
    return {word: entry[0] for word, entry in lexicon.load("modifiers")[where].items()}


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(lexicon.alternatives(_words("apart")))


@cache
def _closing() -> dict[str, tuple[str, ...]]:
    """The words before a number by their last character, longest first."""
    out: dict[str, list[str]] = {}
    for word in sorted(_words("before"), key=len, reverse=True):
        out.setdefault(word[-1], []).append(word)
    return {last: tuple(words) for last, words in out.items()}


@cache
def _opening() -> dict[str, tuple[str, ...]]:
    """The words behind a unit by their first character, longest first."""
    out: dict[str, list[str]] = {}
    for word in sorted(_words("after"), key=len, reverse=True):
        out.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in out.items()}


def around(folded: str, start: int, end: int, unit: str) -> Around:
    """What stands directly before the number at `start` and behind its unit at `end`; 至少 stays outside the figure."""
    before, first = _before(folded, start)
    after, last = _after(folded, end, unit)
    return Around(before or after, first, last, before is not None, after is not None)


def middle(folded: str, end: int) -> tuple[int, Modifier | None]:
    """余 or 多 between number and unit (600余件, 3300多亩): where it ends, and its reading."""
    at = end + folded.startswith(" ", end)
    word = folded[at : at + 1]
    if (
        word in _words("middle")
        and not folded.startswith(("余额", "来自", "来源"), at)
        and (word != "几" or folded[end - 1] in "十百千万亿")
    ):
        return at + 1, _words("middle")[word]
    return end, None


def apart(folded: str, start: int) -> Modifier | None:
    """至少 and 最高 hold for the number behind the verb: 至少开展一次, 最高可贷30万元."""
    stretch = folded[max(0, start - 10) : start]
    if not _apart().search(stretch):
        return None
    for word, modifier in _words("apart").items():
        at = stretch.rfind(word)
        if (
            at >= 0
            and not _STOP.search(stretch, at)
            and not stretch.startswith(("达", "时", "的时"), at + len(word))
        ):
            return modifier
    return None


def _before(folded: str, start: int) -> tuple[Modifier | None, int]:
    stop = start - folded.startswith(" ", start - 1) if start else 0
    for word in _closing().get(folded[stop - 1 : stop], ()) if stop else ():
        at = stop - len(word)
        if folded.endswith(word, 0, stop) and _really(word, folded, at, start):
            return _words("before")[word], start if word in _OUTSIDE else at
    return None, start


def _really(word: str, folded: str, at: int, start: int) -> bool:
    previous = folded[at - 1 : at] if at else ""
    if word in ("过", "破", "上"):
        big = folded[start] in "百千万亿"
        return big and previous not in tuple("超不通经越突打以")
    return not previous or previous not in _BOUND.get(word, "")


def _after(folded: str, end: int, unit: str) -> tuple[Modifier | None, int]:
    for word in _opening().get(folded[end : end + 1], ()):
        if folded.startswith(word, end) and _fits(word, folded, end + len(word), unit):
            return _words("after")[word], end + len(word)
    return None, end


def _fits(word: str, folded: str, end: int, unit: str) -> bool:
    dimension = dimensions().get(unit)
    if word in ("内", "多", "余"):
        return dimension in _TIMED and not folded.startswith(
            ("部", "容", "来", "次", "个", "种", "名", "位"), end
        )
    if word in ("强", "弱"):
        return unit in ("", "%") and folded[end : end + 1] in tuple(",。;、)的")
    if word in ("还多", "还要多"):
        return not folded[end : end + 1].isdigit()
    if word == "起":
        return dimension == "money" and folded[end : end + 1] in tuple(",。);、不")
    return not (word == "以上" and folded.startswith(("述", "学历"), end))
