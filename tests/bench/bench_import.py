"""The whole import (read, parse, index, write) of generated files: cases a second, beside its floors.

All with compiled modules, as an installed program has them.

python -m tests.bench.bench_import --count 1000
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import core
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
    prepare(entries[0], RULES)
    prepare_ms, prepared = cpu(lambda: [prepare(entry, RULES) for entry in entries])
    library = Library.create(folder / "one.xjlib")
    write_ms = cpu(lambda: library.write(prepared))[0]
    library.close()
    for name, spent in (("read", read_ms), ("parse", parse_ms), ("prepare", prepare_ms), ("write", write_ms)):
        yield Result(f"{name}, one process", count, spent / len(some), "ms/case")
    parsing = len(some) / (read_ms + parse_ms) * 1000
    whole = len(some) / (read_ms + parse_ms + prepare_ms + write_ms) * 1000
    yield Result("all stages", count, whole, "files/CPU s", parsing, "reading and parsing alone", ">= 0.7 x")
    _, _, begun = _import(folder / "first.xjlib", paths[0], 1)
    yield Result("one file alone: start and all", 1, begun, "CPU s")
    indexed = _recoll(files, count, folder)
    for workers in (1, 2):
        found, wall, spent = _import(folder / f"workers{workers}.xjlib", files, workers)
        name = f"import, {workers} worker(s), {found} cases"
        yield Result(name, count, found / wall, "cases/s wall", floor, "read and hash, files/CPU s", ">= 120")
        rest = (found - 1) / (spent - workers * begun)
        yield Result(
            f"{name}, start and all", count, found / spent, "cases/CPU s", indexed, "Recoll, files/CPU s"
        )
        yield Result(f"{name}, once started", count, rest, "cases/CPU s", indexed, "Recoll, files/CPU s")
    _, wall, _ = _import(folder / "workers2.xjlib", files, 1)
    yield Result("import again: all there", count, count / wall, "files/s wall")
    if indexed:
        yield Result("Recoll: index", count, indexed, "files/CPU s")


def _import(library: Path, files: Path, workers: int) -> tuple[int, float, float]:
    """Cases that came in, seconds on the wall, CPU seconds of all processes."""
    started, before = time.monotonic(), _cpu_seconds()
    report = import_paths(library, [files], workers=workers)
    return sum(one.cases for one in report.imported), time.monotonic() - started, _cpu_seconds() - before


def _cpu_seconds() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _recoll(files: Path, count: int, folder: Path) -> float | None:
    """How many of the same files Recoll indexes in a CPU second, if it is installed; it reads no figures and no places."""
    if not shutil.which("recollindex"):
        return None
    home = folder / "recoll"
    home.mkdir()
    (home / "recoll.conf").write_text(f"topdirs = {files}\n", "utf-8")
    before = _cpu_seconds()
    subprocess.run(["recollindex", "-c", str(home), "-z"], check=True, capture_output=True)
    return count / (_cpu_seconds() - before)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--json", type=Path, default=None)
    options = parser.parse_args()
    compileall.compile_dir(Path(core.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        tell(run(options.count, Path(folder)), options.json)


if __name__ == "__main__":
    main()
