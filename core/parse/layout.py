"""Lines of a document and what each is: furniture, title, by-line, heading, paragraph, caption."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Document


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its lines told apart."""

    document: Document


def read(document: Document) -> Page:
    return Page(document)
