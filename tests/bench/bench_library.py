"""The library at 1,000 to 100,000 cases: building, first page, counts, opening, size and memory, each beside its floor.

python -m tests.bench.bench_library --sizes 1000,10000 --json out.json
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from core import paths
from core.library import Library, prepare
from core.library.facets import column
from core.model import Filter, Query
from tests.bench import corpus
from tests.bench.measure import Result, cpu, percentile, tell

TYPED = ("养殖", "返贫", "光伏", "乡村振兴", "村集体", "驻村帮扶", "合作社", "产业 光伏", "脱贫 -养殖")
WORDS = 60


def build(path: Path, size: int) -> Iterator[Result]:
    """A library of `size` cases, and what each part of building it cost."""
    library, entries = Library.create(path), corpus.entries(size)
    preparing = writing = text = 0.0
    while batch := list(islice(entries, 200)):
        text += sum(len(entry.data) for entry in batch)
        spent, prepared = cpu(lambda some=batch: [prepare(entry, 1) for entry in some])
        preparing += spent
        writing += cpu(lambda rows=prepared: library.write(rows))[0]
    writing += cpu(library.settle)[0]
    floor = _raw_insert(path.with_suffix(".raw"), size)
    yield Result(
        "build: prepare and write",
        size,
        (preparing + writing) / size,
        "ms/case",
        floor / size,
        "raw insert of the texts",
    )
    index = sum(_size(library, table) for table in ("search_pairs", "search_single"))
    yield Result("index", size, index / text, "B/B of text", target="<= 1.8")
    yield Result("file", size, path.stat().st_size / text, "B/B of text")
    library.close()


def ask(path: Path, size: int) -> Iterator[Result]:
    """First pages, counts and opening, as a reader has them."""
    library = Library.open(path, readonly=True)
    spent, _ = cpu(lambda: library.answer(Query()))
    yield Result("first answer after opening", size, spent, "ms")
    words = [*_words(library, size), *TYPED]
    bodies = percentile([_bodies(library, size, n) for n in range(10)], 0.5)
    pages = [cpu(lambda w=word: library.page(Query(w), 0))[0] for word in words]
    yield Result(
        "first page, newest, p50", size, percentile(pages, 0.5), "ms", bodies, "reading 50 bodies", "<= 3"
    )
    yield Result(
        "first page, newest, p95", size, percentile(pages, 0.95), "ms", bodies, "reading 50 bodies", "<= 10"
    )
    scan = cpu(lambda: _scan(library, words[0]))[0]
    answers = [cpu(lambda w=word: _fresh(library, w))[0] for word in words]
    yield Result(
        "text: tree, facets, list, p50",
        size,
        percentile(answers, 0.5),
        "ms",
        scan,
        "LIKE over all texts",
        "<= 45",
    )
    yield Result(
        "text: tree, facets, list, p95",
        size,
        percentile(answers, 0.95),
        "ms",
        scan,
        "LIKE over all texts",
        "<= 120",
    )
    ranked = [cpu(lambda w=word: library.page(Query(w, (), "relevance"), 0))[0] for word in words]
    yield Result("first page by relevance, p50", size, percentile(ranked, 0.5), "ms")
    clicks = [cpu(lambda q=query: library.answer(q))[0] for query in _clicks(library) for _ in range(3)]
    grouped = cpu(lambda: _group_by(library))[0]
    yield Result(
        "click: tree, facets, list, p95",
        size,
        percentile(clicks, 0.95),
        "ms",
        grouped,
        "SQL GROUP BY of one facet",
        "<= 16",
    )
    opened = [cpu(lambda i=i: library.case(i))[0] for i in _some(size, 100)]
    yield Result("open a case, p95", size, percentile(opened, 0.95), "ms", target="<= 5")
    library.close()
    begun, after = _memory(path)
    yield Result(
        "memory, library open and asked", size, after, "MB", begun, "the program with nothing open", "<= 220"
    )


def million(size: int) -> Iterator[Result]:
    """Counts over the arrays of so many cases, half of them chosen at most."""
    drawn = np.random.default_rng(1)
    lengths = drawn.integers(3, 7, size)
    places = column(lengths, drawn.integers(0, 44703, int(lengths.sum())).astype(np.int32), 44703)
    places.counts(None)
    for share in (0.5, 0.3, 0.01):
        mask = drawn.random(size) < share
        spent = percentile([cpu(lambda m=mask: places.counts(m))[0] for _ in range(5)], 0.5)
        floor = percentile([cpu(lambda m=mask: np.count_nonzero(m[places.rows()]))[0] for _ in range(5)], 0.5)
        yield Result(
            f"tree counts, {share:.0%} chosen",
            size,
            spent,
            "ms",
            floor,
            "reading the mask for each pair",
            "<= 60",
        )


def recall(path: Path, size: int, count: int = 2000) -> Iterator[Result]:
    """Random substrings of 1 to 8 characters of the corpus against a literal scan of the reading text."""
    library = Library.open(path, readonly=True)
    texts = dict(library._connection.execute("SELECT id, text FROM documents LIMIT 1000"))
    drawn, found, tried = random.Random(5), 0, 0
    while tried < count:
        text = drawn.choice(list(texts.values()))
        at = drawn.randrange(len(text))
        words = text[at : at + drawn.randint(1, 8)]
        if "\n" in words or not words.strip():
            continue
        hits = set(library.ids(Query('原文:"' + words.replace('"', '""') + '"')))
        literal = {id for id, whole in texts.items() if words in whole}
        tried, found = tried + 1, found + (literal <= hits)
    library.close()
    yield Result(f"recall of {count} substrings", size, found / tried, "", 1.0, "literal scan", "1.00")


def tantivy(size: int) -> Iterator[Result]:
    """The same texts in tantivy over the same character pairs, if it is installed (it extracts nothing)."""
    try:
        import tantivy as engine
    except ImportError:
        return
    from core.library.passages import pairs

    schema = (
        engine.SchemaBuilder()
        .add_integer_field("id", stored=True)
        .add_text_field("text", tokenizer_name="whitespace")
        .build()
    )
    index = engine.Index(schema)
    writer = index.writer(heap_size=100_000_000, num_threads=1)

    def fill() -> None:
        for number, article in enumerate(corpus.articles(size)):
            writer.add_document(engine.Document(id=number, text=pairs(article.text).replace(" | ", " ")))
        writer.commit()

    making = cpu(lambda: [pairs(article.text) for article in corpus.articles(size)])[0]
    spent = cpu(fill)[0]
    index.reload()
    searcher = index.searcher()
    yield Result("tantivy, pairs: index", size, (spent - making) / size, "ms/case")
    asked = []
    for word in (w for w in TYPED if " " not in w):
        query = index.parse_query(f'"{pairs(word)}"', ["text"])
        asked.append(cpu(lambda q=query: searcher.search(q, 50))[0])
    yield Result("tantivy, pairs: top 50 ids, p50", size, percentile(asked, 0.5), "ms")


def recoll(size: int, folder: Path) -> Iterator[Result]:
    """The same texts in Recoll, if it is installed: it reads files, and its query is a process of its own."""
    if not shutil.which("recollindex") or not shutil.which("recollq"):
        return
    files, home = folder / f"recoll{size}", folder / f"recoll{size}.conf"
    files.mkdir()
    home.mkdir()
    (home / "recoll.conf").write_text(f"topdirs = {files}\n", "utf-8")
    for article in corpus.articles(size):
        (files / article.name).write_text(article.text, "utf-8")
    spent = _children(["recollindex", "-c", str(home), "-z"])
    yield Result("Recoll: index", size, spent / size, "ms/case")
    held = sum(path.stat().st_size for path in (home / "xapiandb").rglob("*") if path.is_file())
    yield Result(
        "Recoll: index", size, held / sum(len(a.text.encode()) for a in corpus.articles(size)), "B/B of text"
    )
    asked = [_children(["recollq", "-c", str(home), "-n", "50", f'"{w}"']) for w in TYPED if " " not in w]
    yield Result("Recoll: first 50, a process each, p50", size, percentile(asked, 0.5), "ms")


def _children(command: list[str]) -> float:
    """CPU milliseconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


_ASKED = """
import sys
from pathlib import Path
from core.library import Library
from core.model import Query
from tests.bench.measure import resident
print(resident())
library = Library.open(Path(sys.argv[1]), readonly=True)
library.tree()
for text in ("", "养殖", "光伏 产业", "村", "乡村振兴"):
    library.answer(Query(text))
print(resident())
"""


def _memory(path: Path) -> tuple[float, float]:
    """MB of a process of its own before and after it opened the library and asked some questions."""
    command = [sys.executable, "-c", _ASKED, str(path)]
    said = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=paths.root()
    ).stdout.split()
    return float(said[0]), float(said[1])


def _fresh(library: Library, text: str) -> None:
    library.answer(Query(text))


def _words(library: Library, size: int) -> list[str]:
    """Words of two to four characters as they stand in the texts."""
    drawn, found = random.Random(3), []
    while len(found) < WORDS:
        sql = "SELECT text FROM documents WHERE id = ?"
        (text,) = library._connection.execute(sql, (drawn.randint(1, size),)).fetchone()
        at = drawn.randrange(60, len(text) - 60)
        word = text[at : at + drawn.choice((2, 2, 2, 3, 4))]
        if all("一" <= char <= "鿿" for char in word):
            found.append(word)
    return found


def _some(size: int, count: int) -> list[int]:
    return [random.Random(n).randint(1, size) for n in range(count)]


def _bodies(library: Library, size: int, seed: int) -> float:
    ids = ",".join(str(random.Random(seed * 100 + n).randint(1, size)) for n in range(50))
    return cpu(
        lambda: library._connection.execute(f"SELECT text FROM documents WHERE id IN ({ids})").fetchall()
    )[0]


def _scan(library: Library, word: str) -> None:
    library._connection.execute("SELECT count(*) FROM documents WHERE text LIKE ?", (f"%{word}%",)).fetchone()


def _group_by(library: Library) -> None:
    library._connection.execute("SELECT name, count(DISTINCT case_id) FROM themes GROUP BY name").fetchall()


def _clicks(library: Library) -> list[Query]:
    node = max(library.tree(), key=lambda node: node.level == 1)
    chips = [
        Filter("theme", "产业"),
        Filter("year", "2022"),
        Filter("kind", "news"),
        Filter("place", node.key),
    ]
    return [Query("", tuple(chips[:n])) for n in (1, 2, 3)] + [Query("", (chip,)) for chip in chips[1:]]


def _raw_insert(path: Path, size: int) -> float:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    texts = [(article.text,) for article in corpus.articles(min(size, 2000))]
    spent = cpu(
        lambda: (connection.executemany("INSERT INTO t (text) VALUES (?)", texts), connection.commit())
    )[0]
    connection.close()
    path.unlink()
    return spent * size / len(texts)


def _size(library: Library, table: str) -> int:
    sql = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE ?"
    return int(library._connection.execute(sql, (table + "%",)).fetchone()[0])


def run(sizes: list[int], folder: Path, many: int = 10_000) -> Iterator[Result]:
    """All results for these sizes, and counts over `many` made-up cases; libraries in `folder` are used again."""
    for size in sizes:
        path = folder / f"bench{size}.xjlib"
        if not path.exists():
            yield from build(path, size)
        yield from ask(path, size)
        yield from recall(path, size, 2000 if size <= 10_000 else 300)
        if size <= 10_000:
            yield from tantivy(size)
            yield from recoll(size, folder) if size >= 1000 else ()
    yield from million(many)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--json", type=Path, default=None)
    parser.add_argument("--folder", type=Path, default=None, help="keep the libraries here")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        tell(run(sizes, folder, 1_000_000), options.json)


if __name__ == "__main__":
    main()
