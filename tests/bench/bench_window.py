"""The window: CPU from a click until it is painted, at a size of library, and CPU of a start beside a bare window.

    python -m tests.bench.bench_window [--size 100000] [--library FILE] [--json FILE]

A click is counted from the new query to the painted window: answer, tree, facets, list, case and pixels, both threads.
A start is counted from the interpreter to the window with its data painted, as the CPU of the process at that moment; its
floor is a bare PySide6 window with a tree and a text pane; what stock widgets cost that show Chinese text in them is told
beside it. The picture takes clicks and keys for the window behind it. `remembered`: the library was closed by this program and nobody
wrote to it since; its own code is then loaded behind the painted window, which the line `all loaded` counts. `opened`: as
after somebody wrote. All with compiled modules; `cold` has the files of Qt, Python, program and library thrown out of the
cache before (as far as no other process holds them) and tells the time on the wall.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6 import QtCore

from core.model import Filter, Query
from gui import frame, start
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.main_window import MainWindow
from gui.selftest import Walk
from gui.settings import Settings
from tests.bench.measure import Result, percentile, tell

ROOT = Path(__file__).resolve().parents[2]
CLICKS = 40
STARTS = 5
_pauses: list[float] = []

SHOWN = """
window.setCentralWidget(split)
window.resize(1366, 768)
window.show()
app.processEvents()
window.grab()
print(time.process_time(), time.monotonic())
"""

BARE = (
    """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QTreeView
app = QApplication([])
window = QMainWindow()
split = QSplitter()
split.addWidget(QTreeView()); split.addWidget(QTextEdit("正文"))"""
    + SHOWN
)

SHOWING = (
    """
import sqlite3, sys, time
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTextEdit, QTreeWidget, QTreeWidgetItem
app = QApplication([])
library = sqlite3.connect(sys.argv[1])
window = QMainWindow()
split = QSplitter()
tree, cases = QTreeWidget(), QListWidget()
for name, level in library.execute("select name, level from places limit 20"):
    tree.addTopLevelItem(QTreeWidgetItem([name, str(level)]))
cases.addItems([title for title, in library.execute("select title from cases limit 30")])
(text,) = library.execute("select text from documents limit 1").fetchone()
split.addWidget(tree); split.addWidget(cases); split.addWidget(QTextEdit(text[:1500]))"""
    + SHOWN
)

OURS = """
import sys, time
from pathlib import Path
from gui.__main__ import get_ready
get_ready()
from gui import at_once
folder = Path(sys.argv[2])
picture = at_once.show(folder / "seen.png")
if picture: picture.grab()
print(time.process_time() if picture else "none")
from gui import frame, start
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.stores import CoreMakers
app = start.application()
jobs = Jobs()
window = frame.window(OpenLibrary(jobs, CoreMakers(folder / "seen")), Settings(folder / "s.ini"))
window.resize(1366, 768)
window.open_library(Path(sys.argv[1]))
window.show()
if picture: picture.finish(window)
window.library.troubled.connect(lambda error: sys.exit(repr(error)))
end = time.monotonic() + 60
while not window.stored and time.monotonic() < end:
    app.processEvents()
    time.sleep(0.002)
app.processEvents()
window.grab()
print(time.process_time(), time.monotonic())
while (jobs.busy or "numpy" not in sys.modules) and time.monotonic() < end:
    app.processEvents()
    time.sleep(0.002)
print(time.process_time())
print("jieba" in sys.modules, "pdfminer" in sys.modules, "docx" in sys.modules, len(window.answer.rows))
at_once.keep(window, folder / "seen.png")
window.close(); jobs.close()
"""


def clicks(library: Path) -> list[Result]:
    """Clicks on places, facets and words, drawn at random but always the same."""
    app = start.application()
    jobs = Jobs()
    with tempfile.TemporaryDirectory() as folder:
        window = frame.window(OpenLibrary(jobs), Settings(Path(folder) / "s.ini"))
        window.resize(1366, 768)
        window.show()
        window.open_library(library)
        walk = Walk(app, window, jobs)
        walk.settle()
        size, nodes = window.answer.total, len(window.answer.tree)
        floor = [_spent(lambda: window.grab()) for _ in range(10)]
        results = []
        for name, queries in _scenes(window).items():
            spent = [_click(walk, query) for query in queries]
            for share in (0.5, 0.95):
                results.append(Result(
                    f"{name}, p{share * 100:.0f}", size, percentile(spent, share), "ms", percentile(floor, 0.5),
                    "painting the window once", "p95 ≤ 100" if share > 0.9 else "",
                ))  # fmt: skip
        longest = max(_pauses)
        results.append(Result("longest pause of the window", size, longest, "ms", target="≤ 100"))
        results.append(Result("places in the tree", size, nodes, "nodes"))
        window.close()
        jobs.close()
    return results


def starts(library: Path) -> list[Result]:
    """Medians of starts, ours and the bare one in turn; the first makes the compiled modules and the memory."""
    bare, showing, ours = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        _start(library, folder)
        for _ in range(STARTS):
            bare.append(float(_process(BARE)[0]))
            showing.append(float(_process(SHOWING, str(library))[0]))
            (Path(folder) / "seen").rename(Path(folder) / "kept")
            opened = _start(library, folder)[1]
            (Path(folder) / "kept").rename(Path(folder) / "seen")
            ours.append((opened, *_start(library, folder)))
        cold = [_cold(library, BARE), _cold(library, OURS, str(library), folder)]
    size, floor = ours[0][-1], percentile(bare, 0.5) * 1000
    opened, picture, remembered, loaded = (percentile([one[i] for one in ours], 0.5) * 1000 for i in range(4))
    name = "bare window, tree, text pane"
    filled = percentile(showing, 0.5) * 1000
    return [
        Result(
            "start to the picture of the window as it was left", size, picture, "ms", floor, name, "≤ 1.25x"
        ),
        Result("stock widgets with places, titles, a text", size, filled, "ms", floor, name),
        Result(
            "start to window with data, remembered", size, remembered, "ms", filled, "stock widgets, filled"
        ),
        Result("start to all loaded behind it", size, loaded, "ms", floor, name),
        Result("start to window with data, opened", size, opened, "ms", floor, name),
        Result("start from cold files, on the wall", size, cold[1], "ms", cold[0], name),
    ]


def _start(library: Path, folder: str) -> tuple[float, float, float, int]:
    """CPU seconds until the picture, the data and all that is loaded behind it, and the rows in the list."""
    picture, painted, _, loaded, *extra, rows = _process(OURS, str(library), folder)
    assert extra == ["False"] * 3, f"loaded at start: {extra}"
    return float(picture.replace("none", "nan")), float(painted), float(loaded), int(rows)


def _cold(library: Path, code: str, *arguments: str) -> float:
    """Milliseconds on the wall of a process that finds none of its files in the cache."""
    folders = (
        Path(QtCore.__file__).parent,
        Path(os.__file__).parent,
        ROOT / "gui",
        ROOT / "core",
        ROOT / "resources",
    )
    for file in (library, *(file for folder in folders for file in folder.rglob("*") if file.is_file())):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    began = time.monotonic()
    painted = float(_process(code, *arguments)[2 if arguments else 1])  # the clock is one for all processes
    return (painted - began) * 1000


def _scenes(window: MainWindow) -> dict[str, list[Query]]:
    drawn = random.Random(8)
    places = window.browse.sidebar.places.tree.places
    keys = [
        places.key(places.index(row, 0, places.index(0, 0)))
        for row in range(places.rowCount(places.index(0, 0)))
    ]
    facets = dict(window.answer.facets)
    values = [(field, v.value) for field in ("theme", "year", "kind") for v in facets.get(field, ())[:8]]
    words = ("产业", "乡村振兴", "光伏", "合作社", "村集体", "流转土地", "驻村", "养殖", "脱贫户", "党支部")
    return {
        "click on a place": [Query(filters=(Filter("place", drawn.choice(keys)),)) for _ in range(CLICKS)],
        "click on a facet": [Query(filters=(Filter(*drawn.choice(values)),)) for _ in range(CLICKS)],
        "word": [Query(drawn.choice(words)) for _ in range(CLICKS)],
        "word, place and facet": [
            Query(drawn.choice(words), (Filter("place", drawn.choice(keys)), Filter(*drawn.choice(values))))
            for _ in range(CLICKS)
        ],
    }


def _click(walk: Walk, query: Query) -> float:
    def work() -> None:
        walk.window.ask(query)
        while walk.jobs.busy:
            _pauses.append(_turn(walk))
            time.sleep(0.0005)
        _pauses.append(_turn(walk))
        walk.window.grab()

    return _spent(work)


def _turn(walk: Walk) -> float:
    """CPU milliseconds of the GUI thread in one turn of its loop: for so long the window does not answer."""
    began = time.thread_time()
    walk.app.processEvents()
    return (time.thread_time() - began) * 1000


def _spent(work) -> float:  # type: ignore[no-untyped-def]
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _process(code: str, *arguments: str) -> list[str]:
    """What a process printed that had its modules compiled."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / "xiangjian-bench-pyc"))
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=True, timeout=90, env=environment,
    )  # fmt: skip
    return done.stdout.split()


def _made(folder: Path, size: int) -> Path:
    from core.library import Library
    from tests.bench.corpus import entries

    path = folder / f"{size}.xjlib"
    library = Library.create(path)
    batch = []
    for entry in entries(size):
        batch.append(entry)
        if len(batch) == 500:
            library.add(batch)
            batch = []
    library.add(batch)
    library.settle()
    library.close()
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = options.library or _made(Path(folder), options.size)
        tell([*starts(library), *clicks(library)], options.json)


if __name__ == "__main__":
    main()
