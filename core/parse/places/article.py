"""The article as the resolver sees it: head lines and body in one text, with what each stretch weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model import Case, Field, Span
from core.parse.places import words
from core.parse.projection import Projection
from core.parse.sentences import sentences

_LONGEST_BY_LINE = 50
_PRESS = re.compile("记者|通讯员|通訊員|記者|[报報网網台臺端社]|[传傳]媒|融媒|[12]\\d{3}")
_WEIGHTS = {"title": 6.0, "subtitle": 5.0, "kicker": 2.0, "source": 2.0, "lead": 3.0, "body": 1.0}


@dataclass(frozen=True, slots=True)
class Zone:
    name: str
    start: int
    end: int

    @property
    def weight(self) -> float:
        return _WEIGHTS[self.name]


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is title, subtitle, kicker, source and the reading view, one a line; `body` is where the view begins.

    Traditional characters and wide digits are folded, one for one, so that offsets hold.
    """

    text: str
    body: int
    zones: tuple[Zone, ...]
    view: Projection

    def zone(self, position: int) -> Zone:
        for zone in reversed(self.zones):  # most is asked of the body
            if zone.start <= position:
                return zone
        return self.zones[0]

    def span(self, start: int, end: int) -> Span:
        """The source span of a stretch of the body."""
        return self.view.span(start - self.body, end - self.body)

    def head(self, name: str) -> str:
        return next((self.text[z.start : z.end].rstrip("\n") for z in self.zones if z.name == name), "")


def article_of(case: Case, view: Projection) -> Article:
    heads: list[tuple[str, Field | None]] = [
        ("title", case.title), ("subtitle", case.subtitle), ("kicker", case.kicker), ("source", case.source),
        ("source", _writer(case, view.source)),
    ]  # fmt: skip
    text, zones = "", []
    for name, field in heads:
        if field and field.value:
            line = field.value.replace("\n", " ") + "\n"
            zones.append(Zone(name, len(text), len(text) + len(line)))
            text += line
    body = len(text)
    lead = body + lead_end(view.text)
    whole = words.simplified(text + view.text)
    return Article(whole, body, (*zones, Zone("lead", body, lead), Zone("body", lead, len(whole) + 1)), view)


def _writer(case: Case, source: str) -> Field | None:
    """What stands beside the author on the line of the by-line, if it is no paper: `壶瓶山镇平峒村党支部书记 覃小波`."""
    span = next((author.span for author in case.authors if author.span), None)
    if span is None or any(one.start <= span.start < one.end for one in case.body):
        return None
    start, end = source.rfind("\n", 0, span.start) + 1, source.find("\n", span.end)
    line = source[start : end if end > 0 else len(source)]
    if len(line) > _LONGEST_BY_LINE or _PRESS.search(line) or (case.source and case.source.value in line):
        return None
    for author in case.authors:
        line = line.replace(author.value, " ")
    return Field(line.strip())


def lead_end(text: str) -> int:
    """The end of the opening: the first paragraph that says something, two sentences of it at least."""
    first = next((s for s in sentences(text) if len(s) >= 15), None)
    if first is None:
        return len(text)
    end = text.find("\n", first.end)
    return min(len(text) if end < 0 else end, first.start + 300)
