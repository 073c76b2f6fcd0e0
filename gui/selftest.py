"""`xiangjian selftest`: the real window on a copy of the samples, walked as a person would; what is missing is named."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import XiangjianError
from gui import frame, start
from gui.cases.case_model import ROW
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.main_window import MainWindow
from gui.settings import Settings

PATIENCE_S = 60.0


class Missing(Exception):
    """Something that should be on the screen is not there."""


class Walk:
    """A person before the window: waits until it is quiet, points, types, and notes what was seen."""

    def __init__(self, app: QApplication, window: MainWindow, jobs: Jobs) -> None:
        self.app, self.window, self.jobs = app, window, jobs
        self.seen: list[dict[str, object]] = []

    def settle(self) -> None:
        """Until nothing is asked any more and everything is drawn."""
        quiet, end = 0, time.monotonic() + PATIENCE_S
        while quiet < 3:
            self.app.processEvents()
            busy = self.jobs.busy or self.window.library.importing or self.window.top.search.typing
            quiet = 0 if busy else quiet + 1
            if time.monotonic() > end:
                raise Missing(f"still busy after {PATIENCE_S:.0f} s")
            time.sleep(0.005)

    def see(self, what: str, holds: bool, **facts: object) -> None:
        self.seen.append({"step": what, "ok": holds, **facts})
        if not holds:
            raise Missing(f"{what}: {facts}")

    def click(self, widget: QWidget, at: QPoint) -> None:
        """A real press and release, so that hit testing is part of the walk."""
        place = QPointF(at)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            event = QMouseEvent(
                kind, place, QPointF(widget.mapToGlobal(at)), Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            )  # fmt: skip
            self.app.sendEvent(widget, event)

    def type(self, widget: QWidget, text: str) -> None:
        """Committed by an input method, as Chinese is."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        self.app.sendEvent(widget, event)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="xiangjian selftest", description="walk the window on the samples")
    parser.add_argument("--screenshot", type=Path, help="save a picture of the window at the end")
    parser.add_argument("--json", action="store_true", help="print what was seen as JSON")
    options = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="xiangjian-selftest-"))
    try:
        seen, trouble = walk_samples(folder, options.screenshot)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _print(seen, trouble, options.json)
    return 1 if trouble else 0


def walk_samples(folder: Path, screenshot: Path | None) -> tuple[list[dict[str, object]], str]:
    app = start.application()
    jobs = Jobs()
    window = frame.window(OpenLibrary(jobs), Settings(folder / "settings.ini"))
    window.resize(1366, 768)
    window.show()
    troubles: list[str] = []
    window.library.troubled.connect(lambda error: troubles.append(repr(error)))
    walk = Walk(app, window, jobs)
    trouble = ""
    try:
        for step in STEPS:
            step(walk, folder)
        walk.see("nothing went wrong on the way", not troubles, troubles=troubles)
    except (Missing, XiangjianError) as error:
        trouble = str(error)
    if screenshot:
        window.grab().save(str(screenshot))
    window.close()
    jobs.close()
    return walk.seen, trouble


# --- the steps ---


def open_samples(walk: Walk, folder: Path) -> None:
    start.open_samples(walk.window, folder / "samples.xjlib")
    walk.settle()
    answer = walk.window.answer
    walk.see("the five sample documents are eight cases", answer.total == 8, total=answer.total)
    model = walk.window.browse.list.cases
    titles = [model.index(i).data() for i in range(model.rowCount())]
    walk.see("every case has a title", all(titles) and len(titles) == 8, titles=titles)
    walk.see("Chinese is drawn, not boxes", _drawn(walk), family=walk.app.font().family())


def choose_shanxi(walk: Walk, _: Path) -> None:
    tree = walk.window.browse.sidebar.places.tree
    index = tree.places.index_of("山西省")
    walk.see("山西省 stands in the tree", index.isValid())
    tree.scrollTo(index)
    walk.click(tree.viewport(), tree.visualRect(index).center())
    walk.settle()
    answer = walk.window.answer
    walk.see("山西省 is the query", [f.value for f in answer.query.filters] == ["山西省"])
    walk.see("山西省 has the four cases of the round-up", answer.total == 4, total=answer.total)
    chips = walk.window.top.chips
    walk.see("a chip says 山西省", any("山西省" in chip.text() for chip in chips.shown()))


def search(walk: Walk, _: Path) -> None:
    box = walk.window.top.search
    box.setFocus()
    walk.type(box, "光伏")
    walk.settle()
    answer = walk.window.answer
    walk.see("光伏 was asked while typing", answer.query.text == "光伏")
    walk.see("光伏 is found in 山西省", answer.total >= 1, total=answer.total)
    row = walk.window.browse.list.cases.index(0).data(ROW)
    marked = [row.snippet.text[m.start : m.end] for m in row.snippet.marks]
    walk.see("the words are marked in the list", "光伏" in marked, snippet=row.snippet.text)


def open_case(walk: Walk, _: Path) -> None:
    view = walk.window.browse.list.view
    walk.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    walk.settle()
    pane, stored = walk.window.browse.pane, walk.window.stored
    walk.see("the case is open", stored is not None)
    assert stored is not None
    text = pane.reader.toPlainText()
    walk.see("the article is on the screen", "光伏" in text, characters=len(text))
    walk.see("figures were read", len(stored.case.figures) > 0, figures=len(stored.case.figures))
    walk.see("search hits are known", len(stored.hits) > 0, hits=len(stored.hits))


def click_figure(walk: Walk, _: Path) -> None:
    pane = walk.window.browse.pane
    assert walk.window.stored is not None
    number = next(
        (i for i in range(len(walk.window.stored.case.figures)) if pane.reader.boxes("figure", i)), -1
    )
    walk.see("a figure is lit in the text", number >= 0)
    selected: list[int] = []
    pane.figure_selected.connect(selected.append)
    box = _brought_into_view(walk, number)
    walk.click(pane.reader.viewport(), box.center().toPoint())
    walk.settle()
    figure = walk.window.stored.case.figures[number]
    walk.see(
        "a click on a figure selects its row", selected == [number], figure=figure.text, selected=selected
    )


STEPS: tuple[Callable[[Walk, Path], None], ...] = (
    open_samples,
    choose_shanxi,
    search,
    open_case,
    click_figure,
)


def _brought_into_view(walk: Walk, number: int):  # type: ignore[no-untyped-def]
    reader = walk.window.browse.pane.reader
    walk.window.browse.pane.go_to("figure", number)
    walk.settle()
    return reader.boxes("figure", number)[0]


def _drawn(walk: Walk) -> bool:
    """Two different characters look different: boxes would not."""
    metrics = walk.window.fontMetrics()
    return all(metrics.inFont(character) for character in "乡鉴村镇")


def _print(seen: list[dict[str, object]], trouble: str, as_json: bool) -> None:
    if as_json:
        text = json.dumps({"ok": not trouble, "trouble": trouble, "seen": seen}, ensure_ascii=False, indent=1)
    else:
        text = "\n".join(f"{'ok' if s['ok'] else 'MISSING'}  {s['step']}" for s in seen)
        text += f"\nFAILED: {trouble}" if trouble else "\nselftest passed"
    stream = sys.stdout or sys.stderr  # a windowed program may have neither
    if stream is not None:
        stream.buffer.write((text + "\n").encode("utf-8")) if hasattr(stream, "buffer") else print(text)
        stream.flush()
