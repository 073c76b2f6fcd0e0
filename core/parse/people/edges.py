"""Where an organisation's name may begin: behind verbs and other words that are no part of one."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon


@cache
def edge() -> re.Pattern[str]:
    """Words that no organisation's name holds."""
    verbs = sorted(lexicon.load("organisations")["edge"]["verbs"], key=lambda verb: -len(verb.split("(?")[0]))
    return re.compile(lexicon.looked_ahead(verbs))


def without_lead(words: str) -> str:
    """The end of `words` behind the last one that cannot be part of an organisation's name."""
    return words[max((e.end() for e in edge().finditer(words)), default=0) :]
