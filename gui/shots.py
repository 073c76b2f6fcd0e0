"""`make shots`: pictures of the real window, light, dark, small, large, empty, importing, into a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelection
from PySide6.QtWidgets import QTableView, QWidget

from core import paths
from core.model import Filter, Query
from core.progress import Report
from gui import frame, start
from gui.jobs import Jobs
from gui.library import OpenLibrary
from gui.main_window import CHARTS, COMPARE, FIGURES
from gui.selftest import Walk
from gui.settings import Settings

LARGE = "150"
"""Scenes with this in their name are taken by a second process with QT_SCALE_FACTOR=1.5: Qt reads it at start only."""


def browse(walk: Walk) -> None:
    _ask(walk, Query())


def search(walk: Walk) -> None:
    _ask(walk, Query("流转土地 OR 土地流转 OR 光伏"))


def filtered(walk: Walk) -> None:
    _ask(walk, Query("产业", (Filter("place", "山西省"), Filter("kind", "interview", True))))


def empty(walk: Walk) -> None:
    _ask(walk, Query("光伏", (Filter("place", "湖南省"),)))


def trouble(walk: Walk) -> None:
    _ask(walk, Query("光伏"))
    _ask(walk, Query("光伏 AND ("))


def facets(walk: Walk) -> None:
    _ask(walk, Query(filters=(Filter("year", "2022"),)))
    walk.window.browse.sidebar.show_tab(3)


def themes(walk: Walk) -> None:
    _ask(walk, Query())
    walk.window.browse.sidebar.show_tab(1)


def collected(walk: Walk) -> None:
    """Three cases of a collection."""
    _ask(walk, Query())
    some = [row.id for row in walk.window.answer.rows[:3]]
    walk.window.library.collect(some, "示范村", True, "", lambda _: None)
    walk.settle()
    _ask(walk, Query(filters=(Filter("collection", "示范村"),)))
    walk.window.browse.sidebar.show_tab(3)


def importing(walk: Walk) -> None:
    _ask(walk, Query())
    status = walk.window.status
    status.begin()
    status._began -= 1.12
    status.tell(Report(132, 560, 3))


def checks(walk: Walk) -> None:
    _ask(walk, Query("零陵区"))
    walk.window.browse.pane.facts.turn_to(4)


def source(walk: Walk) -> None:
    _ask(walk, Query("绥化"))
    walk.window.browse.pane.set_source_view(True)


def figure(walk: Walk) -> None:
    _ask(walk, Query("流转土地"))
    walk.window.browse.pane.next_hit()
    walk.settle()
    case = walk.window.stored.case if walk.window.stored else None
    numbers = [i for i, f in enumerate(case.figures) if f.text.startswith("3000亩")] if case else []
    walk.window.browse.pane.go_to("figure", (numbers or [0])[0])


def dense(walk: Walk) -> None:
    walk.window.settings.dense = True
    walk.window.apply_settings()
    _ask(walk, Query())


def big_type(walk: Walk) -> None:
    walk.window.settings.font_size = 17
    walk.window.apply_settings()
    _ask(walk, Query())


def narrow(walk: Walk) -> None:
    """1366 × 768 at 150 % leaves 911 × 512."""
    walk.window.resize(911, 512)
    _ask(
        walk,
        Query("产业", (Filter("place", "山西省"), Filter("theme", "产业"), Filter("year", "2022", True))),
    )


def figures(walk: Walk) -> None:
    _ask(walk, Query(filters=(Filter("place", "山西省"),)))
    walk.window.show_view(FIGURES)


def charted(walk: Walk) -> None:
    figures(walk)
    walk.settle()
    view = walk.window.figures
    view.units.setCurrentIndex(view.units.findData("元"))
    view.units.activated.emit(view.units.currentIndex())
    view.table.selectAll()


def review(walk: Walk) -> None:
    _ask(walk, Query())
    walk.window.show_view(4)


def similar(walk: Walk) -> None:
    _ask(walk, Query())
    walk.window.browse.pane.facts.turn_to(6)


def mapped(walk: Walk) -> None:
    _ask(walk, Query())
    walk.window.show_view(CHARTS)


def compared(walk: Walk) -> None:
    """The cases with most figures side by side."""
    _ask(walk, Query(order="figures"))
    model, chosen = walk.window.browse.list.cases, walk.window.browse.list.view.selectionModel()
    chosen.select(QItemSelection(model.index(0), model.index(2)), chosen.SelectionFlag.ClearAndSelect)
    walk.window.show_view(COMPARE)
    walk.settle()
    table = walk.window.views.currentWidget().findChild(QTableView)
    headings = [row for row in range(table.model().rowCount()) if not table.model().line(row).cells]
    table.scrollTo(table.model().index(headings[-1], 0), table.ScrollHint.PositionAtCenter)


def _dialog(opens: str) -> Callable[[Walk], QWidget]:
    def scene(walk: Walk) -> QWidget:
        _ask(walk, Query())
        walk.window.menus.actions[opens].trigger()
        walk.settle()
        return next(w for w in walk.window.findChildren(QWidget) if w.isWindow() and w.isVisible())

    return scene


SCENES: tuple[tuple[str, str, Callable[[Walk], QWidget | None]], ...] = (
    ("browse", "light", browse),
    ("figure", "light", figure),
    ("search", "light", search),
    ("filtered", "light", filtered),
    ("facets", "light", facets),
    ("themes", "light", themes),
    ("empty", "light", empty),
    ("trouble", "light", trouble),
    ("importing", "light", importing),
    ("checks", "light", checks),
    ("source", "light", source),
    ("dark", "dark", search),
    ("dark-facets", "dark", facets),
    ("dark-empty", "dark", empty),
    ("figures", "light", figures),
    ("chart", "light", charted),
    ("review", "light", review),
    ("review-dark", "dark", review),
    ("review-150", "light", review),
    ("similar", "light", similar),
    ("register", "light", _dialog("show_register")),
    ("compare", "light", compared),
    ("compare-dark", "dark", compared),
    ("compare-150", "light", compared),
    ("map", "light", mapped),
    ("map-dark", "dark", mapped),
    ("map-150", "light", mapped),
    ("manual", "light", _dialog("show_manual")),
    ("shortcuts", "light", _dialog("show_shortcuts")),
    ("about", "light", _dialog("show_about")),
    ("settings", "light", _dialog("show_settings")),
    ("settings-dark", "dark", _dialog("show_settings")),
    ("report", "light", _dialog("show_report")),
    ("backups", "light", _dialog("show_backups")),
    ("review-report", "light", _dialog("show_review_report")),
    ("hand-over", "dark", _dialog("hand_over")),
    ("dense", "light", dense),
    ("big-type", "light", big_type),
    ("narrow-150", "light", narrow),
    ("narrow-dark-150", "dark", narrow),
    ("collected", "light", collected),  # last: the scenes share a library
)


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0] if arguments else "shots")
    only = arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    scaled = os.environ.get("QT_SCALE_FACTOR") == "1.5"
    scenes = [s for s in SCENES if (LARGE in s[0]) == scaled and (not only or s[0] in only)]
    if scenes:
        _take(folder, scenes)
    if not scaled and any(LARGE in s[0] and (not only or s[0] in only) for s in SCENES):
        environment = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
        command = [sys.executable, "-m", "gui.shots", str(folder), *only]
        return subprocess.run(command, env=environment, check=False).returncode
    return 0


def _take(folder: Path, scenes: list[tuple[str, str, Callable[[Walk], QWidget | None]]]) -> None:
    app = start.application()
    temporary = Path(tempfile.mkdtemp(prefix="xiangjian-shots-"))
    library = temporary / "示例案例库.xjlib"
    for number, (name, look, scene) in enumerate(scenes):
        settings = Settings(temporary / f"{number}.ini")
        settings.theme = look
        jobs = Jobs()
        window = frame.window(OpenLibrary(jobs), settings)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        walk = Walk(app, window, jobs)
        start.open_samples(window, library)
        walk.settle()
        shown = scene(walk) or window
        walk.settle()
        shown.grab().save(str(folder / f"{name}.png"))
        window.close()
        jobs.close()
        window.deleteLater()
    shutil.rmtree(temporary, ignore_errors=True)


def _ask(walk: Walk, query: Query) -> None:
    walk.window.ask(query)
    walk.settle()


if __name__ == "__main__":
    assert paths.seeds().is_dir()
    sys.exit(main(sys.argv[1:]))
