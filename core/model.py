"""The nouns of the program: frozen values over an untouched text.

Offsets count characters (Python `str`) of `Document.text`; `end` is exclusive. Whatever the program knows about a text
is a span over it together with the quoted words, so that each value can show its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["interview", "work_report", "deeds", "news", "feature", "notice"]
Modifier = Literal["approx_below", "approx_above", "about", "at_least", "at_most"]
ChangeRole = Literal["from", "to", "by"]
ProgrammeKind = Literal["project", "campaign", "mechanism", "policy", "slogan"]
CheckKind = Literal["sum", "share", "subset", "date", "place", "duplicate", "name"]
ParagraphKind = Literal["text", "heading", "question", "answer", "caption", "table"]
FigureTheme = Literal[
    "income", "collective_income", "investment", "fund", "output", "land", "livestock", "population", "poverty",
    "employment", "training", "party", "project", "infrastructure", "work", "rank", "other",
]  # fmt: skip

LEVELS = ("province", "city", "county", "township", "village")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """Structure that the file itself declares: `kind` is one of title, heading, table, row, header, cell, caption, page,
    link, furniture, meta; `value` carries what has no place in the text (a meta date, a heading's level)."""

    kind: str
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read: its text with newlines as `\\n`, never changed after reading."""

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of metadata in normal form (a date as `YYYY-MM-DD`) and where it stands, if it does stand in the text."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as its author meant it: its source pieces in order, scars between them left out.

    `level` is 1 to 3 for headings, else 0. `speaker` is the label of an interview turn. A run-in heading (the first
    sentence of a paragraph that names it) is `runin`, a span inside the first piece.
    """

    kind: ParagraphKind
    pieces: tuple[Span, ...]
    level: int = 0
    speaker: str = ""
    runin: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A unit by its full official names, from province down; `code` is its statistical code (2, 4, 6, 9 or 12 digits).

    A level that is skipped or unknown is None (the city of a 直辖市 or 省直辖县 too). `code` None: known only from the text.
    `former` is the name as the text has it when the unit was since renamed, merged or raised.
    """

    province: str | None = None
    city: str | None = None
    county: str | None = None
    township: str | None = None
    village: str | None = None
    code: int | None = None
    former: str | None = None

    @property
    def names(self) -> tuple[str | None, ...]:
        return (self.province, self.city, self.county, self.township, self.village)

    @property
    def path(self) -> tuple[str | None, ...]:
        """Names down to the deepest known level; None for an unknown level between known ones."""
        names = self.names
        depth = max((i + 1 for i, name in enumerate(names) if name), default=0)
        return names[:depth]

    @property
    def level(self) -> int:
        """0 nowhere, 1 province … 5 village."""
        return len(self.path)

    @property
    def key(self) -> str:
        """The place as a query names it: known names joined by `/`, e.g. `山西省/晋城市/泽州县`."""
        return "/".join(name for name in self.names if name)

    def within(self, other: Place) -> bool:
        """True if `other` is this place or one above it."""
        return all(
            theirs is None or ours == theirs for ours, theirs in zip(self.names, other.names, strict=True)
        )


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text. `place` None: open, with `candidates`. `within`: only part of an organisation's,
    programme's or market's name, so not where the case is."""

    span: Span
    text: str
    place: Place | None
    candidates: tuple[Place, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class PrimaryPlace:
    """Where the case is, with the grounds for it: `evidence` is one or more of title, lead, body, source."""

    place: Place
    evidence: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    others: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The part that a figure plays in a change; figures of one change share `group` (unique within the case)."""

    role: ChangeRole
    group: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in normal form: `value` in the canonical `unit` of `dimension` (area: 亩, mass: kg, money: 元 …)."""

    value: float
    unit: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Figure:
    """indicator · value · unit · modifier · place · period, with its sentence as evidence.

    `value` has the scale multiplied in (近130万元 → 1300000), `unit` is without it (元). `period` is ISO
    (`2021`, `2021-06`, `2015/2022`) where text and publication date fix it, else the text's own words, else None.
    `target`: planned or required, not yet reached.
    """

    span: Span
    text: str
    value: float
    unit: str
    value_max: float | None = None
    modifier: Modifier | None = None
    indicator: str | None = None
    theme: FigureTheme = "other"
    period: str | None = None
    place: Place | None = None
    change: Change | None = None
    target: bool = False
    sentence: Span | None = None
    normal: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A named thing that people set up; `name` is its normal form, shared by all mentions of one programme."""

    span: Span
    text: str
    name: str
    kind: ProgrammeKind
    expansion: str | None = None
    expansion_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Person:
    span: Span
    name: str
    role: str | None = None
    org: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the case (产业, 人才 …) or an industry (光伏, 肉牛 …) with a score of 0 to 1 and the passages that earn it."""

    name: str
    score: float
    passages: tuple[Span, ...]
    industry: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article under one heading; `role` is 基本情况 主要做法 成效 问题 下一步 where the words say so."""

    heading: Field
    span: Span
    level: int = 1
    role: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What an attentive reviewer would compare: `holds` True agrees, False contradicts. `soft`: odd rather than wrong.
    `note` says in one Chinese sentence what was compared; `other` is the second place in the text."""

    span: Span
    kind: CheckKind
    holds: bool
    note: str
    other: Span | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One case study in a document. `span` covers title and by-lines; `body` is the article's own text without
    furniture, by-lines, captions and bare 问/答 marks; `paragraphs` is the same text in reading order, scars joined,
    with captions apart."""

    number: int
    span: Span
    body: tuple[Span, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    confidence: float = 1.0
    kicker: Field | None = None
    title: Field | None = None
    subtitle: Field | None = None
    source: Field | None = None
    authors: tuple[Field, ...] = ()
    editors: tuple[Field, ...] = ()
    published: Field | None = None
    kind: Kind = "news"
    primary_place: PrimaryPlace | None = None
    places: tuple[PlaceMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    programmes: tuple[Programme, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[Theme, ...] = ()
    sections: tuple[Section, ...] = ()
    checks: tuple[Check, ...] = ()


# --- what people decide about what was read ---

TargetKind = Literal[
    "figure", "programme", "place", "person", "organisation", "theme", "section", "check", "field", "case"
]
Action = Literal["confirm", "correct", "reject", "add", "note", "undo", "redo"]
Item = (
    Figure | Programme | PlaceMention | Person | Organisation | Theme | Section | Check | Field | PrimaryPlace
)
Judgement = Literal["confirmed", "corrected", "rejected", "added", "noted", "conflict"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about: offsets in a document's text **and** the quoted words with some context, so that it is
    found again in another reading or another copy. `field` names a piece of metadata, a theme or the kind of a check."""

    sha256: str
    number: int
    kind: TargetKind
    span: Span
    quote: str = ""
    before: str = ""
    after: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One event of the append-only log. `machine` and `value` are the item before and after (None: none); a note's words
    are `note`. `seen` are the decisions on the same target that its author had before them: what nobody has seen yet
    stands beside it, and if they differ it is a conflict. `undoes` is what an undo or redo is about."""

    id: str
    time: str
    reviewer: str
    action: Action
    target: Target
    machine: Item | None = None
    value: Item | None = None
    note: str = ""
    seen: tuple[str, ...] = ()
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people have said of one item: `item` is what stands now (None: rejected, or in conflict), `machine` what was
    read, `decisions` those in force (several: a conflict, or agreement). `attached`: the item was found in this reading."""

    target: Target
    judgement: Judgement
    item: Item | None
    machine: Item | None
    decisions: tuple[Decision, ...]
    attached: bool = True
    notes: tuple[str, ...] = ()


# --- questions to a library and its answers ---

FilterField = Literal[
    "place", "theme", "industry", "kind", "year", "source", "programme", "tag", "review", "figure_theme"
]
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
class PlaceNode:
    """A node of the place tree. Nodes are numbered from 0, parents before children; `parent` -1 is the root."""

    index: int
    parent: int
    name: str
    key: str
    level: int
    known: bool = True
    former: str = ""
    pinyin: str = ""
    initials: str = ""


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
    """A case as the library holds it, with all that is needed to show it."""

    id: int
    document_id: int
    case: Case
    document: Document
    hits: tuple[Span, ...] = ()
    review: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()


# --- what happened to a file that was to be imported ---


@dataclass(frozen=True, slots=True)
class Imported:
    path: str
    cases: int
    folded: int = 0
    open_places: int = 0


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The same bytes, or the same text in other furniture (`reprint`), stand in the library as `twin`."""

    path: str
    twin: str
    reprint: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    path: str
    reason: str


Verdict = Imported | AlreadyThere | Failed
