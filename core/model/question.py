"""Questions to a library and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.case import Case
from core.model.decision import Judged
from core.model.text import Document, Span

FilterField = Literal[
    "place", "theme", "industry", "kind", "year", "source", "programme", "tag", "review", "figure_theme",
    "collection", "star",
]  # fmt: skip
Order = Literal["relevance", "newest", "oldest", "title", "place", "figures"]


@dataclass(frozen=True, slots=True, order=True)
class Filter:
    """One chip. A place's value is `Place.key` and takes in all below it. Values of one field are alternatives,
    fields are conjoined; an excluded value always takes its cases out."""

    field: FilterField
    value: str
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The one question that tree, facets, list, tables, command line, saved searches and exports all ask.

    `text` is what was typed into the search box (words, phrases in quotes, AND OR NOT, -word, field:value).
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    order: Order = "newest"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a text around hits; `marks` are offsets into `text` itself."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list."""

    id: int
    file: str
    number: int
    title: str
    place: str
    published: str
    source: str
    kind: str
    snippet: Snippet
    figures: int = 0
    programmes: int = 0
    doubts: int = 0
    review: str = ""
    starred: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet with the number of cases that it would give under all other filters."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a library says to a query: all of it belongs to the same state of the library (`generation`).

    `tree` counts cases by `PlaceNode.index`, `facets` by field; each under all filters but its own field's.
    `problem` says what is wrong with the query; the rest is then empty.
    """

    query: Query
    total: int = 0
    rows: tuple[CaseRow, ...] = ()
    tree: tuple[int, ...] = ()
    facets: tuple[tuple[FilterField, tuple[FacetValue, ...]], ...] = ()
    generation: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as the library holds it, with all that is needed to show it; `key_words` the weightiest first."""

    id: int
    document_id: int
    case: Case
    document: Document
    hits: tuple[Span, ...] = ()
    review: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
    key_words: tuple[str, ...] = ()
