"""Time of the name stages against one compiled pass over the same text, in CPU seconds: run as a script.

The floor is the regular expression of all type nouns; the task's bound is 5 ms for an article of 1,500 characters.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from core import paths, reading, terms
from core.model import Case
from core.parse import layout, people, programmes, split, themes
from core.parse.programmes import words
from core.parse.projection import Projection, project

Read = Callable[[Case, Projection], Case]


def articles() -> list[tuple[Case, Projection]]:
    """The sample articles, layout read, nothing else."""
    documents = [d for path in sorted(paths.seeds().glob("*.txt")) for d in reading.read(path)]
    cases = [(case, d.text) for d in documents for case in split.cases(layout.read(d))]
    return [(case, project(text, case.paragraphs)) for case, text in cases]


def seconds(run: Callable[[], object], times: int) -> float:
    """CPU seconds of the best of `times` runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def measure(times: int = 5) -> dict[str, float]:
    """CPU milliseconds for 1,500 characters by stage, the floor and the segmentation beside them."""
    read = articles()
    size = sum(len(view.text) for _, view in read) / 1500

    def stage(one: Read) -> Callable[[], object]:
        return lambda: [one(case, view) for case, view in read]

    runs: dict[str, Callable[[], object]] = {
        "floor": lambda: [list(words.type_noun().finditer(view.text)) for _, view in read],
        "people": stage(people.read),
        "programmes": stage(programmes.read),
        "themes": stage(themes.read),
        "segmentation": lambda: [terms.cut(view.text) for _, view in read],
    }
    for run in runs.values():
        run()
    return {name: seconds(run, times) * 1000 / size for name, run in runs.items()}


def main() -> None:
    found = measure()
    for name, milliseconds in found.items():
        print(
            f"{name:14s}{milliseconds:7.2f} ms / 1,500 characters {milliseconds / found['floor']:8.1f} x floor"
        )
    names = sum(found[n] for n in ("people", "programmes", "themes"))
    print(f"{'all names':14s}{names:7.2f} ms / 1,500 characters {names / found['floor']:8.1f} x floor")


if __name__ == "__main__":
    main()
