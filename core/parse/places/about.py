"""Which place a sentence is about: named in it, pointed at (全区, 该村), carried on, or else the case's own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from core.model import LEVELS, Case, Place, PlaceMention, Span
from core.parse.places import words
from core.parse.projection import Projection
from core.parse.sentences import sentences

_OPENING = 16
_POINTS_BACK = 150
_SPEAKER = 24
_CLAUSE_MARK = re.compile("[，,。；;：:\n]")
_LIST_MARK = re.compile("[、和与及]")
_AND_MORE = re.compile("等|[0-9一二三四五六七八九十两]+个?(?:镇|乡|村|街道|县|市|区|社区)")
# A body of the place itself speaks for it: 空山镇党委, 文雷村支部.
_OWN_BODY = re.compile(
    "(?:[市州盟县区旗镇乡村]|街道)?(?:委|党委|党支部|支部|党总支|党工委|政府|人民政府|村委会|居委会|两委)"
)
# Behind these a place takes part only in its own clause: 为河西镇脱贫户, 带动周边.
_PARTNER = re.compile(
    "(?:为|给|向|对|与|和|同|比|(?<![回来走搬嫁])到|往|复制|学习|借鉴|销往|发往|带动|辐射|帮助|引进|来自|从|由)$"
)
_CLAUSE_OPENS = re.compile("(?:^|[，,。；;：:！？\n“]|眼下|目前|如今|现在|今年|去年|下一步)$")
# 全镇第2, 占全县的: a measure that something is held against, not where it is.
_MEASURE = re.compile("第|首|率先|前列|最|平均|之一|总|的?比重|的?[0-9]+%")
_MEASURED = re.compile("(?:占|居|列|排|在|占到|位居|位列|排名|高于|低于)$")


@dataclass(frozen=True, slots=True)
class _Named:
    """A place in the reading text; one of `clause` scope holds only up to the next comma."""

    start: int
    end: int
    place: Place
    scope: Literal["sentence", "clause"] = "sentence"


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where each of an article's sentences, paragraphs and places begins, to be found by halving."""

    sentences: list[int]
    paragraphs: list[int]
    named: list[int]


@dataclass(frozen=True, slots=True)
class About:
    """Places by reading position, ready for many questions about one case."""

    text: str
    primary: Place | None
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    named: tuple[_Named, ...]
    starts: _Starts

    def at(self, position: int) -> Place | None:
        """The most specific place that the sentence at `position` is about.

        In order: what is named or pointed at last before `position` in its sentence, the place of the one who is
        quoted, the place with which its paragraph opens, the case's primary place.
        """
        sentence = _holding(self.sentences, self.starts.sentences, position)
        paragraph = _holding(self.paragraphs, self.starts.paragraphs, position)
        here = self._last(sentence.start, position) or self._speaker(sentence, position)
        if here is None and paragraph.start < sentence.start:
            here = self._opening(paragraph, sentence.start)
        return here or self.primary

    def _last(self, start: int, position: int) -> Place | None:
        for named in reversed(
            self.named[bisect_left(self.starts.named, start) : bisect_right(self.starts.named, position)]
        ):
            if named.end <= position and self._reaches(named, position):
                return named.place
        return None

    def _reaches(self, named: _Named, position: int) -> bool:
        return named.scope == "sentence" or not _CLAUSE_MARK.search(self.text, named.end, position)

    def _speaker(self, sentence: Span, position: int) -> Place | None:
        """“今年我家种了38亩。”在平川镇三一村，种植户说: the place right behind the quotation."""
        close = self.text.find("”", position, position + 120)
        if (
            close < 0
            or self.text.rfind("“", sentence.start, position) < 0
            or "“" in self.text[position:close]
        ):
            return None
        near = (n for n in self.named if close < n.start <= close + _SPEAKER and n.scope == "sentence")
        return next((n.place for n in near if not re.search("[。！？\n]", self.text[close : n.start])), None)

    def _opening(self, paragraph: Span, stop: int) -> Place | None:
        """The paragraph's topic: the place in its first words."""
        edge = min(paragraph.start + _OPENING, stop)
        found = [n.place for n in self.named if paragraph.start <= n.start < edge and n.scope == "sentence"]
        return found[-1] if found else None


def about(case: Case, view: Projection) -> About:
    """The case's places laid out for `About.at`; made once a case, after `places.read`."""
    primary = case.primary_place.place if case.primary_place else None
    seen = [(at, m) for m in case.places if m.place and (at := view.to_reading(m.span.start)) is not None]
    text = words.simplified(view.text)
    named = [*_of_mentions(text, seen, primary), *_of_pointers(text, seen, primary)]
    named.sort(key=lambda n: n.start)
    whole, paragraphs = _joined(text), view.paragraphs
    starts = _Starts([s.start for s in whole], [p.start for p in paragraphs], [n.start for n in named])
    return About(text, primary, whole, paragraphs, tuple(named), starts)


def place_at(case: Case, view: Projection, position: int) -> Place | None:
    """`about(case, view).at(position)`, for a single question."""
    return about(case, view).at(position)


def _joined(text: str) -> tuple[Span, ...]:
    """Sentences; semicolons do not part what one subject does."""
    found: list[Span] = []
    for span in sentences(text):
        if found and text[found[-1].end - 1] in "；;" and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


# --- places that are named ---


def _of_mentions(text: str, seen: list[tuple[int, PlaceMention]], primary: Place | None) -> Iterator[_Named]:
    for run in _lists(text, seen):
        start, mention = run[0]
        end = run[-1][0] + len(run[-1][1].text)
        place = mention.place
        assert place is not None
        if len(run) > 1 or _AND_MORE.match(text, end):
            place = _common([m.place for _, m in run if m.place], primary)
        if place is None or (mention.within == "org" and not _OWN_BODY.match(text, end)):
            continue
        partner = _PARTNER.search(text, max(0, start - 4), start) is not None
        if primary is None or place.within(primary):
            yield _Named(start, end, place, "clause" if partner else "sentence")
        elif not partner and place.level >= 3 and place.names[:3] == primary.names[:3]:
            yield _Named(start, end, place, "clause")


def _lists(text: str, seen: list[tuple[int, PlaceMention]]) -> list[list[tuple[int, PlaceMention]]]:
    """Mentions with nothing between them but 、 or 和 stand together."""
    runs: list[list[tuple[int, PlaceMention]]] = []
    for at, mention in sorted(seen, key=lambda item: item[0]):
        if runs:
            last_at, last = runs[-1][-1]
            between = text[last_at + len(last.text) : at]
            if len(between) == 1 and _LIST_MARK.match(between):
                runs[-1].append((at, mention))
                continue
        runs.append([(at, mention)])
    return runs


def _common(places: list[Place], primary: Place | None) -> Place | None:
    """The deepest unit that all lie in; of a single place with 等 behind it the case's own, if it lies in that."""
    first = places[0]
    if len(places) == 1:
        return primary if primary and first.within(primary) else None
    depth = 0
    while depth < 5 and len({p.names[: depth + 1] for p in places}) == 1:
        depth += 1
    return upto(first, min(depth, first.level)) if depth else None


# --- words that point ---


def _of_pointers(text: str, seen: list[tuple[int, PlaceMention]], primary: Place | None) -> Iterator[_Named]:
    levels = words.table("anaphora")["levels"]
    for match in [*words.anaphora().finditer(text), *words.insides().finditer(text)]:
        if _MEASURE.match(text, match.end()) or _MEASURED.search(
            text, max(0, match.start() - 3), match.start()
        ):
            continue
        place = pointed_at(match[0], levels[match[1]], match.start(), seen, primary)
        if place and (primary is None or place.level >= primary.level or _acts(text, match)):
            yield _Named(match.start(), match.end(), place)


def _acts(text: str, match: re.Match[str]) -> bool:
    """A unit above the case's own is the subject only where a clause begins: 眼下全乡正…, not 是全县的先进村."""
    return _CLAUSE_OPENS.search(text, max(0, match.start() - 4), match.start()) is not None


def pointed_at(
    word: str, level: int, position: int, seen: list[tuple[int, PlaceMention]], primary: Place | None
) -> Place | None:
    """What the word means: 该 the unit named last before, else the case's own unit of that level, else the last one."""
    own = upto(primary, level) if primary else None
    if (own and not word.startswith("该")) or word.startswith(("本", "此")):
        return own
    before = [m.place for at, m in seen if position - _POINTS_BACK <= at < position and m.place]
    found = [p for place in before if (p := upto(place, level))]
    return found[-1] if found else own


def upto(place: Place, level: int) -> Place | None:
    """The place's unit of a level, or None if it has none."""
    if not 0 < level <= place.level or place.names[level - 1] is None:
        return None
    if place.level == level:
        return place
    below = dict.fromkeys(LEVELS[level:])
    return replace(place, code=None, former=None, **below)


def _holding(spans: tuple[Span, ...], starts: list[int], position: int) -> Span:
    return spans[(bisect_right(starts, position) or 1) - 1] if spans else Span(0, position)
