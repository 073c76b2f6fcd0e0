"""The terms of a query, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model import Filter, FilterField, Order

Scope = Literal["text", "title", "lead", "raw"]
Relation = Literal[">=", "<=", ">", "<", "="]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase, looked for in the text, the title only, or the raw page with its furniture."""

    text: str
    scope: Scope = "text"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words that stand within `distance` characters of each other."""

    words: tuple[str, ...]
    distance: int = 20


@dataclass(frozen=True, slots=True)
class Where:
    """A field with a value, inside brackets or OR."""

    field: FilterField
    value: str


@dataclass(frozen=True, slots=True)
class Years:
    """Published in these years, both included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A figure whose indicator has these characters in order and, if a relation is given, this value."""

    indicator: str
    relation: Relation | None = None
    value: float = 0.0
    unit: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    part: Term


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Term, ...]


Term = Word | Near | Where | Years | Condition | Not | And | Or


@dataclass(frozen=True, slots=True)
class Question:
    """A query understood: its filters, and what else must hold (None: nothing)."""

    filters: tuple[Filter, ...]
    term: Term | None
    order: Order
