"""Fit `weights.crfsuite` to the labelled pages of `tests/golden` and to variations of them: `python resources/titles/fit.py`.

With `--folds 5` nothing is written: each fold is tagged by what the others taught, and what was read right is told.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite
from varied import Page, varied

from core.model import Document
from core.parse import layout, split
from core.parse.lines import Line
from core.parse.split.cues import cues

HERE = Path(__file__).parent
GOLDEN = HERE.parent.parent / "tests/golden"
FOLDERS = ("pages", "later", "heads", "labelled", "heldout", "clashes")
SETTINGS = {
    "c1": 0.3,
    "c2": 0.3,
    "max_iterations": 150,
    "feature.possible_transitions": True,
    "feature.minfreq": 3,
}
LONGEST = 120
"""A longer line that holds a title holds more than that."""
NEAR = 5
"""A subtitle stands so many lines from its title at most."""


class Taught(NamedTuple):
    """A page as the model sees it, and the tags that its labels give."""

    cues: list[list[str]]
    tags: list[str]


def labelled(folders: Sequence[Path]) -> list[Page]:
    """The labelled pages, each title with its place."""
    found = []
    for path in sorted(text for folder in folders for text in folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        cases = json.loads(path.with_suffix(".json").read_text("utf-8"))
        for case in cases:
            case["title_span"] = case.get("title_span") or _found(text, case.get("title"))
        found.append(Page(path.name, text, cases))
    return found


def taught(pages: Iterable[Page]) -> Iterator[Taught]:
    """Pages whose titles all stand on lines of their own, as the model sees them."""
    for page in pages:
        lines = split.without_tail(layout.read(Document(page.name, page.text, "")).lines)
        if tags := tagged(lines, page.cases):
            yield Taught(cues(lines), tags)


def tagged(lines: Sequence[Line], cases: Iterable[dict[str, Any]]) -> list[str] | None:
    """A tag for each line; None if a title stands on none."""
    tags = ["O"] * len(lines)
    for case in cases:
        span = case.get("title_span")
        held = [i for i, line in enumerate(lines) if span and _holds(line, *span)]
        if span and not held:
            return None
        for i in held:
            tags[i] = "T" if i == held[0] else "I"
        subtitle = _bare(case.get("subtitle"))[:8]
        for i, line in enumerate(lines):
            if tags[i] != "O":
                continue
            if any(line.span.start < end and start < line.span.end for start, end in case.get("body", ())):
                tags[i] = "B"
            elif held and subtitle and abs(i - held[-1]) < NEAR and subtitle in _bare(line.raw):
                tags[i] = "S"
    return tags


def _holds(line: Line, start: int, end: int) -> bool:
    shared = min(line.span.end, end) - max(line.span.start, start)
    return len(line.text) < LONGEST and shared > 0 and 2 * shared >= min(len(line.text), end - start)


def _found(text: str, title: str | None) -> tuple[int, int] | None:
    at = text.find(title) if title else -1
    return (at, at + len(title)) if title and at >= 0 else None


def _bare(words: str | None) -> str:
    return "".join((words or "").split())


def fit(pages: Iterable[Taught], target: Path) -> None:
    """Write the weights that these pages teach."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for page in pages:
        trainer.append(page.cues, page.tags)
    trainer.train(str(target))


def folds(pages: Sequence[Page], count: int) -> None:
    """Print how many titles, and all titles of how many pages, are told by what other folds taught."""
    every = right = whole = asked = 0
    with tempfile.TemporaryDirectory() as folder:
        for k in range(count):
            target = Path(folder) / "weights"
            others = [page for i, page in enumerate(pages) if i % count != k]
            fit(taught([*others, *varied(others)]), target)
            tagger = pycrfsuite.Tagger()
            tagger.open(str(target))
            for page in taught(pages[k::count]):
                told, wanted = titles(tagger.tag(page.cues)), titles(page.tags)
                every += len(wanted)
                right += len(told & wanted)
                whole += told == wanted
                asked += 1
    print(f"{right} of {every} titles, all of {whole} of {asked} pages")


def titles(tags: Sequence[str]) -> set[tuple[int, ...]]:
    """The lines of each title."""
    found: list[list[int]] = []
    for i, tag in enumerate(tags):
        if tag == "T":
            found.append([i])
        elif tag == "I" and found:
            found[-1].append(i)
    return {tuple(title) for title in found}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--target", type=Path, default=HERE / "weights.crfsuite")
    arguments.add_argument("folders", nargs="*", type=Path, default=[GOLDEN / name for name in FOLDERS])
    asked = arguments.parse_args()
    pages = labelled(asked.folders)
    if asked.folds:
        folds(pages, asked.folds)
    else:
        fit(taught([*pages, *varied(pages)]), asked.target)


if __name__ == "__main__":
    main()
