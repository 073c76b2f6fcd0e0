"""Cases as the JSON objects of `xiangjian extract --json`: one object a case, offsets in characters of the decoded text."""

from __future__ import annotations

from typing import Any

from core.model import LEVELS, Case, Check, Document, Field, Figure, Place, Span
from core.parse.sounds import without_sounds


def case_object(document: Document, case: Case) -> dict[str, Any]:
    """A case as plain values for JSON; unknown is None or []."""
    primary = case.primary_place.place if case.primary_place else Place()
    return {
        "file": document.name,
        "case": case.number,
        "span": _pair(case.span),
        "body": [_pair(span) for span in case.body],
        "title": _written(document, case.title),
        "subtitle": _written(document, case.subtitle),
        "source": _written(document, case.source),
        "authors": [field.value for field in case.authors],
        "editors": [field.value for field in case.editors],
        "published": _value(case.published),
        "kind": case.kind,
        "primary_place": dict(zip(LEVELS, primary.names, strict=True)),
        "places": [
            {"text": m.text, **_ends(m.span), "path": list(m.place.path) if m.place else []}
            for m in case.places
        ],
        "figures": [_figure(figure) for figure in case.figures],
        "programs": [
            {"text": p.text, **_ends(p.span), "kind": p.kind, "expansion": p.expansion}
            for p in case.programmes
        ],
        "people": [{"name": p.name, "role": p.role, "org": p.org, **_ends(p.span)} for p in case.people],
        "orgs": [{"text": o.text, **_ends(o.span)} for o in case.organisations],
        "checks": [_check(check) for check in case.checks],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    change = figure.change
    return {
        "text": figure.text,
        **_ends(figure.span),
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "modifier": figure.modifier,
        "indicator": figure.indicator,
        "theme": figure.theme,
        "period": figure.period,
        "place": list(figure.place.path) if figure.place else None,
        "change": {"role": change.role, "group": change.group} if change else None,
        "target": figure.target,
    }


def _check(check: Check) -> dict[str, Any]:
    other = {"other": _pair(check.other)} if check.other else {}
    return {
        **_ends(check.span),
        "kind": check.kind,
        "holds": check.holds,
        "soft": check.soft,
        "note": check.note,
        **other,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _written(document: Document, field: Field | None) -> str | None:
    """The words as they stand in the text where they were read over sounds (鄉(xiāng)村), else the value."""
    if field is None or field.span is None:
        return _value(field)
    words = document.text[field.span.start : field.span.end].strip()
    if words == field.value or without_sounds(words) != field.value:
        return field.value
    line = document.text[field.span.end :].partition("\n")[0]
    last = next(
        (
            n
            for n in range(min(9, len(line)), 0, -1)
            if line[0] in "(（" and not without_sounds("字" + line[:n])[1:]
        ),
        0,
    )
    return words + line[:last]


def _value(field: Field | None) -> str | None:
    return field.value if field else None
