"""The window as it was left, shown as a picture in its place from the first moment until the window itself stands there.

A start loads the program's own code for several times as long as Qt itself: until then this is what one reads.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QApplication, QSplashScreen, QWidget

from core import paths
from core.library.edition import edition

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_PATIENCE = 0.25
# Nothing more is imported here: each module more is a moment later on the screen, and to name `Qt` alone takes 17 ms.


def application() -> QApplication:
    """The one QApplication, undressed; drawn into memory where there is no display."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app


def picture() -> Path:
    """Where the picture is kept, beside what `gui.remembered` keeps."""
    return paths.data() / "seen.png"


def show(file: Path, files: Sequence[Path] = ()) -> QSplashScreen | None:
    """The picture on the screen, if it shows what a start with these files will show."""
    reader = QImageReader(str(file))
    library = Path(reader.text("library"))
    if list(files) not in ([], [library]) or reader.text("edition") != _edition(library):
        return None
    application()
    seen = QPixmap.fromImageReader(reader)
    if seen.isNull():
        return None
    x, y, ratio = json.loads(reader.text("place"))
    seen.setDevicePixelRatio(ratio)
    shown = QSplashScreen(seen)
    shown.move(x, y)
    if shown.devicePixelRatio() != ratio or not shown.screen().virtualGeometry().intersects(shown.geometry()):
        return None  # the scale was changed, or a screen unplugged
    shown.show()
    await_exposed(shown)
    return shown


def await_exposed(shown: QWidget) -> None:
    """See a window onto the screen: where a window manager puts windows there, it first has to answer."""
    handle, patience = shown.windowHandle(), time.monotonic() + _PATIENCE
    while not handle.isExposed() and time.monotonic() < patience:
        QApplication.processEvents()
        time.sleep(0.001)
    QApplication.processEvents()


def keep(window: MainWindow, file: Path) -> None:
    """Take the picture of a window that is being closed; of one that shows what a start does not show, none is kept."""
    library, grabbed = window.settings.library, window.grab()
    with suppress(OSError):
        file.unlink(missing_ok=True)
        if library is None or window.views.currentWidget() is not window.browse:
            return
        image, at = grabbed.toImage(), window.geometry().topLeft()
        for key, value in (
            ("library", str(library)), ("edition", _edition(library)),
            ("place", json.dumps([at.x(), at.y(), grabbed.devicePixelRatio()])),
        ):  # fmt: skip
            image.setText(key, value)
        file.touch(0o600)  # a page of somebody's library, for nobody else
        image.save(str(file), "PNG")


def _edition(library: Path) -> str:
    return json.dumps(edition(library))
