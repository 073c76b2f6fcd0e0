"""Programmes, people and organisations on whole articles: labelled ones of many provinces, and the samples' schemes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core import paths, reading
from core.gazetteer import Gazetteer
from core.model import Case, Document, Place, PlaceMention, Span
from core.parse import parse, people, programmes
from core.parse.projection import project
from tests.labelled import case_from, labels

GOLDEN = Path(__file__).parent.parent / "golden"
# Schemes of the samples that are not read as programme, organisation or theme, and why that is right.
LEFT_OUT = {
    "国家数字农业申报": "an application; the project applied for is found",
    "国家森林乡村/传统村落/十大美丽乡村": "honours",
    "“精神翻身”带动“经济翻身”": "a figure of speech",
    "农担贷款担保": "a loan limit, which is a figure",
    "两头跑/两不管/读通校": "misconduct, not something set up",
    "选优派强/素质培强/制度管强": "run-in headings, which are sections",
}


@cache
def read() -> list[tuple[Case, dict[str, Any]]]:
    """Each labelled case as people and programmes read it, layout and places taken from the labels."""
    found = []
    for path in sorted((GOLDEN / "labelled").glob("*.json")):
        for label in labels(path):
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            document = Document(label["file"], text, "")
            places = tuple(
                PlaceMention(Span(p["start"], p["end"]), p["text"], Place()) for p in label["places"]
            )
            case = replace(case_from(document, label), places=places)
            view = project(text, case.paragraphs)
            found.append((programmes.read(people.read(case, view), view), label))
    return found


def scored(got: Iterator[Span], wanted: list[dict[str, Any]]) -> Counter[str]:
    """How many were found, how many were wanted, how many of them agree; optional ones count for nothing."""
    spans = list(got)
    counts: Counter[str] = Counter()
    for label in wanted:
        hits = [s for s in spans if _agrees(s, label)]
        if not label.get("optional"):
            counts["wanted"] += 1
            counts["hit"] += bool(hits)
    loose = [w for w in wanted if w.get("optional")]
    counts["got"] = sum(
        any(_agrees(s, w) for w in wanted if w not in loose)
        or not any(s.overlaps(Span(w["start"], w["end"])) for w in loose)
        for s in spans
    )
    return counts


def _agrees(span: Span, label: dict[str, Any]) -> bool:
    common = min(span.end, label["end"]) - max(span.start, label["start"])
    union = max(span.end, label["end"]) - min(span.start, label["start"])
    core = label.get("core")
    return common / union >= 0.6 or (core is not None and common == len(span) >= len(core))


def f1(counts: Counter[str]) -> float:
    return 2 * counts["hit"] / (counts["got"] + counts["wanted"])


@pytest.mark.parametrize(
    ("kind", "found", "least"),
    [
        ("programs", lambda case: (p.span for p in case.programmes), 0.85),
        ("people", lambda case: (p.span for p in case.people), 0.9),
        ("orgs", lambda case: (o.span for o in case.organisations), 0.85),
    ],
)
def test_labelled_articles_are_read_well(kind: str, found: Any, least: float) -> None:
    counts: Counter[str] = Counter()
    for case, label in read():
        counts.update(scored(found(case), label[kind]))
    assert counts["wanted"] >= 20
    assert f1(counts) >= least, dict(counts)


def test_kinds_of_programmes_are_told_apart() -> None:
    hits = wanted = 0
    for case, label in read():
        for want in label["programs"]:
            kinds = {want["kind"], *(want.get("alt") or {}).get("kind", [])}
            for p in case.programmes:
                if _agrees(p.span, want):
                    wanted += 1
                    hits += p.kind in kinds
    assert wanted >= 20 and hits / wanted >= 0.85


def test_every_scheme_of_the_samples_is_read_as_something() -> None:
    cases = _samples()
    with (GOLDEN / "schemes.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) == 178
    missing = {row["name"] for row in rows if not _is_read(cases[row["document"]], row["phrase in the text"])}
    assert missing == set(LEFT_OUT)


def _samples() -> dict[str, tuple[str, list[Case]]]:
    gazetteer = Gazetteer()
    documents = [d for path in sorted(paths.seeds().glob("*.txt")) for d in reading.read(path)]
    return {d.name[:3]: (d.text, list(parse(d, gazetteer))) for d in documents}


def _is_read(article: tuple[str, list[Case]], phrase: str) -> bool:
    text, cases = article
    places = [Span(i, i + len(phrase)) for i in range(len(text)) if text.startswith(phrase, i)]
    found = [
        span
        for case in cases
        for span in (
            *(p.span for p in case.programmes),
            *(o.span for o in case.organisations),
            *(s for t in case.themes for s in t.passages),
        )
    ]
    return any(span.overlaps(place) for span in found for place in places)
