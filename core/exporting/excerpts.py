"""The notes on a query's cases, each with the words that it is on and where these come from: what one writes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.exporting import tables, word
from core.exporting.quotation import provenance, quotation, sentence_at
from core.exporting.tables import Table
from core.exporting.word import Line
from core.library import Library
from core.library.judging import overlay
from core.library.language import to_text
from core.library.preparing import readable
from core.model import Case, Decision, Query, Span, StoredCase, Target
from core.parse.projection import Projection, project
from core.privacy import masked, private_names

_COLUMNS = (
    ("note", "批注"), ("quote", "原文和出处"), ("title", "案例"), ("place", "地区"), ("source", "来源"),
    ("published", "发布日期"), ("reviewer", "批注人"), ("time", "时间"), ("file", "文件"), ("start", "起"), ("end", "止"),
)  # fmt: skip
_HINT = "摘录自所注各处,使用前请核对原文。"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A note, and the words that it is on with their source: those that were selected, of an item its sentence.
    `time` is ISO, UTC; `span` is in the document's text."""

    note: str
    quote: str
    title: str
    place: str
    source: str
    published: str
    reviewer: str
    time: str
    file: str
    span: Span

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


def excerpts(library: Library, query: Query, mask: bool = False) -> tuple[Excerpt, ...]:
    """The notes on a query's cases, in its order and that of the texts; `mask` covers private persons' names and telephone
    numbers. Raises BadQuery."""
    return tuple(
        one for id in library.noted(query) for one in _of_case(library.case(id), library.decisions(id), mask)
    )


def write(path: Path, found: Iterable[Excerpt], library: str, query: Query) -> None:
    """Write excerpts as a Word file by cases, or as a table (xlsx, csv, json). Raises NotExported."""
    if path.suffix.lower() == ".docx":
        word.write(path, lines(found, to_text(query)))
    else:
        tables.write(path, table(found, library, to_text(query)))


def table(found: Iterable[Excerpt], library: str, query: str) -> Table:
    """The excerpts as a table."""
    rows = [tuple(getattr(one, name) for name, _ in _COLUMNS) for one in found]
    notes = (("案例库", library), ("查询", query or "全部"), ("批注", str(len(rows))), ("说明", _HINT))
    return Table("摘录", [words for _, words in _COLUMNS], [name for name, _ in _COLUMNS], rows, notes)


def lines(found: Iterable[Excerpt], query: str) -> Iterator[Line]:
    """The excerpts as paragraphs: each case a heading, each note under the words that it is on."""
    yield Line("title", "摘录")
    made = datetime.now().strftime("%Y-%m-%d")
    yield Line("hint", f"{f'查询:{query}。' if query else ''}{made} 由乡鉴摘出,{_HINT}")
    heading = ""
    for one in found:
        if heading != (heading := f"{one.title}({one.place})" if one.place else one.title):
            yield Line("heading", heading)
        yield Line("text", one.quote)
        yield Line("hint", f"批注:{one.note}({one.reviewer})" if one.reviewer else f"批注:{one.note}")


def _of_case(stored: StoredCase, log: Iterable[Decision], mask: bool) -> Iterator[Excerpt]:
    case = overlay(stored.case, stored.judged)
    about = {
        "title": case.title.value.replace("\n", " ") if case.title else "", "place": readable(case.primary_place),
        "source": case.source.value if case.source else "", "published": case.published.value if case.published else "",
    }  # fmt: skip
    view, names = project(stored.document.text, case.paragraphs), private_names(case) if mask else frozenset()
    written = {(one.target, one.note): one for one in log if one.action == "note"}
    for one in sorted(stored.judged, key=lambda one: one.target.span):
        for note in one.notes:
            by = written.get((one.target, note))
            said = {"note": note, "quote": _quote(view, one.target, case), **about}
            if mask:
                said = {name: masked(words, names) for name, words in said.items()}
            who = (by.reviewer, by.time) if by else ("", "")
            yield Excerpt(
                **said, reviewer=who[0], time=who[1], file=stored.document.name, span=one.target.span
            )


def _quote(view: Projection, target: Target, case: Case) -> str:
    """What a note is on with its source: words that somebody selected, else the sentence of an item."""
    place = view.reading(target.span)
    if place is None:
        return f"{target.quote}({provenance(case)})"
    ends = (place.start, place.end) if target.kind == "section" else sentence_at(view.text, place.start)
    return quotation(view.text, *ends, case)
