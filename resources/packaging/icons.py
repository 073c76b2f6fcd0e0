"""Draws the program's icon from its SVG at every size that desktops ask for: icons.py SVG FOLDER."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main(svg: Path, folder: Path) -> None:
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(svg))
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        draw(renderer, size).save(str(folder / f"{size}.png"))
    draw(renderer, 256).save(str(folder / "xiangjian.ico"))
    app.quit()


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
