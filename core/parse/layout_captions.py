"""Words under pictures, told by their language."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon

LONGEST = 120


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("captions")["pattern"]))


def is_caption(text: str) -> bool:
    """True if a half-width line reads as the words under a picture."""
    return len(text) <= LONGEST and bool(_patterns().fullmatch(text))
