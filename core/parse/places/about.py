"""Which place a sentence is about: named in it, pointed at (全区, 该村), carried on, or else the case's own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from core.model import LEVELS, Case, Place, Span
from core.parse.places import words
from core.parse.projection import Projection
from core.parse.sentences import sentences

_OPENING = 16


@dataclass(frozen=True, slots=True)
class About:
    """Places by reading position, ready for many questions about one case."""

    text: str
    primary: Place | None
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    named: tuple[tuple[int, Place], ...]

    def at(self, position: int) -> Place | None:
        """The most specific place that the sentence at `position` is about.

        In order: what is named or pointed at last before `position` in its sentence, the place with which its
        paragraph opens (or the heading above), the case's primary place. Places outside the primary one do not count.
        """
        sentence = _holding(self.sentences, position)
        paragraph = _holding(self.paragraphs, position)
        here = self._last(sentence.start, position)
        if here is None and paragraph.start < sentence.start:
            here = self._opening(paragraph, sentence.start)
        return here or self.primary

    def _last(self, start: int, stop: int) -> Place | None:
        found = [place for at, place in self.named if start <= at < stop]
        return found[-1] if found else None

    def _opening(self, paragraph: Span, stop: int) -> Place | None:
        """The paragraph's topic: the place in its first words, unless another was named since."""
        found = [(at, place) for at, place in self.named if paragraph.start <= at < stop]
        if not found or found[0][0] > paragraph.start + _OPENING:
            return None
        topic = max((place for _, place in found), key=lambda p: p.level)
        return topic if all(topic.within(place) for _, place in found) else None


def about(case: Case, view: Projection) -> About:
    """The case's places laid out for `About.at`; made once a case, after `places.read`."""
    primary = case.primary_place.place if case.primary_place else None
    named = []
    for mention in case.places:
        at = view.to_reading(mention.span.start)
        if at is not None and mention.place and mention.within != "org" and _counts(mention.place, primary):
            named.append((at, mention.place))
    for match in words.anaphora().finditer(view.text):
        place = pointed_at(match[1], match.start(), named, primary)
        if place and _counts(place, primary):
            named.append((match.start(), place))
    named.sort(key=lambda item: item[0])
    return About(view.text, primary, tuple(sentences(view.text)), view.paragraphs, tuple(named))


def place_at(case: Case, view: Projection, position: int) -> Place | None:
    """`about(case, view).at(position)`, for a single question."""
    return about(case, view).at(position)


def pointed_at(
    class_word: str, position: int, named: list[tuple[int, Place]], primary: Place | None
) -> Place | None:
    """What 全区, 我市, 该村 point at: the case's own unit of that level, else the one named last before."""
    level = words.table("anaphora")["levels"][class_word]
    own = upto(primary, level) if primary else None
    if own:
        return own
    before = [place for at, place in named if at < position and place.level >= level]
    return upto(before[-1], level) if before else None


def upto(place: Place, level: int) -> Place | None:
    """The place's unit of a level (市 may be a county-level one, or a 直辖市), or None."""
    if place.level < level or place.names[level - 1] is None:
        return None
    if place.level == level:
        return place
    below = dict.fromkeys(LEVELS[level:])
    return replace(place, code=None, former=None, **below)


def _counts(place: Place, primary: Place | None) -> bool:
    return primary is None or place.within(primary)


def _holding(spans: tuple[Span, ...], position: int) -> Span:
    i = max(bisect_right(spans, position, key=lambda s: s.start) - 1, 0)
    return spans[i] if spans else Span(0, position)
