"""Source, authors, date and kind of a case, where its by-lines leave them open."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model import Case, Document, Span
from core.parse import layout_bylines, metadata_kind
from core.parse.layout_lines import Item, fold
from core.parse.metadata_fields import fields
from core.parse.projection import Projection

_DATELINE = re.compile(
    r"\s*(?P<house>[一-鿿]{2,8}?(?:社|网|报|客户端|融媒|在线))?[^\s(。,]{0,16}?(?:讯|电|消息|报道)?\s?"
    r"\((?P<names>[^()]{0,24}(?:记者|通讯员|实习生|作者)[^()]{1,60})\)"
)


def read(case: Case, view: Projection, document: Document) -> Case:
    """The case with what its text says about itself, and its kind."""
    case = _dateline(case, view)
    return replace(case, kind=metadata_kind.kind(case, view))


def _dateline(case: Case, view: Projection) -> Case:
    """`本报讯(记者 张三)` at the start of the text names authors."""
    found = _DATELINE.match(fold(view.text[:120]))
    if not found:
        return case
    start, _ = found.span("names")
    items = tuple(_source_item(item, view) for item in layout_bylines.read(f"({found['names']})", start - 1))
    told = fields(items)
    return replace(case, authors=case.authors or told.authors)


def _source_item(item: Item, view: Projection) -> Item:
    span = view.span(item.span.start, item.span.end)
    return Item(item.role, item.value, Span(span.start, span.end))
