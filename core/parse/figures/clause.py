"""The words around a quantity: what stands before and behind it in its clause, tidied into phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core import lexicon
from core.model import Change
from core.parse.figures.found import Found

_CUT = re.compile(r"[,。;!?:\n—…▲]")
_BEHIND = re.compile(r"[,;]")
_CLOSED = re.compile(r"[”\"](?![“\"])")
_GROWING = re.compile(r"(?:发展|增加|增长|提高|提升|扩大|上升|下降|降低|减少|缩短|压缩|精简)$")
_LIST_NUMBER = re.compile(r"\d{1,2}[.、](?!\d)|\d{1,2}\.(?=\d{4}年)")
_EDGE = " ,、。;:·"
_FRONT = frozenset(_EDGE + "的了”)」")
_END = frozenset(_EDGE + "“(")
_FROM = re.compile(
    r"(?:(?<![自理经缘])由(?!于)|从(?!事|业|前|此)|(?<![各来])自(?![然来主治己动身古发愿繁养建筹家有给费行助教驾]))"
)


@cache
def table() -> dict[str, Any]:
    return lexicon.load("indicators")


@cache
def longest(name: str) -> tuple[str, ...]:
    """The words of one list of the table, longest first."""
    return tuple(sorted(table()[name], key=len, reverse=True))


@cache
def among(name: str) -> frozenset[str]:
    """The words of one list of the table."""
    return frozenset(table()[name])


@cache
def longer_light_verbs() -> tuple[str, ...]:
    return tuple(word for word in longest("light_verbs") if len(word) > 1)


@cache
def _opening(*names: str) -> dict[str, tuple[str, ...]]:
    """The words of some lists by their first character, longest first."""
    out: dict[str, list[str]] = {}
    for word in sorted((w for name in names for w in table()[name]), key=len, reverse=True):
        out.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in out.items()}


@cache
def _closing(name: str) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for word in longest(name):
        out.setdefault(word[-1], []).append(word)
    return {last: tuple(words) for last, words in out.items()}


def _opens(folded: str, at: int, *names: str) -> bool:
    """Whether a word of the lists stands at `at`."""
    return folded.startswith(_opening(*names).get(folded[at : at + 1], ()), at)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence `start:end` of the reading text, with its quantities and the part each plays in a change.

    `skips` are stretches that say when, where or who: no part of what is measured when they stand at its edge.
    """

    text: str
    folded: str
    start: int
    end: int
    found: Sequence[Found]
    roles: Sequence[Change | None] = ()
    skips: Sequence[tuple[int, int]] = ()

    def left(self, i: int) -> int:
        """Where the words before quantity `i` begin: behind the quantity before, or the sentence's start."""
        return self.found[i - 1].end if i else self.start

    def right(self, i: int) -> int:
        return self.found[i + 1].start if i + 1 < len(self.found) else self.end

    def around(self, i: int) -> str:
        """The words around quantity `i`, from the comma before to the comma after."""
        return _around(self.folded, self.start, self.end, self.found[i].start, self.found[i].end)


@lru_cache(maxsize=8)
def _around(folded: str, start: int, end: int, low: int, high: int) -> str:
    left = max(folded.rfind(",", start, low), folded.rfind(";", start, low), folded.rfind(":", start, low))
    mark = _BEHIND.search(folded, high, end)
    return folded[max(left + 1, start) : mark.start() if mark else end]


def before(s: Sentence, i: int) -> str:
    """The phrase that ends where quantity `i` starts, without lead-in, place, time and light verbs; '' if none is left."""
    start, end = s.left(i), s.found[i].start
    cuts = [m.end() for m in _CUT.finditer(s.folded, start, end)]
    start = cuts[-1] if cuts else start
    role = s.roles[i] if i < len(s.roles) else None
    if role and role.role == "from":
        marks = list(_FROM.finditer(s.folded, start, end))
        if marks and marks[-1].start() > start:
            end = marks[-1].start()
    if i and not cuts and s.folded.endswith(("从", "向", "由", "给", "为", "对"), 0, s.found[i - 1].start):
        # 从20多户人家那里流转过来75亩: 人家 belongs to the households.
        noun = after(s, i - 1)
        start += len(noun) if s.text.startswith(noun, start) else 0
    phrase = _had(tidy(s, *_last_item(s.folded, start, end))).lstrip("’”").rstrip("‘“")
    return _GROWING.sub("", phrase) if role and role.role == "to" and len(phrase) > 4 else phrase


@cache
def _having() -> re.Pattern[str]:
    """A word for having that is no part of another (国有, 有机), with what stands behind it."""
    having = table()["having"]
    return re.compile(rf"(?<=..)(?:{'|'.join(having['words'])})(?=..)")


def _had(phrase: str) -> str:
    """What stands behind a word for having: 园区现有员工 is about 员工."""
    if "有" not in phrase:
        return phrase
    for found in reversed(list(_having().finditer(phrase))):
        around = phrase[found.end() - 2 : found.end() + 1]
        if not any(word in around for word in table()["having"]["bound"]):
            return phrase[found.end() :]
    return phrase


_BACK = 200
"""So many characters back a clause still speaks of a quantity; a hostile sentence has thousands of both."""


def clause_before(s: Sentence, i: int, bare: bool = False) -> str:
    """The nearest earlier clause of the sentence that leaves a phrase of two characters or more.

    `bare`: only the clause directly before, and only if no quantity stands in it.
    """
    stop = s.found[i].start
    first = max(s.start, stop - _BACK)
    near = s.found[max(0, i - _BACK // 2) : i + 1]
    cuts = [m.start() for m in _CUT.finditer(s.folded, first, stop)]
    starts = [first, *(cut + 1 for cut in cuts[:-1])]
    for start, cut in zip(reversed(starts), reversed(cuts), strict=False):
        inside = [f.end for f in near if start < f.end <= cut]
        if bare and inside:
            return ""
        start = max([start, *inside])
        phrase = tidy(s, *_last_item(s.folded, start, cut))
        if len(phrase) >= 2:
            return phrase
    return ""


def relative(s: Sentence, i: int, noun: str) -> str:
    """The clause up to the 的 that stands between quantity `i` and the one before it: 收入超过50万元的村."""
    stop = s.left(i)
    start = max([m.end() for m in _CUT.finditer(s.folded, s.start, stop)] + [s.start])
    phrase = tidy(s, start, s.found[i - 1].start) + s.text[s.found[i - 1].start : stop]
    return phrase[-16:] + "的" + noun


def _last_item(folded: str, start: int, end: int) -> tuple[int, int]:
    """Of a list only the last item counts, unless 等, 各 or 共 gathers it."""
    tail = folded[start:end].rstrip(" 近约超")
    if tail.endswith(("等", "各", "共", "合计", "共计", "总计", "分别", "均", "都", "单")):
        return start, end
    at = folded.rfind("、", start, end)
    if at < 0 or "(" in folded[start:end]:
        return start, end
    return at + 1, end


def tidy(s: Sentence, start: int, end: int) -> str:
    """`text[start:end]` without what does not belong to the thing that is measured."""
    while True:
        size = end - start
        start, end = _off_front(s, start, end)
        start, end = _off_back(s, start, end)
        if end - start == size or start >= end:
            break
    return shorten(s.text[start:end], s.folded[start:end]) if start < end else ""


def _off_front(s: Sentence, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        s.folded[start] in _FRONT
        or (s.folded[start] in '“「"' and not re.search('[”」"]', s.folded[start + 1 : end]))
    ):
        start += 1
    if numbered := _LIST_NUMBER.match(s.folded, start, end):
        return numbered.end(), end
    for a, b in s.skips:
        if a <= start < b <= end:
            return b, end
    for word in _opening("lead").get(s.folded[start : start + 1], ()):
        if (
            s.folded.startswith(word, start)
            and start + len(word) <= end
            and not _bound(s.folded, start, word, end)
        ):
            return start + len(word), end
    return start, end


def _off_back(s: Sentence, start: int, end: int) -> tuple[int, int]:
    while start < end and s.folded[end - 1] in _END:
        end -= 1
    for a, b in s.skips:
        if start <= a < end <= b:
            return start, a
    for word in _closing("trail").get(s.folded[end - 1 : end], ()):
        if s.folded.endswith(word, start, end) and not _bound_back(s.folded, start, end, word):
            return start, end - len(word)
    return start, end


def _bound(folded: str, start: int, word: str, end: int) -> bool:
    """One-character adverbs begin many nouns: 共产党, 有机, 现金, 到户率."""
    return len(word) == 1 and folded[start : start + 2] in among("bound_leads") and start + 2 <= end


def _bound_back(folded: str, start: int, end: int, word: str) -> bool:
    return len(word) == 1 and end - start >= 2 and folded[end - 2 : end] in among("bound_trails")


def shorten(text: str, folded: str) -> str:
    """A long phrase begins at its last verb (为群众开展免费体检 -> 免费体检)."""
    if len(folded) <= 10:
        return text
    best = 0
    seen: set[str] = set()
    verbs = _opening("verbs")
    for at in range(len(folded) - 1, 0, -1):  # a verb counts where it stands last
        for word in verbs.get(folded[at], ()):
            if word not in seen and folded.startswith(word, at):
                seen.add(word)
                begin = at + len(word) if word in among("light_verbs") else at
                if len(folded) - begin >= 4:
                    best = max(best, begin)
    return _head(text[best:].lstrip("了着过 、"), len(text))


def _head(text: str, whole: int) -> str:
    """像他这样创办企业的致富带头人 is about 致富带头人: a long clause before 的 only says which ones."""
    clause, _, noun = text.rpartition("的")
    return noun if whole > 12 and len(noun) >= 3 and len(clause) >= 4 and not noun[0].isdigit() else text


def after(s: Sentence, i: int) -> str:
    """The noun phrase that follows quantity `i`, directly or behind 的; '' if a verb or nothing follows."""
    if s.found[i].unit in ("个", "座", "片", "处", "家") and s.right(i) == s.found[i].end < s.end:
        i += 1  # 3个千亩示范片: what they are stands behind their size
    start, end = s.found[i].end, s.right(i)
    cut = _CUT.search(s.folded, start, end)
    end = cut.start() if cut else end
    while start < end and s.folded[start] == " ":
        start += 1
    if s.folded.startswith("的", start):
        start += 1
    if s.folded.startswith(("连片", "成片"), start):
        start += 2 + s.folded.startswith("的", start + 2)
    if start >= end or s.folded[start] == "、" or starts_verb(s.folded, start):
        return ""
    stop = _phrase_end(s.folded, start, end)
    member = s.folded.rfind("、", start, stop)
    if member > 0 and end == s.right(i) and i + 1 < len(s.found) and end - member <= 5:
        # 1个目标、建强2支队伍: the last member belongs to the next quantity.
        stop = member
    phrase = s.text[start:stop].strip(" 、，,").rstrip("和与及的")
    if "、" in phrase and s.folded.startswith("的", stop) and (head := noun_at(s, stop + 1, end)):
        # 两支懂农业、爱农村的工作队
        return head
    if len(phrase) == 1 and s.folded[start] not in table()["single_nouns"]["words"]:
        return ""
    among = phrase.endswith(("中", "里", "上")) and len(phrase) > 2 and s.folded[stop : stop + 1] in (",", "")
    return phrase[:-1] if among else phrase


def noun_at(s: Sentence, start: int, end: int) -> str:
    """The noun phrase that begins at `start`; '' if a verb stands there."""
    cut = _CUT.search(s.folded, start, end)
    end = cut.start() if cut else end
    if start >= end or starts_verb(s.folded, start):
        return ""
    return s.text[start : _phrase_end(s.folded, start, end)].strip(" 、，,")


def predicate(s: Sentence, i: int) -> str:
    """The verb phrase that follows quantity `i` (3户10人 | 消除了风险), up to the end of the clause."""
    start, end = s.found[i].end, s.right(i)
    cut = _CUT.search(s.folded, start, end)
    end = cut.start() if cut else end
    for a, b in s.skips:
        if start <= a < start + 2 and b < end:
            start = b
    if s.folded.startswith(("、", "中", "里", "内", "上", "”", '"'), start):
        return ""
    phrase = s.text[start:end].strip(' 、，,的“”"')
    for word in ("已经", "已", "全部", "都", "均", "正", "还", "就", "也", "便", "顺利", "于"):
        phrase = phrase.removeprefix(word)
    return phrase[:14]


def starts_verb(folded: str, at: int) -> bool:
    """Whether a verb or particle, not a noun, begins at `at`."""
    if folded.startswith(("“", '"', "《"), at):
        return False
    return _opens(folded, at, "stops", "opening_verbs") and not _opens(folded, at, "stop_exceptions")


def _phrase_end(folded: str, start: int, end: int) -> int:
    """Where the noun phrase at `start` ends: at the first verb or particle behind its first word."""
    if folded[start] in '“"':
        close = _CLOSED.search(folded, start + 1, end)
        return close.end() if close else end
    for closer in _opening("closers").get(folded[start], ()):
        if folded.startswith(closer, start) and (
            closer[-1] == ")" or not folded.startswith(tuple(table()["closer_goes_on"]), start + len(closer))
        ):
            return start + len(closer)
    for at in range(start + 1, end):
        if _opens(folded, at, "stops") and not any(
            _opens(folded, at - back, "stop_exceptions") for back in (0, 1, 2)
        ):
            return at
    return end
