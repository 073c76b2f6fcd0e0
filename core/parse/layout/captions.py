"""Words under pictures, told by their language."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon

LONGEST = 120
_FRAMED = re.compile(r"\(([^()]+)(?<!摄)(?<!供图)(?<!提供)\)")


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e['pattern']})" for e in lexicon.load("captions")["pattern"]))


def is_caption(text: str) -> bool:
    """True if a half-width line reads as the words under a picture."""
    if len(text) > LONGEST:
        return False
    framed = _FRAMED.fullmatch(text)
    return bool(_patterns().fullmatch(text) or (framed and _patterns().fullmatch(framed[1])))
