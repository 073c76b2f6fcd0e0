"""The privacy mask on the screen: a case whose private names and telephone numbers are covered, offsets unchanged."""

from __future__ import annotations

from dataclasses import replace

from core.model import Case, Field, StoredCase
from core.privacy import masked, masked_case_text


def mask(stored: StoredCase) -> StoredCase:
    """The same case to look at; the text keeps its length, so every span still fits."""
    case, document = stored.case, stored.document
    return replace(
        stored,
        case=_mask_case(case),
        document=replace(document, text=masked_case_text(document.text, case)),
    )


def _mask_case(case: Case) -> Case:
    open_names = {person.name for person in case.people if not person.private}
    names = {person.name for person in case.people if person.private} - open_names

    def cover(words: str) -> str:
        return masked(words, names)

    def cover_field(field: Field | None) -> Field | None:
        return replace(field, value=cover(field.value)) if field else None

    return replace(
        case,
        title=cover_field(case.title),
        subtitle=cover_field(case.subtitle),
        paragraphs=tuple(replace(p, speaker=cover(p.speaker)) if p.speaker else p for p in case.paragraphs),
        figures=tuple(replace(f, indicator=cover(f.indicator)) if f.indicator else f for f in case.figures),
        people=tuple(replace(person, name=cover(person.name)) for person in case.people),
        checks=tuple(replace(check, note=cover(check.note)) for check in case.checks),
        programmes=tuple(
            replace(p, expansion=cover(p.expansion) if p.expansion else None) for p in case.programmes
        ),
    )
