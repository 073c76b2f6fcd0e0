"""What a case is: interview, work report, deeds, news, feature or notice, by the words of its title and body."""

from __future__ import annotations

import re
from functools import cache
from typing import cast, get_args

from core import lexicon
from core.model import Case, Kind
from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import fold
from core.parse.projection import Projection

_PRIOR = 3.0
"""What speaks for news before a word is read: most articles are, and the others show it."""
_PERSON = re.compile(r"([一-鿿·]{2,8}?)\s?:")
_PRONOUN = re.compile(r"[他她](?!们)")
_OFTEN = 8
"""So many times a text speaks of the person whom it is about."""
_CHAPTERS = 3
_LIMIT = 4
"""One pattern of the body counts at most so often."""


@cache
def _rules(part: str) -> list[tuple[Kind, float, re.Pattern[str]]]:
    return [
        (cast(Kind, e["kind"]), e["weight"], re.compile(e["pattern"])) for e in lexicon.load("kinds")[part]
    ]


def kind(case: Case, view: Projection) -> Kind:
    """The kind with the most weight; news if nothing speaks for another."""
    found, order = scores(case, view), get_args(Kind)
    return max(order, key=lambda k: (found[k], -order.index(k)))


def scores(case: Case, view: Projection) -> dict[Kind, float]:
    """How much speaks for each kind."""
    scores: dict[Kind, float] = dict.fromkeys(get_args(Kind), 0.0)
    scores["news"] = _PRIOR
    heads = "\n".join(f.value for f in (case.kicker, case.title, case.subtitle) if f)
    if case.subtitle and case.subtitle.span and case.subtitle.value:
        heads += "\n——" + case.subtitle.value
    for name, weight, pattern in _rules("title"):
        scores[name] += weight * bool(pattern.search(heads))
    body = fold(view.text[:6000])
    for name, weight, pattern in _rules("body"):
        hits = sum(1 for _, _ in zip(range(_LIMIT), pattern.finditer(body), strict=False))
        scores[name] += weight * hits
    asked = sum(p.kind == "question" for p in case.paragraphs) >= 2
    scores["interview"] += 6 * asked
    scores["deeds"] += 7 * (_is_about(case, body) and not asked)
    scores["feature"] += 2 * (_plain_headings(case, view) >= _CHAPTERS)
    scores["work_report"] += 2 * (sum(p.runin is not None for p in case.paragraphs) >= 3)
    return scores


def _is_about(case: Case, body: str) -> bool:
    """True if the title is headed with a person of whom the text tells all along: `田晓明:茶山上的领头雁`."""
    named = _PERSON.match(fold(case.title.value)) if case.title else None
    name = named[1] if named else ""
    told = body.count(name) + len(_PRONOUN.findall(body))
    return bylines.is_name(name) and body.count(name) > 1 and told >= _OFTEN


def _plain_headings(case: Case, view: Projection) -> int:
    """How many headings have no number: chapters of a story, not points of a report."""
    spans = [p.pieces[0] for p in case.paragraphs if p.kind == "heading"]
    return sum(not headings.mark(fold(view.source[s.start : s.end]))[0] for s in spans)
