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


def best(candidates: Sequence[Candidate]) -> Shown:
    """Where the likeliest of these is told best; the first one of several as likely."""
    return max((shown for one in candidates for shown in one.shown), key=speaks)


def speaks(shown: Shown, counts: Mapping[str, float] | None = None) -> float:
    """How much speaks for a name as it is told there: the logarithm of its odds, but for a number that is the same for all."""
    counts = weights() if counts is None else counts
    return sum(counts.get(cue, 0.0) for cue in shown.cues)


@cache
def weights() -> dict[str, float]:
    """What each cue counts."""
    found: dict[str, float] = json.loads((paths.resources() / WEIGHTS).read_text("utf-8"))
    return found
