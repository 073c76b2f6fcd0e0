"""Articles in which one thing stands again and again: CPU of four times the text beside that of the text, four at best.

python -m tests.bench.bench_endless
"""

from __future__ import annotations

from collections.abc import Iterator

from core.gazetteer import Gazetteer
from core.model import Document
from core.parse import parse
from tests.bench.measure import Result, cpu, tell
from tests.core.test_endless import PHRASES, article

SHORT, LONG = 2_500, 10_000


def results() -> Iterator[Result]:
    """Each phrase, at its best of three runs."""
    gazetteer = Gazetteer()
    parse(article("茶叶", SHORT), gazetteer)
    for phrase in PHRASES:
        once, four = (_best(article(phrase, size), gazetteer) for size in (SHORT, LONG))
        yield Result(
            f"{phrase.strip()} repeated", LONG, four, "ms", once, f"{SHORT} characters of it", "≤ 6x"
        )


def _best(document: Document, gazetteer: Gazetteer) -> float:
    return min(cpu(lambda: parse(document, gazetteer))[0] for _ in range(3))


if __name__ == "__main__":
    tell(results(), None)
