"""Cases alike, by key words, industries, themes and programmes, with the reason in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.model import Case
from core.terms import key_words


@dataclass(frozen=True, slots=True)
class Profile:
    """What a case is compared by: key words with weights, industries, themes, programmes, and where it is."""

    words: Mapping[str, float]
    industries: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    place: tuple[str | None, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Alike:
    """The case at `index` of those asked about is alike to a degree of 0 to 1; `reason` says in Chinese by what."""

    index: int
    score: float
    reason: str


def profile(case: Case, text: str) -> Profile:
    """The profile of a case whose reading text is `text`."""
    names = {name for m in case.places if m.place for name in (*m.place.names, m.text) if name}
    people = {p.name for p in case.people}
    words = {k.word: k.weight for k in key_words(text, 30, names | people)}
    return Profile(
        words,
        frozenset(t.name for t in case.themes if t.industry),
        frozenset(t.name for t in case.themes if not t.industry),
        frozenset(p.name for p in case.programmes),
        case.primary_place.place.names if case.primary_place else (),
    )


def alike(one: Profile, others: Sequence[Profile], limit: int = 5, least: float = 0.1) -> tuple[Alike, ...]:
    """The profiles most like `one`, the likest first, each with the reason in words."""
    scored = [Alike(i, _likeness(one, other), _reason(one, other)) for i, other in enumerate(others)]
    return tuple(sorted((a for a in scored if a.score >= least), key=lambda a: (-a.score, a.index))[:limit])


def _likeness(a: Profile, b: Profile) -> float:
    """Half for the words, a quarter for the industries, the rest for themes and programmes."""
    return (
        0.5 * _cosine(a.words, b.words)
        + 0.25 * _shared(a.industries, b.industries)
        + 0.1 * _shared(a.themes, b.themes)
        + 0.15 * min(1.0, len(a.programmes & b.programmes) / 2)
    )


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum(weight * b.get(word, 0.0) for word, weight in a.items())
    size = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return dot / size if size else 0.0


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _reason(a: Profile, b: Profile) -> str:
    """同为光伏 + 肉牛,都有“四联四促”,都讲到夜校、积分."""
    parts = []
    if industries := sorted(a.industries & b.industries):
        parts.append("同为" + " + ".join(industries[:3]))
    if programmes := sorted(a.programmes & b.programmes, key=lambda n: (len(n), n)):
        parts.append("都有" + "".join(f"“{n}”" for n in programmes[:2]))
    words = sorted(a.words.keys() & b.words.keys(), key=lambda w: (-a.words[w] * b.words[w], w))
    fresh = [w for w in words if not any(w in part for part in parts)]
    if fresh:
        parts.append("都讲到" + "、".join(fresh[:3]))
    if not parts and (themes := sorted(a.themes & b.themes)):
        parts.append("同讲" + "、".join(themes[:2]))
    return ",".join(parts)
