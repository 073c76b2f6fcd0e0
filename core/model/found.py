"""What is found in an article beside its places: figures, programmes, people, themes, sections, checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.place import Place
from core.model.text import Field, Span

Modifier = Literal["approx_below", "approx_above", "about", "at_least", "at_most"]
ChangeRole = Literal["from", "to", "by"]
ProgrammeKind = Literal["project", "campaign", "mechanism", "policy", "slogan"]
CheckKind = Literal["sum", "share", "subset", "date", "place", "duplicate", "name"]
FigureTheme = Literal[
    "income", "collective_income", "investment", "fund", "output", "land", "livestock", "population", "poverty",
    "employment", "training", "party", "project", "infrastructure", "work", "rank", "other",
]  # fmt: skip


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
    """A theme of the case (产业, 人才 …) or an industry (光伏, 肉牛 …): `score` is the share of the text that speaks of it
    (0 to 1, comparable across cases), `passages` the sentences that earn it."""

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
