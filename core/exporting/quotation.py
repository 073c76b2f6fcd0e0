"""Words copied with where they come from: `…流转土地3000亩…(永州日报,2023-04-07)`."""

from __future__ import annotations

from core.model import Case
from core.parse.sentences import sentences

_END = "。!?！？;；\n"


def quotation(reading: str, start: int, end: int, case: Case) -> str:
    """`reading[start:end]` with … where a sentence is cut, then source and date (the title if neither is known)."""
    words = reading[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    before = reading[:start].rstrip(' \t　“‘"(（')
    cut_front = bool(before) and before[-1] not in _END
    after = reading[end:].lstrip("”’\"')）")
    cut_back = reading[end - 1] not in _END if end > start else False
    cut_back = cut_back and bool(after) and after[0] not in _END
    words = reading[start:end].replace("\n", "")
    return f"{'…' * cut_front}{words}{'…' * cut_back}({provenance(case)})"


def provenance(case: Case) -> str:
    parts = [field.value for field in (case.source, case.published) if field]
    if not case.source and case.title:
        parts.insert(0, f"《{case.title.value}》")
    return ",".join(parts)


def sentence_at(reading: str, position: int) -> tuple[int, int]:
    """The sentence around a position; an empty stretch if there is none."""
    for span in sentences(reading):
        if span.start <= position < span.end:
            return span.start, span.end
    return position, position
