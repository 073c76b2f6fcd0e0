"""What a case is: interview, work report, deeds, news, feature or notice, by the words of its title and body."""

from __future__ import annotations

import re
from functools import cache
from typing import cast, get_args

from core import lexicon
from core.model import Case, Kind
from core.parse.layout_lines import fold
from core.parse.projection import Projection

_PRIOR = 3.0
"""What speaks for news before a word is read: most articles are, and the others show it."""
_LIMIT = 4
"""One pattern of the body counts at most so often."""


@cache
def _rules(part: str) -> list[tuple[Kind, float, re.Pattern[str]]]:
    return [
        (cast(Kind, e["kind"]), e["weight"], re.compile(e["pattern"])) for e in lexicon.load("kinds")[part]
    ]


def kind(case: Case, view: Projection) -> Kind:
    """The kind with the most weight; news if nothing speaks for another."""
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
    scores["interview"] += 6 * (sum(p.kind == "question" for p in case.paragraphs) >= 2)
    scores["work_report"] += 2 * (sum(p.runin is not None for p in case.paragraphs) >= 3)
    order = get_args(Kind)
    return max(order, key=lambda k: (scores[k], -order.index(k)))
