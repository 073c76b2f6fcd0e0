"""Cases as the rows that they become: all that can be worked out without the library, so that a worker process can do it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from core import terms
from core.library import codec, pinyin
from core.library.indexing import by_machine, case_day, rows
from core.library.likeness import fingerprint, letters, sketch
from core.library.passages import passages
from core.model import LEVELS, Case, Document, Field, Imported, Place, PrimaryPlace
from core.syllables import syllables

Row = tuple[Any, ...]
Spoken = dict[tuple[bool, str], tuple[str, str]]
"""The reading and the initials of names; a place (True) may be read otherwise than a word."""

SPOKEN = frozenset({"programme", "source"})
"""Facets whose values are found by their pinyin."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document to be added: where its file is, the file's bytes, what was read and which cases are in it."""

    path: str
    data: bytes
    document: Document
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class PreparedCase:
    """A case as rows without their ids; `places` are its places' own ancestors, top first. `spoken` are the readings and
    initials of the names among places and facets, so that the one who writes need not know pinyin."""

    row: dict[str, Any]
    reading: bytes
    spans: dict[str, list[Row]]
    places: tuple[tuple[Place, ...], ...]
    facets: tuple[tuple[str, str], ...]
    published: int
    index: tuple[str, ...]
    single: str
    sketch: bytes
    letters: str
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry as rows, worked out without the library, so that a worker process can do it."""

    path: str
    sha256: str
    size: int
    data: bytes | None
    document: Row
    document_sha256: str
    cases: tuple[PreparedCase, ...]
    fingerprint: bytes
    verdict: Imported


def prepare(entry: Entry, rules: int) -> Prepared:
    """All that can be worked out about an entry without the library."""
    document = entry.document
    cases = tuple(prepare_case(document, case, entry.cases) for case in entry.cases)
    row = (
        document.name, document.sha256, document.media_type, rules, codec.pack(document.marks),
        json.dumps(document.notes, ensure_ascii=False), document.text,
    )  # fmt: skip
    return Prepared(
        entry.path, hashlib.sha256(entry.data).hexdigest(), len(entry.data), _original(entry),
        row, document.sha256, cases, fingerprint([case.letters for case in cases]), _verdict(entry),
    )  # fmt: skip


def _original(entry: Entry) -> bytes | None:
    """The file's bytes, compressed, unless they are the text itself."""
    return (
        None if entry.data == entry.document.text.encode("utf-8", "replace") else zlib.compress(entry.data, 6)
    )


def prepare_case(document: Document, case: Case, siblings: Iterable[Case]) -> PreparedCase:
    """A case as the rows that it becomes."""
    found = passages(document, case, siblings)
    spelt = letters(found.reading)
    key_words = " ".join(one.word for one in terms.key_words_of(case, found.reading))
    columns = case_columns(case, found.reading.replace("\n", " ").strip()[:90]) | {"key_words": key_words}
    places, values = case_places(case), facets(case)
    return PreparedCase(
        columns, codec.pack(case), span_rows(case), places, values, case_day(case),
        *rows(found, by_machine(case)), sketch(spelt), spelt, _spoken(places, values),
    )  # fmt: skip


def _spoken(places: Iterable[tuple[Place, ...]], values: Iterable[tuple[str, str]]) -> Spoken:
    names = {name for chain in places for place in chain for name in place.names if name}
    others = {value for field, value in values if field in SPOKEN}
    as_places = {(True, name): pinyin.place_readings(name) for name in names}
    return as_places | {(False, name): pinyin.readings(name) for name in others}


def case_places(case: Case) -> tuple[tuple[Place, ...], ...]:
    """The places that a case counts at, each as its own ancestors, top first."""
    return tuple(map(ancestors, case.primary_place.places)) if case.primary_place else ()


def facets(case: Case) -> tuple[tuple[str, str], ...]:
    """The facet values of a case as (field, value), each once."""
    found = [("kind", case.kind), ("review", "")]
    if case.published and case.published.value[:4].isdigit():
        found.append(("year", case.published.value[:4]))
    if case.source:
        found.append(("source", case.source.value))
    found += [("industry" if theme.industry else "theme", theme.name) for theme in case.themes]
    found += [("programme", programme.name) for programme in case.programmes]
    found += [("figure_theme", figure.theme) for figure in case.figures]
    return tuple(dict.fromkeys(found))


def ancestors(place: Place) -> tuple[Place, ...]:
    """The known units from the top down to `place` itself."""
    names = place.names
    levels = [i for i, name in enumerate(names) if name]
    return tuple(place if i == levels[-1] else _unit_above(place, i) for i in levels)


def _unit_above(place: Place, level: int) -> Place:
    below = dict.fromkeys(LEVELS[level + 1 :])
    return replace(place, **below, code=_above(place.code, level), former=None)


def _above(code: int | None, level: int) -> int | None:
    digits = (2, 4, 6, 9, 12)[level]
    return int(str(code)[:digits]) if code is not None and len(str(code)) >= digits else None


def _verdict(entry: Entry) -> Imported:
    kept = {
        line
        for case in entry.cases
        for line in entry.document.text[case.span.start : case.span.end].split("\n")
    }
    folded = sum(1 for line in entry.document.text.split("\n") if line.strip() and line not in kept)
    open_places = sum(
        1 for case in entry.cases for mention in case.places if not mention.place and not mention.within
    )
    return Imported(entry.path, len(entry.cases), folded, open_places)


def case_columns(case: Case, lead: str) -> dict[str, Any]:
    """The columns of `cases` that come from a case; `lead` is how its text begins."""
    title = case.title.value if case.title else lead[:30]
    return {
        "number": case.number, "start": case.span.start, "stop": case.span.end,
        "body_start": case.body[0].start if case.body else case.span.start,
        "kicker": _value(case.kicker), "title": title, "subtitle": _value(case.subtitle), "source": _value(case.source),
        "authors": "、".join(f.value for f in case.authors) or None,
        "editors": "、".join(f.value for f in case.editors) or None,
        "published": _value(case.published), "kind": case.kind, "place": readable(case.primary_place), "lead": lead,
        "figure_count": len(case.figures), "programme_count": len({p.name for p in case.programmes}),
        "doubts": sum(1 for check in case.checks if not check.holds), "confidence": case.confidence,
        "title_key": "".join(syllables(title)) or title,
    }  # fmt: skip


def readable(primary: PrimaryPlace | None) -> str:
    """Where a case is for a line of the list: two lowest known levels, `零陵区马坝村`; of a round-up each lowest one."""
    if primary is None:
        return ""
    if primary.place.level:
        return "".join([name for name in primary.place.names if name][-2:])
    return "、".join(str(place.path[-1]) for place in primary.others)


def span_rows(case: Case) -> dict[str, list[Row]]:
    """What was found in a case, by table, without the case's id."""
    return {
        "figures": [
            (
                f.span.start, f.span.end, f.text, f.indicator, f.theme, f.value, f.value_max, f.unit, f.modifier,
                f.normal and f.normal.value, f.normal and f.normal.unit, f.normal and f.normal.dimension, f.period,
                f.place.key if f.place else None, f.change and f.change.role, f.change and f.change.group, f.target,
                f.sentence and f.sentence.start, f.sentence and f.sentence.end,
            )
            for f in case.figures
        ],
        "programmes": [(p.span.start, p.span.end, p.text, p.name, p.kind, p.expansion) for p in case.programmes],
        "place_mentions": [
            (
                m.span.start, m.span.end, m.text, m.place.key if m.place else None, m.place.code if m.place else None,
                m.within, " ".join(place.key for place in m.candidates),
            )
            for m in case.places
        ],
        "people": [(p.span.start, p.span.end, p.name, p.role, p.org, p.private) for p in case.people],
        "organisations": [(o.span.start, o.span.end, o.text) for o in case.organisations],
        "themes": [
            (theme.name, theme.industry, theme.score, passage and passage.start, passage and passage.end)
            for theme in case.themes
            for passage in theme.passages or (None,)
        ],
        "checks": [
            (
                c.span.start, c.span.end, c.kind, c.holds, c.soft, c.note,
                c.other and c.other.start, c.other and c.other.end,
            )
            for c in case.checks
        ],
    }  # fmt: skip


def _value(part: Field | None) -> str | None:
    return part.value if part else None
