"""The whole import (read, parse, index, write) of generated files: cases a second, beside its floors.

python -m tests.bench.bench_import --count 1000
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from core import reading
from core.gazetteer import Gazetteer
from core.importing import import_paths
from core.library import Entry, Library, prepare
from core.parse import RULES, parse
from tests.bench import corpus
from tests.bench.measure import Result, cpu, tell


def run(count: int, folder: Path) -> Iterator[Result]:
    files = folder / "files"
    files.mkdir()
    for article in corpus.articles(count):
        (files / article.name).write_text(article.text, "utf-8")
    paths = sorted(files.iterdir())
    floor = count / cpu(lambda: [hashlib.sha256(path.read_bytes()).digest() for path in paths])[0] * 1000
    some = paths[: min(count, 300)]
    gazetteer = Gazetteer()
    read_ms, documents = cpu(lambda: [reading.read(path)[0] for path in some])
    parse(documents[0], gazetteer)
    parse_ms, cases = cpu(lambda: [parse(document, gazetteer) for document in documents])
    entries = [Entry(str(p), p.read_bytes(), d, c) for p, d, c in zip(some, documents, cases, strict=True)]
    prepare_ms, prepared = cpu(lambda: [prepare(entry, RULES) for entry in entries])
    library = Library.create(folder / "one.xjlib")
    write_ms = cpu(lambda: library.write(prepared))[0]
    library.close()
    for name, spent in (("read", read_ms), ("parse", parse_ms), ("prepare", prepare_ms), ("write", write_ms)):
        yield Result(f"{name}, one process", count, spent / len(some), "ms/case")
    parsing = len(some) / (read_ms + parse_ms) * 1000
    whole = len(some) / (read_ms + parse_ms + prepare_ms + write_ms) * 1000
    yield Result("all stages", count, whole, "files/CPU s", parsing, "reading and parsing alone", ">= 0.7 x")
    for workers in (1, 2):
        started = time.monotonic()
        report = import_paths(folder / f"workers{workers}.xjlib", [files], workers=workers)
        spent = time.monotonic() - started
        found = sum(one.cases for one in report.imported)
        yield Result(
            f"import, {workers} worker(s), {found} cases",
            count,
            found / spent,
            "cases/s wall",
            floor,
            "read and hash, files/CPU s",
            ">= 120",
        )
    started = time.monotonic()
    import_paths(folder / "workers2.xjlib", [files], workers=1)
    again = time.monotonic() - started
    yield Result("import again: all there", count, count / again, "files/s wall")
    yield from _recoll(files, count, folder)


def _recoll(files: Path, count: int, folder: Path) -> Iterator[Result]:
    """Recoll on the same files, if it is installed; it reads no figures and no places."""
    if not shutil.which("recollindex"):
        return
    home = folder / "recoll"
    home.mkdir()
    (home / "recoll.conf").write_text(f"topdirs = {files}\n", "utf-8")
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["recollindex", "-c", str(home), "-z"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield Result("Recoll: index", count, count / spent, "files/CPU s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--json", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tell(run(options.count, Path(folder)), options.json)


if __name__ == "__main__":
    main()
