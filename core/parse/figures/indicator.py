"""What a figure measures, as a short phrase in the text's own words, cut out of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from core import lexicon
from core.parse.figures.quantities import Found, dimensions

_CUT = re.compile(r"[,。;!?:\n—]")
_TIDY = " ,、。;:的了是为·“”\"（(）)"


@cache
def _table() -> dict[str, Any]:
    return lexicon.load("indicators")


@cache
def _longest(name: str) -> tuple[str, ...]:
    return tuple(sorted(_table()[name], key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the reading text: `text` and `folded` are the whole reading text, found are its quantities."""

    text: str
    folded: str
    start: int
    end: int
    found: Sequence[Found]


def indicators(sentence: Sentence, times: Sequence[tuple[int, int]]) -> list[str | None]:
    """The phrase for each quantity of the sentence; None when the sentence does not say."""
    out: list[str | None] = []
    for i, item in enumerate(sentence.found):
        out.append(_indicator(sentence, i, item, out, times))
    return _shared_in_lists(sentence, out)


def _indicator(s: Sentence, i: int, item: Found, earlier: list[str | None], times: Sequence[tuple[int, int]]) -> str | None:
    before = _before(s, i, times)
    after = _after(s, i)
    counts = item.unit not in dimensions() and not item.implied or item.implied
    if item.rank:
        return _join(before, "位次") if before else "位次"
    if counts and after and not _verbal(before) or after and not before:
        if not after.startswith(tuple(_table()["stops"])) or not before:
            return after
    if before and not _light(before):
        return _owned(s, i, before, earlier)
    if after:
        return after
    if i and _adjoins(s, i):
        return earlier[-1]
    return before or _clause_before(s, i)


def _verbal(before: str) -> bool:
    return False


def _light(before: str) -> bool:
    return before in _table()["light_verbs"]


def _adjoins(s: Sentence, i: int) -> bool:
    between = s.folded[s.found[i - 1].end : s.found[i].start]
    return re.fullmatch(r"[、,和与及共计约近超 ]*(?:左右|以上)?[、,和 ]*", between) is not None


def _before(s: Sentence, i: int, times: Sequence[tuple[int, int]]) -> str:
    item = s.found[i]
    left = s.found[i - 1].end if i else s.start
    stretch = s.folded[left : item.start]
    cut = max((m.end() for m in _CUT.finditer(stretch)), default=0)
    start = left + cut
    for a, b in times:
        if start <= a and b <= item.start and (a - start <= 4 or item.start - b <= 3):
            if item.start - b <= 3:
                phrase = _clean(s.text[start:a], s.folded[start:a])
                if phrase:
                    return phrase
            start = b
    return _clean(s.text[start : item.start], s.folded[start : item.start])


def _clean(text: str, folded: str) -> str:
    """Leading adverbs and trailing light verbs off, lists without 等 cut to their last item."""
    start, end = 0, len(folded)
    changed = True
    while changed and start < end:
        changed = False
        while start < end and folded[start] in _TIDY:
            start += 1
        for word in _longest("lead"):
            if folded.startswith(word, start) and end - start > len(word) and not _bound(folded, start, word):
                start += len(word)
                changed = True
                break
    changed = True
    while changed and start < end:
        changed = False
        while start < end and folded[end - 1] in _TIDY.replace("”", "").replace(")", "").replace("\"", ""):
            end -= 1
        for word in _longest("trail"):
            if folded.endswith(word, start, end) and end - start > len(word):
                end -= len(word)
                changed = True
                break
    return text[start:end].strip("、,，。;；:： ")


def _bound(folded: str, start: int, word: str) -> bool:
    """One-character adverbs begin many nouns: 共产党, 有机, 现金, 到户率."""
    if len(word) > 1:
        return False
    pair = folded[start : start + 2]
    return pair in ("共产", "共青", "共建", "有机", "有效", "现金", "现代", "到户", "到村", "其他", "可支", "能繁", "该区", "为民", "近视", "各类", "各项", "各级", "各种", "各村", "并网", "约谈", "还款", "还林", "再就", "再生", "将军", "只剩", "及时", "和谐", "与会", "他们", "达标", "达成", "就业", "就医", "就学", "就近")


def _after(s: Sentence, i: int) -> str:
    item = s.found[i]
    right = s.found[i + 1].start if i + 1 < len(s.found) else s.end
    stretch = s.folded[item.end : right]
    cut = _CUT.search(stretch)
    end = cut.start() if cut else len(stretch)
    joined = stretch.find("、")
    start = 1 if stretch.startswith("的") else 0
    if joined == start or end <= start:
        return ""
    size = _phrase_end(stretch, start, end)
    phrase = s.text[item.end + start : item.end + size].strip(" 、，,")
    return phrase.rstrip("和与及的")


def _phrase_end(stretch: str, start: int, end: int) -> int:
    """Where the noun phrase at the head of `stretch` ends: at the first verb or particle behind its first word."""
    table = _table()
    if stretch[start : start + 1] in ("“", "\""):
        close = re.search(r"[”\"](?![“\"])", stretch[start + 1 : end])
        return start + 1 + close.end() if close else end
    for closer in _longest("closers"):
        if stretch.startswith(closer, start):
            follow = stretch[start + len(closer) : start + len(closer) + 2]
            if not follow.startswith(("民", "集", "级", "庄", "落", "干", "两", "党", "支", "医", "小", "组", "道", "域", "里", "企", "直", "委", "政", "书", "教", "文", "图")):
                return start + len(closer)
    at = start + 1
    while at < end:
        word = next((w for w in _longest("stops") if stretch.startswith(w, at)), None)
        if word and not any(stretch.startswith(x, at) for x in table["stop_exceptions"]) and not (word == "(" ):
            if at > start:
                return at
        at += 1
    return end


def _owned(s: Sentence, i: int, phrase: str, earlier: list[str | None]) -> str:
    """A bare 占地, 占比 or 规模 gets its owner from the words before."""
    if phrase not in _table()["needs_owner"]:
        return phrase
    owner = earlier[-1] if i and _close(s, i) else _clause_before(s, i)
    if not owner:
        return phrase
    return _join(owner, phrase)


def _close(s: Sentence, i: int) -> bool:
    return len(s.folded[s.found[i - 1].end : s.found[i].start]) <= 8


def _join(owner: str | None, phrase: str) -> str:
    if not owner:
        return phrase
    owner = owner[-12:]
    return owner if owner.endswith(phrase) else owner + phrase


def _clause_before(s: Sentence, i: int) -> str | None:
    """The clause before the one that the quantity stands in, without its own lead-in."""
    item = s.found[i]
    left = s.found[i - 1].end if i else s.start
    pieces = [p for p in re.split(r"[,。;:]", s.folded[left : item.start])]
    for piece in reversed(pieces[:-1]):
        offset = s.folded.rfind(piece, left, item.start)
        cleaned = _clean(s.text[offset : offset + len(piece)], piece)
        if len(cleaned) >= 2:
            return cleaned
    return None


_LISTED = re.compile(r"分别(?:为|是|达到?|有|占|增长|下降|提高|增加|达)?$")


def _shared_in_lists(s: Sentence, out: list[str | None]) -> list[str | None]:
    """A、B、C分别为x、y、z: the i-th quantity belongs to the i-th item."""
    i = 0
    while i < len(s.found):
        left = s.found[i - 1].end if i else s.start
        head = s.folded[left : s.found[i].start]
        if _LISTED.search(head.rstrip("近约超 ")):
            run = 1
            while i + run < len(s.found) and re.fullmatch(r"[、,和与及 ]{1,2}", s.folded[s.found[i + run - 1].end : s.found[i + run].start]):
                run += 1
            names = _items(_LISTED.sub("", head.rstrip("近约超 ")), run)
            if names:
                out[i : i + run] = names
            i += run
        else:
            i += 1
    return out


def _items(head: str, run: int) -> list[str] | None:
    clause = re.split(r"[。;:]", head)[-1]
    for part in (clause.split(",")[-1], clause):
        items = [x for x in re.split(r"[、,和与及]", part) if x]
        if len(items) >= run > 1:
            items = items[-run:]
            tail = re.search(r"(?:种植|养殖)?(?:面积|产量|产值|收入|人数|数量|户数|规模|价格|占比|覆盖率|普及率|增长率|率|资金|总量)$", items[-1])
            extra = tail.group() if tail and not any(x.endswith(tail.group()) for x in items[:-1]) else ""
            return [_clean(x, x) + (extra if x is not items[-1] else "") for x in items]
    return None
