"""The likeliest of the houses that a page names.

A conditional logit (McFadden 1974) over the `cues` of all candidates, nobody among them, each as likely as where it is told
best: what a cue counts was fitted on labelled pages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from core import paths
from core.model import Span
from core.parse.sources.cues import Candidate

WEIGHTS = "sources/weights.json"


def likeliest(candidates: Sequence[Candidate]) -> tuple[str, Span | None]:
    """The name of the likeliest candidate and where it stands; the first one of several as likely."""
    best = max(candidates, key=lambda candidate: score(candidate, weights()))
    return best.value, best.span


def score(candidate: Candidate, counts: Mapping[str, float]) -> float:
    """How much speaks for a candidate: the logarithm of its odds, but for a number that is the same for all."""
    return max(sum(counts.get(cue, 0.0) for cue in cues) for cues in candidate.shown)


@cache
def weights() -> dict[str, float]:
    """What each cue counts."""
    found: dict[str, float] = json.loads((paths.resources() / WEIGHTS).read_text("utf-8"))
    return found
