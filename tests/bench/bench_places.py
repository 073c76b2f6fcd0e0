"""Reading the places of an article: CPU and memory beside a bare Aho-Corasick pass and cpca; quality beside cpca and JioNLP.

    python tests/bench/bench_places.py [--rounds N] [--labels DIR] [--texts DIR]

Floor: one pass of a Rust Aho-Corasick automaton (`ahocorasick_rs`) over the same upper names, which finds names and
resolves none. Peers are optional: what is not installed is left out of the table (`pip install --target PEERS cpca
jionlp ahocorasick_rs`, then PYTHONPATH=PEERS). JioNLP says no offsets, so it is compared by the set of units of each
document; cpca and JioNLP stop at the county.

Measured on 2026-11-22 on two shared cores, Python 3.11, cpca 0.5.5, JioNLP 1.5.31, ahocorasick_rs 1.0.3:

    five sample documents (8 cases, 93 labelled mentions, 13,010 characters)
    load 42 ms, 12 MB; article 1.9 ms, with counties seen first 2.6 ms (20 short dense articles: 2.1 and 3.9); Aho-Corasick 0.04 ms; cpca 46 ms
    f1 of           full path   to county   units a doc
    xiangjian           1.000       1.000         1.000
    cpca                0.439       0.573         0.712
    JioNLP                  -           -         0.526

A bare pass is some 50 times cheaper, but it would save 0.3 ms of the 2.0: most of the time goes into deciding.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core.gazetteer import Gazetteer
from core.model import Case, Document
from core.parse import places
from core.parse.places.scan import names_of
from core.parse.projection import Projection, project
from tests.labelled import case_from, labels

HERE = Path(__file__).resolve().parent.parent
LABELLED = HERE / "golden" / "labelled"
ARTICLE = 1_500
LOAD_MS, LOAD_MB, ARTICLE_MS = 150, 60, 4

Unit = tuple[str | None, ...]
Mention = tuple[int, int, Unit]


def cases(label_folder: Path, texts: Path) -> list[tuple[Case, Projection, dict[str, Any]]]:
    found = []
    for path in sorted(label_folder.glob("*.json")):
        for label in labels(path):
            text = (texts / label["file"]).read_bytes().decode("utf-8").replace("\r\n", "\n")
            case = case_from(Document(label["file"], text, ""), label)
            found.append((case, project(text, case.paragraphs), label))
    return found


def cpu_ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def peer(name: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return importlib.import_module(name)
    except ImportError:
        return None


# --- speed ---


def load_cost() -> tuple[float, float]:
    """CPU ms and MB that opening the gazetteer and laying out its names cost, in a process of its own."""
    code = "from tests.bench.bench_places import loaded; loaded()"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parent
    ).stdout
    milliseconds, megabytes = out.split()
    return float(milliseconds), float(megabytes)


def loaded() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = cpu_ms(lambda: names_of(Gazetteer()))
    print(spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def per_article(work: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """CPU ms for 1,500 characters, best of some rounds."""
    characters = sum(map(len, texts))
    best = min(cpu_ms(lambda: [work(text) for text in texts]) for _ in range(rounds))
    return best / characters * ARTICLE


def speeds(found: list[tuple[Case, Projection, dict[str, Any]]], rounds: int) -> dict[str, float]:
    gazetteer = Gazetteer()
    texts = [view.text for _, view, _ in found]
    by_text = {view.text: (case, view) for case, view, _ in found}
    places.read(*by_text[texts[0]], gazetteer)
    cold = per_article(lambda t: places.read(*by_text[t], gazetteer), texts[1:], 1)
    rows = {
        "cold": cold,
        "warm": per_article(lambda t: places.read(*by_text[t], gazetteer), texts, rounds),
    }
    automaton = peer("ahocorasick_rs")
    if automaton:
        names = gazetteer.words("upper") + gazetteer.words("short") + gazetteer.words("township")
        built = automaton.AhoCorasick(names, matchkind=automaton.MatchKind.LeftmostLongest)
        rows["Aho-Corasick"] = per_article(built.find_matches_as_indexes, texts, rounds)
    cpca = peer("cpca")
    if cpca:
        rows["cpca"] = per_article(lambda t: cpca.transform_text_with_addrs(t, pos_sensitive=True), texts, 1)
    return rows


# --- quality ---


def to_county(names: Iterable[str | None]) -> Unit:
    """The first three known names; labels leave levels that do not exist out."""
    return tuple(name for name in names if name)[:3]


def wanted(label: dict[str, Any]) -> list[Mention]:
    return [(m["start"], m["end"], tuple(m["path"])) for m in label["places"]]


def or_else(label: dict[str, Any]) -> dict[Unit, set[Unit]]:
    """Other paths that a label allows (a misprinted township, one that is only implied)."""
    found: dict[Unit, set[Unit]] = {}
    for mention in label["places"]:
        others = mention.get("path_alt") or []
        others = others if others and isinstance(others[0], list) else [others] if others else []
        found.setdefault(tuple(mention["path"]), set()).update(tuple(path) for path in others)
    return found


def ours(case: Case, view: Projection, gazetteer: Gazetteer) -> list[Mention]:
    read = places.read(case, view, gazetteer)
    return [(m.span.start, m.span.end, m.place.path) for m in read.places if m.place]


def of_cpca(case: Case, view: Projection, cpca: Any) -> list[Mention]:
    frame = cpca.transform_text_with_addrs(view.text, pos_sensitive=True)
    found = []
    for row in frame.itertuples(index=False):
        at = [p for p in row[5:8] if p >= 0]
        names = [x if isinstance(x, str) and x not in ("市辖区", "县") else None for x in row[:3]]
        if at:
            span = view.span(min(at), max(at) + 2)
            found.append((span.start, span.end, tuple(names)))
    return found


def of_jionlp(view: Projection, jionlp: Any) -> set[Unit]:
    found = jionlp.recognize_location(view.text)["domestic"] or []
    return {as_ours(place["province"], place["city"], place["county"]) for place, _ in found}


def as_ours(province: str, city: str | None, county: str | None) -> Unit:
    """The city of a 直辖市 is none."""
    return to_county((province, None if city == province else city, county))


def f1(hit: int, got: int, want: int) -> float:
    return 2 * hit / (got + want) if got + want else 1.0


def by_mention(
    got: list[list[Mention]], want: list[list[Mention]], same: Callable[[Unit, Unit], bool]
) -> float:
    hits = 0
    for mine, theirs in zip(got, want, strict=True):
        left = list(theirs)
        for start, end, path in mine:
            match = next((t for t in left if start < t[1] and t[0] < end and same(path, t[2])), None)
            if match:
                left.remove(match)
                hits += 1
    return f1(hits, sum(map(len, got)), sum(map(len, want)))


def by_document(got: list[set[Unit]], want: list[set[Unit]]) -> float:
    hits = sum(len(a & b) for a, b in zip(got, want, strict=True))
    return f1(hits, sum(map(len, got)), sum(map(len, want)))


def known(path: Unit) -> list[str]:
    return [name for name in path if name]


def quality(found: list[tuple[Case, Projection, dict[str, Any]]]) -> list[tuple[str, str, str, str]]:
    """Rows of (who, full path by mention, path to the county by mention, units to the county by document)."""
    gazetteer = Gazetteer()
    gold = [wanted(label) for _, _, label in found]
    units = [{to_county(m[2]) for m in mentions} for mentions in gold]
    others = {path: more for _, _, label in found for path, more in or_else(label).items() if more}

    def row(who: str, got: list[list[Mention]]) -> tuple[str, str, str, str]:
        full = by_mention(got, gold, lambda a, b: any(known(a) == known(x) for x in {b, *others.get(b, ())}))
        upper = by_mention(got, gold, lambda a, b: to_county(a) == to_county(b))
        sets = by_document([{to_county(m[2]) for m in mentions} for mentions in got], units)
        return who, f"{full:.3f}", f"{upper:.3f}", f"{sets:.3f}"

    rows = [row("xiangjian", [ours(case, view, gazetteer) for case, view, _ in found])]
    cpca, jionlp = peer("cpca"), peer("jionlp")
    if cpca:
        rows.append(row("cpca", [of_cpca(case, view, cpca) for case, view, _ in found]))
    if jionlp:
        sets = by_document([of_jionlp(view, jionlp) for _, view, _ in found], units)
        rows.append(("JioNLP", "-", "-", f"{sets:.3f}"))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--labels", type=Path, default=LABELLED)
    parser.add_argument("--texts", type=Path)
    chosen = parser.parse_args()
    found = cases(chosen.labels, chosen.texts or chosen.labels)
    milliseconds, megabytes = load_cost()
    rates = speeds(found, chosen.rounds)
    print(f"{len(found)} cases, {sum(len(v.text) for _, v, _ in found)} characters")
    print(f"load           {milliseconds:6.1f} ms (limit {LOAD_MS}), {megabytes:.1f} MB (limit {LOAD_MB})")
    print(
        f"article, warm  {rates['warm']:6.2f} ms (limit {ARTICLE_MS}); counties seen first: {rates['cold']:.2f} ms"
    )
    for name in ("Aho-Corasick", "cpca"):
        if name in rates:
            print(f"{name:14s} {rates[name]:6.2f} ms; ours is {rates['warm'] / rates[name]:.2f} x")
    print(f"\n{'f1 of':14s}{'full path':>12s}{'to county':>12s}{'units a doc':>14s}")
    for who, full, upper, sets in quality(found):
        print(f"{who:14s}{full:>12s}{upper:>12s}{sets:>14s}")


if __name__ == "__main__":
    main()
