"""What a page tells once and means for all of its cases: who prints it, when, who edits it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.model import Case, Field, Span
from core.parse.lines import Item, Line
from core.parse.metadata.fields import fields, yields

_OF_PAGE = (
    "source",
    "publisher",
    "house",
    "account",
    "sender",
    "author",
    "editor",
    "published",
    "printed",
    "when",
    "masthead",
)
"""What stands at a page's head and holds for all of its cases."""
_SENT, _SEVERAL = "供稿", "、"
_OF_FOOT = ("source", "publisher", "author", "editor", "published", "printed")
"""And what stands at its foot."""
_OF_TAIL = {"editor", "staff", "photo", "widget"}


def dated_alike(found: Sequence[Case], lines: Sequence[Line]) -> list[Case]:
    """What the page's head tells above the first title, its source and its day, and what its foot tells below the last
    text where no other case has it, holds for each case that tells none."""
    roles = {item.span: item for line in lines for item in line.items}
    head = [line for line in lines if line.span.end <= found[0].span.start]
    above = [item for line in head for item in line.items if item.role in _OF_PAGE]
    told, labelled = fields(above), fields([item for item in above if item.role in ("source", "publisher")])
    end = found[-1].body[-1].end if found[-1].body else found[-1].span.end
    below = fields([x for line in lines if line.span.start >= end for x in line.items if x.role in _OF_FOOT])
    rest = found[:-1]
    own = labelled.source or _of_first(found, roles)
    source = None if any(case.source for case in rest) else below.source or _sent_by(found, lines)
    published = None if any(case.published for case in rest) else below.published
    editors = () if any(case.editors for case in rest) else below.editors
    authors = below.authors if editors or source else ()
    authors = () if any(case.authors for case in rest) else authors or told.authors
    return [
        replace(
            case,
            source=_own(case.source, roles, own, told.source) or own or source or told.source,
            published=case.published or told.published or published,
            editors=case.editors or editors or told.editors,
            authors=case.authors or authors,
        )
        for case in found
    ]


def _own(
    source: Field | None, told: Mapping[Span, Item], labelled: Field | None, above: Field | None
) -> Field | None:
    """A case's own source, but not its place, nor several offices, where the page says `above` who prints it, and not who sent
    it in where a label says so."""
    item = told.get(source.span) if source and source.span else None
    of_all = above is not None and item is not None and (yields(item) or _SEVERAL in item.value)
    return None if of_all or (labelled and _is_weak(source, told)) else source


def _is_weak(source: Field | None, told: Mapping[Span, Item]) -> bool:
    item = told.get(source.span) if source and source.span else None
    return item is not None and (item.role == "sender" or yields(item))


def _of_first(found: Sequence[Case], told: Mapping[Span, Item]) -> Field | None:
    """What a label says of the first case's source, if all others tell no more than their places or who sent them in: the
    page's own head was taken for a case."""
    first = found[0].source
    item = told.get(first.span) if first and first.span else None
    labelled = item is not None and item.role in ("source", "publisher")
    return first if labelled and all(_is_weak(case.source, told) for case in found[1:]) else None


def _sent_by(found: Sequence[Case], lines: Sequence[Line]) -> Field | None:
    """Who sent all of the cases in, told below the last one's own author: `(石门县委组织部供稿)`."""
    last = found[-1].source
    if not last or not last.span or not all(case.authors for case in found):
        return None
    told = next((line for line in lines if line.span.overlaps(last.span)), None)
    signed = told is None or any(item.role in ("author", "names") for item in told.items)
    return last if told and _SENT in told.text and not signed else None


def edited(found: Sequence[Case], tail: Sequence[Line]) -> list[Case]:
    """The cases with who edited the page, which some tell only below the list of other news."""
    below = fields([x for line in tail for x in line.items if {y.role for y in line.items} <= _OF_TAIL])
    return [replace(case, editors=case.editors or below.editors) for case in found]
