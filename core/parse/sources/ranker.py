"""The likeliest of the houses that a page names.

A conditional logit (McFadden 1974) over the `cues` of all candidates, nobody among them, each as likely as where it is told
best: what a cue counts was fitted on labelled pages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from core import paths
from core.parse.sources.cues import Candidate, Shown

WEIGHTS = "sources/weights.json"


def likeliest(candidates: Sequence[Candidate]) -> Shown:
    """Where the likeliest candidate is told best; the first one of several as likely."""
    counts = weights()
    return max((shown for one in candidates for shown in one.shown), key=lambda shown: _speaks(shown, counts))


def score(candidate: Candidate, counts: Mapping[str, float]) -> float:
    """How much speaks for a candidate: the logarithm of its odds, but for a number that is the same for all."""
    return max(_speaks(shown, counts) for shown in candidate.shown)


def _speaks(shown: Shown, counts: Mapping[str, float]) -> float:
    return sum(counts.get(cue, 0.0) for cue in shown.cues)


@cache
def weights() -> dict[str, float]:
    """What each cue counts."""
    found: dict[str, float] = json.loads((paths.resources() / WEIGHTS).read_text("utf-8"))
    return found
