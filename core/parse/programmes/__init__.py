"""Named things that people set up: projects, campaigns, mechanisms, policies, slogans."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model import Case, Paragraph, Programme, Span
from core.parse.programmes import expansions, framed, known, quoted, unquoted
from core.parse.programmes.candidate import Candidate, settle
from core.parse.programmes.names import normal_name, suspect_misprints
from core.parse.projection import Projection, project
from core.simplified import simplified

__all__ = ["normal_name", "read", "suspect_misprints"]


def read(case: Case, view: Projection) -> Case:
    """The case with all its programmes, each mention a span, title and subtitle included."""
    whole = _with_title(case, view)
    text = simplified(whole.text)
    found = settle(_candidates(case, whole, text))
    found = settle([*found, *_repeated(text, found)])
    found = settle([*found, *quoted.coined(text, found), *quoted.doubtful(text)])
    spelt = expansions.find(text, found)
    found = [c for c in found if c.rank < 8 or _key(c) in spelt]
    found = [c for c in found if not _spells_out(c, spelt)]
    names = _shared_names(text, found)
    made = tuple(_programme(whole, c, names[_key(c)], spelt.get(_key(c))) for c in found)
    return replace(case, programmes=made)


def _candidates(case: Case, whole: Projection, text: str) -> list[Candidate]:
    places = _reading_places(case, whole)
    return [
        *quoted.candidates(text),
        *known.documents(text),
        *known.slogans(text),
        *framed.candidates(text),
        *unquoted.candidates(text, places),
    ]


def _with_title(case: Case, view: Projection) -> Projection:
    """The reading text with title and subtitle before it, where they stand in the source."""
    heads = [f.span for f in (case.title, case.subtitle) if f and f.span]
    spans = {span for p in case.paragraphs for span in p.pieces}
    lines = [Paragraph("heading", (span,)) for span in heads if span not in spans]
    return project(view.source, [*lines, *case.paragraphs]) if lines else view


def _reading_places(case: Case, whole: Projection) -> list[Span]:
    found = []
    for mention in case.places:
        at = whole.to_reading(mention.span.start)
        if at is not None:
            found.append(Span(at, at + len(mention.span)))
    return found


def _repeated(text: str, found: list[Candidate]) -> list[Candidate]:
    """Further mentions of names that stand once in quotation marks."""
    cores = {c.core: c for c in found if c.rank <= 1 and len(c.core) >= 3}
    return [
        Candidate(m.start(), m.end(), c.kind, 6, core)
        for core, c in cores.items()
        for m in re.finditer(re.escape(core), text)
    ]


def _spells_out(c: Candidate, spelt: dict[str, Span]) -> bool:
    """True if the words are not a name but the expansion of another name, or stand in one."""
    return any(s.start <= c.start and c.end <= s.end and _key(c) != key for key, s in spelt.items())


def _key(candidate: Candidate) -> str:
    return normal_name(candidate.core)


def _shared_names(text: str, found: list[Candidate]) -> dict[str, str]:
    """One name for all mentions with the same core: the core itself, or where it is as short as 137 the fullest mention."""
    names: dict[str, str] = {}
    for c in found:
        key, full = _key(c), normal_name(text[c.start : c.end])
        short = len(key) < 4
        names[key] = max(names.get(key, key), full, key=len) if short else key
    return names


def _programme(whole: Projection, c: Candidate, name: str, spelt: Span | None) -> Programme:
    return Programme(
        whole.span(c.start, c.end),
        whole.quote(c.start, c.end),
        name,
        c.kind,
        whole.text[spelt.start : spelt.end] if spelt else None,
        whole.span(spelt.start, spelt.end) if spelt else None,
    )
