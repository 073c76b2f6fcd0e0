"""What stands inside words and belongs to none: zero-width blanks, soft hyphens, marks of direction; the tags of a page
whose source was saved; sounds behind characters, 鄉(xiāng)村. Words are read without it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from core.model import Document, Span
from core.parse import sounds

if TYPE_CHECKING:
    from core.parse import Bounds

_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""What Unicode calls default ignorable, of which web pages and word processors make use."""


_TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|i|img|li|o:p|ol|p|section|span|strong|svg|table|tbody|td|tr|u|ul)(?=[\s/>])[^<>]{0,2000}>"
)


@lru_cache(maxsize=4)
def signs(text: str) -> tuple[Span, ...]:
    """Where unseen signs and tags stand, in order. Each reading view of a document asks for them."""
    found = [Span(*sign.span()) for sign in _UNSEEN.finditer(text)]
    if "</" in text or "<br" in text:
        found = sorted(
            (*found, *(Span(*tag.span()) for tag in _TAG.finditer(text))), key=lambda span: span.start
        )
    return tuple(found)


def _left_out(text: str) -> tuple[Span, ...]:
    """The signs of `text` and the sounds in it, in order; no two overlap."""
    found = (*signs(text), *sounds.removable(text))
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: span.start):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Bare:
    """A document without what stands inside its words; `at` are the offsets in its text where some were left out, `lost` how many
    characters were left out up to and with each."""

    document: Document
    at: tuple[int, ...]
    lost: tuple[int, ...]

    def told(self, bounds: Bounds) -> Bounds:
        """`bounds`, which speaks of the text as it stands in the file, for the text without unseen signs."""
        return lambda spans: [self.forth(span) for span in bounds([self.back(span) for span in spans])]

    def back(self, value: Any) -> Any:
        """`value` (spans, fields, cases, rows of them) over the text as it stands in the file."""
        if isinstance(value, Span):
            start = self._before(value.start)
            return Span(start, self._before(value.end - 1) + 1 if value.end > value.start else start)
        return _each(value, self.back)

    def forth(self, value: Any) -> Any:
        """`value` over the text without unseen signs, from the text as it stands in the file."""
        if isinstance(value, Span):
            return Span(self._behind(value.start), self._behind(value.end))
        return _each(value, self.forth)

    def _before(self, offset: int) -> int:
        i = bisect_right(self.at, offset)
        return offset + (self.lost[i - 1] if i else 0)

    def _behind(self, offset: int) -> int:
        # `at` with what was lost up to there is where the stretch behind each row of signs begins in the file.
        i = bisect_left(range(len(self.at)), True, key=lambda n: self.at[n] + self.lost[n] > offset)
        kept = offset - (self.lost[i - 1] if i else 0)
        return min(kept, self.at[i]) if i < len(self.at) else kept


def bare(document: Document) -> Bare | None:
    """`document` without its unseen signs; None if it has none."""
    found = _left_out(document.text)
    if not found:
        return None
    lost = 0
    at, sums = [], []
    for span in found:
        at.append(span.start - lost)
        lost += len(span)
        sums.append(lost)
    whole = Bare(document, tuple(at), tuple(sums))
    starts = (0, *(span.end for span in found))
    ends = (*(span.start for span in found), len(document.text))
    text = "".join(document.text[start:end] for start, end in zip(starts, ends, strict=True))
    return replace(whole, document=replace(document, text=text, marks=whole.forth(document.marks)))


def _each(value: Any, moved: Callable[[Any], Any]) -> Any:
    """`value` with each span in it moved, however deep."""
    if isinstance(value, tuple | list):
        return tuple(moved(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **_changed(value, moved))


def _changed(value: Any, moved: Callable[[Any], Any]) -> dict[str, Any]:
    held: Iterable[tuple[str, Any]] = ((field.name, getattr(value, field.name)) for field in fields(value))
    return {name: moved(one) for name, one in held if is_dataclass(one) or isinstance(one, tuple)}
