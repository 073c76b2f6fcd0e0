"""How the text is set: size, typeface, width of the lines; a small menu that the reader of cases opens where they read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QFontDatabase
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.i18n import tr
from gui.look import theme
from gui.look.trailing import TrailingButton

SIZES = (13, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32)
WIDTHS = (30, 35, 40, 46)
# Names by which the faces that officials know are installed, and how they are called.
FACES = (
    ("SimSun", "宋体"), ("NSimSun", "新宋体"), ("FangSong", "仿宋"), ("FangSong_GB2312", "仿宋_GB2312"),
    ("KaiTi", "楷体"), ("SimHei", "黑体"), ("Microsoft YaHei", "微软雅黑"), ("Noto Serif CJK SC", "思源宋体"),
    ("Noto Serif SC", "思源宋体"), ("Source Han Serif SC", "思源宋体"), ("PingFang SC", "苹方"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """`family` empty: the program's own face. `size` in pixels, `width` in characters a line."""

    family: str = ""
    size: int = 16
    width: int = 40

    def stepped(self, steps: int) -> Setting:
        """A step larger or smaller."""
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self.size))
        return replace(self, size=SIZES[max(0, min(nearest + steps, len(SIZES) - 1))])

    def as_text(self) -> str:
        return f"{self.family}|{self.size}|{self.width}"

    @classmethod
    def from_text(cls, kept: str) -> Setting:
        """What `as_text` gave; anything else is the default."""
        family, _, rest = kept.partition("|")
        size, _, width = rest.partition("|")
        if not (size.isdigit() and width.isdigit()):
            return cls()
        return cls(family, min(max(int(size), SIZES[0]), SIZES[-1]), min(max(int(width), 20), 60))


def faces() -> list[tuple[str, str]]:
    """The faces that are installed here, the program's own first."""
    installed = set(QFontDatabase.families())
    return [("", tr("默认({name})", name=theme.FAMILY)), *((f, name) for f, name in FACES if f in installed)]


class TypeButton(TrailingButton):
    """`changed` carries the new `Setting`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chevron-down", parent=parent)
        self.setting = Setting()
        self.setText("Aa")
        self.setAccessibleName(tr("字体与行宽"))
        self.setToolTip(tr("字体、字号与行宽"))
        self.setProperty("quiet", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self.fill(menu))
        self.setMenu(menu)

    def fill(self, menu: QMenu) -> None:
        menu.clear()
        now = self.setting
        self._choices(menu, tr("字体"), [(name, replace(now, family=family)) for family, name in faces()])
        self._choices(menu, tr("字号"), [(f"{size}", replace(now, size=size)) for size in SIZES])
        widths = [(tr("每行 {n} 字", n=width), replace(now, width=width)) for width in WIDTHS]
        self._choices(menu, tr("行宽"), widths)
        menu.addSeparator()
        menu.addAction(tr("恢复默认"), lambda: self.changed.emit(Setting()))

    def _choices(self, menu: QMenu, name: str, choices: list[tuple[str, Setting]]) -> None:
        part = menu.addMenu(name)
        group = QActionGroup(part)
        for words, setting in choices:
            action = part.addAction(words)
            action.setCheckable(True)
            action.setChecked(setting == self.setting)
            group.addAction(action)
            action.triggered.connect(lambda _=False, new=setting: self.changed.emit(new))
