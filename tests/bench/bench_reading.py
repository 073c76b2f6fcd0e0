"""Documents a second for each format, against the floor of reading and hashing the same bytes.

    python -m tests.bench.bench_reading [--repeat 20]

CPU time of one process; each document is one of the samples in that format. `layout` is told lines, cases and by-lines on
top of reading.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import paths, reading
from core.parse import layout, metadata, split
from core.parse.projection import project
from tests.core import made_files


@dataclass(frozen=True, slots=True)
class Result:
    """One format's documents a CPU second: floor (read and hash), reading, reading with layout."""

    format: str
    floor: float
    read: float
    layout: float
    bytes: int

    @property
    def line(self) -> str:
        share = self.read / self.floor
        return (
            f"{self.format:8s}{self.bytes / 1e3:8.1f} kB {self.floor:10.0f} {self.read:10.0f} {self.layout:10.0f}"
            f"   {share:.4f} of the floor"
        )


def articles() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(paths.seeds().glob("*.txt"))]


def made(text: str, kind: str) -> bytes:
    """A sample's text as a file of a format."""
    lines = [line for line in text.split("\n") if line.strip()]
    if kind == "txt":
        return text.encode()
    if kind == "gb18030":
        return text.encode("gb18030")
    if kind == "html":
        body = "".join(f"<p>{line}</p>" for line in lines)
        return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()
    if kind == "docx":
        return made_files.word(lambda document: [document.add_paragraph(line) for line in lines])
    if kind == "doc":
        return made_files.old_word("\n".join(lines))
    if kind == "rtf":
        return made_files.rich("\n".join(lines))
    if kind == "xlsx":
        return made_files.book([line] for line in lines)
    if kind == "pdf":
        rows = made_files.column("\n".join(lines), 90, 0, 36)
        pages = [rows[i : i + 44] for i in range(0, len(rows), 44)]
        return made_files.pdf(
            [[(x, 760 - 16 * i, s, t) for i, (x, _, s, t) in enumerate(page)] for page in pages]
        )
    return made_files.archive({"a.txt": text.encode()})


FORMATS = ("txt", "gb18030", "html", "docx", "doc", "rtf", "xlsx", "pdf", "zip")


def measure(kind: str, repeat: int, folder: Path) -> Result:
    files = []
    for i, text in enumerate(articles()):
        path = folder / f"{i}.{kind}"
        path.write_bytes(made(text, kind))
        files.append(path)
    size = sum(path.stat().st_size for path in files) // len(files)
    return Result(
        kind,
        _rate(_floor, files, repeat * 20),
        _rate(_read, files, repeat),
        _rate(_layout, files, repeat),
        size,
    )


def _floor(path: Path) -> None:
    hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> None:
    assert reading.read(path)


def _layout(path: Path) -> None:
    for document in reading.read(path):
        for case in split.cases(layout.read(document)):
            metadata.read(case, project(document.text, case.paragraphs), document)


def _rate(work: Callable[[Path], None], files: Sequence[Path], repeat: int) -> float:
    for path in files:
        work(path)
    before = time.process_time()
    for _ in range(repeat):
        for path in files:
            work(path)
    return repeat * len(files) / max(time.process_time() - before, 1e-9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    print(f"{'format':8s}{'size':>11s} {'floor/s':>10s} {'read/s':>10s} {'+layout/s':>10s}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in FORMATS:
            print(measure(kind, options.repeat, Path(folder)).line)


if __name__ == "__main__":
    main()
