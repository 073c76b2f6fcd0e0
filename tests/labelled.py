"""Hand-labelled documents as cases whose layout is taken from the labels, so that a later stage is tested alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from core.model import Case, Document, Field, Paragraph, Span


def labels(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text("utf-8")))


def case_from(document: Document, label: dict[str, Any]) -> Case:
    """The case with span, body, paragraphs and metadata as labelled, and nothing else."""
    scars = [
        tuple(x[:2]) if isinstance(x, list) else (x["start"], x["end"])
        for x in label.get("false_breaks") or []
    ]
    paragraphs: list[list[Span]] = []
    last_end = -1
    for start, end in label["body"]:
        for match in re.finditer(r"[^\n]+", document.text[start:end]):
            a, b = start + match.start(), start + match.end()
            while a < b and document.text[a].isspace():
                a += 1
            while a < b and document.text[b - 1].isspace():
                b -= 1
            if a == b:
                continue
            if paragraphs and any(s <= last_end and a <= e for s, e in scars):
                paragraphs[-1].append(Span(a, b))
            else:
                paragraphs.append([Span(a, b)])
            last_end = b
    title = label.get("title_span")
    return Case(
        label["case"],
        Span(*label["span"]),
        tuple(Span(*pair) for pair in label["body"]),
        tuple(Paragraph("text", tuple(pieces)) for pieces in paragraphs),
        title=Field(label["title"], Span(*title) if title else None) if label.get("title") else None,
        subtitle=Field(label["subtitle"]) if label.get("subtitle") else None,
        source=Field(label["source"]) if label.get("source") else None,
        published=Field(label["published"]) if label.get("published") else None,
        kind=label["kind"],
    )
