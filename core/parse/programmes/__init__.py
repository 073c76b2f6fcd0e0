"""Named things that people set up: projects, campaigns, mechanisms, policies, slogans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.model import Case, Paragraph, Programme, Span
from core.parse.programmes import expansions, framed, known, quoted, unquoted, words
from core.parse.programmes.candidate import Candidate, occurrences, settle
from core.parse.programmes.names import normal_name, suspect_misprints
from core.parse.projection import Projection, project
from core.simplified import simplified

__all__ = ["normal_name", "read", "suspect_misprints"]


def read(case: Case, view: Projection) -> Case:
    """The case with all its programmes, each mention a span, title and subtitle included."""
    whole = _with_title(case, view)
    text = simplified(whole.text)
    marked = quoted.quotes(text)
    found = settle(_candidates(case, whole, text, marked))
    found = settle([*found, *_repeated(text, found)])
    late = [*quoted.coined(text, marked, found), *quoted.doubtful(marked)]
    found = settle([*found, *late]) if late else found
    spelt = expansions.find(text, found)
    found = [c for c in found if c.rank < 8 or _key(c) in spelt]
    found = [c for c in found if not _spells_out(c, spelt)]
    found = _of_one_kind(found)
    names = _shared_names(text, found)
    made = tuple(_programme(whole, c, names[_key(c)], spelt.get(_key(c))) for c in found)
    return replace(case, programmes=made)


def _candidates(case: Case, whole: Projection, text: str, marked: list[quoted.Quote]) -> list[Candidate]:
    places = _reading(whole, [*(m.span for m in case.places), *(o.span for o in case.organisations)])
    return [
        *quoted.candidates(text, marked),
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


def _reading(whole: Projection, spans: Iterable[Span]) -> list[Span]:
    """The spans as they stand in the reading text."""
    return [found for span in spans if (found := whole.reading(span))]


def _repeated(text: str, found: list[Candidate]) -> list[Candidate]:
    """Further mentions of names that stand once in quotation marks."""
    cores = {c.core: c for c in found if c.rank <= 1 and len(c.core) >= 3}
    return [
        Candidate(at, at + len(core), c.kind, 6, core)
        for core, c in cores.items()
        for at in occurrences(core, text)
    ]


def _of_one_kind(found: list[Candidate]) -> list[Candidate]:
    """All mentions of a name with the kind of the surest one: “借牛还牛”新模式 says more than 推出“借牛还牛”."""
    surest: dict[str, Candidate] = {}
    for c in found:
        key = _key(c)
        surest[key] = min(surest.get(key, c), c, key=lambda one: one.rank)
    return [replace(c, kind=surest[_key(c)].kind) if surest[_key(c)].rank < c.rank else c for c in found]


def _spells_out(c: Candidate, spelt: dict[str, Span]) -> bool:
    """True if the words are not a name but the expansion of another name, or stand in one.

    What has its own type noun is a name also as the whole of an expansion: …发展工程(以下简称“百千万工程”).
    """
    own = _key(c)
    if not any(s.start <= c.start and c.end <= s.end and own != key for key, s in spelt.items()):
        return False
    return not (Span(c.start, c.end) in spelt.values() and words.ending().search(c.core))


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
    span = whole.span(c.start, c.end)
    return Programme(
        span,
        whole.source[span.start : span.end],
        name,
        c.kind,
        whole.text[spelt.start : spelt.end] if spelt else None,
        whole.span(spelt.start, spelt.end) if spelt else None,
    )
