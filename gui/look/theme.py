"""The look as tokens: colours of both themes, fonts, and the palette and style sheet that are made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from core import paths

SIGNS = paths.resources() / "icons" / "sheet"
FAMILY = "Noto Sans SC"
FONT_FILES = ("NotoSansSC-Regular.otf", "NotoSansSC-Bold-subset.ttf")
ThemeName = Literal["system", "light", "dark"]
Line = Literal["solid", "dashed", "dotted", "thin", "wavy"]
Kind = Literal["figure", "programme", "place", "person", "hit", "check"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How one kind of span is lit: a ground (empty: none) and an underline of its own style."""

    ground: str
    line: str
    style: Line


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for. `dimmed` is for empty branches and hints only; `on_accent` is text on the accent."""

    name: Literal["light", "dark"]
    window: str
    pane: str
    raised: str
    text: str
    secondary: str
    dimmed: str
    line: str
    accent: str
    accent_pressed: str
    on_accent: str
    tint: str
    hover: str
    grip: str
    pill: str
    good: str
    warn: str
    warn_ground: str
    bad: str
    card: str
    on_card: str
    figure: Mark
    programme: Mark
    place: Mark
    person: Mark
    hit: Mark
    check: Mark

    def mark(self, kind: Kind) -> Mark:
        found: Mark = getattr(self, kind)
        return found


LIGHT = Theme(
    name="light", window="#F6F6F3", pane="#FFFFFF", raised="#FBFBF9",
    text="#1F2328", secondary="#5B626A", dimmed="#676E75", line="#E6E6E1",
    accent="#1E6B58", accent_pressed="#17574A", on_accent="#FFFFFF", tint="#E3EFE9",
    hover="#F1F3EF", grip="#C4C7C1", pill="#EFEFEB", good="#1E6B58", warn="#8A4B08", warn_ground="#FDEBD3", bad="#B42323",
    card="#22282D", on_card="#F2F4F5",
    figure=Mark("#FFEDB8", "#B7791F", "solid"), programme=Mark("#DCEBFB", "#2B6CB0", "dashed"),
    place=Mark("#DFF1E5", "#2F855A", "dotted"), person=Mark("#ECE2F8", "#805AD5", "thin"),
    hit=Mark("#FFE08A", "#FFE08A", "solid"), check=Mark("", "#C53030", "wavy"),
)  # fmt: skip

DARK = Theme(
    name="dark", window="#1B1E20", pane="#22262A", raised="#282D31",
    text="#E6E8EA", secondary="#A9B0B7", dimmed="#949CA4", line="#363C41",
    accent="#58B89B", accent_pressed="#6CC7AC", on_accent="#10201B", tint="#24423A",
    hover="#2C3236", grip="#525A61", pill="#32383D", good="#6CC7AC", warn="#F0C07A", warn_ground="#47371C", bad="#F28B82",
    card="#0F1214", on_card="#E6E8EA",
    figure=Mark("#4A3B12", "#E0A93B", "solid"), programme=Mark("#1D3550", "#6FB1F2", "dashed"),
    place=Mark("#1D3B2A", "#67C28F", "dotted"), person=Mark("#372B4D", "#B497F0", "thin"),
    hit=Mark("#6B5310", "#6B5310", "solid"), check=Mark("", "#F28B82", "wavy"),
)  # fmt: skip

MARKS: dict[str, tuple[dict[str, Mark], dict[str, Mark]]] = {
    # From the colours of Okabe and Ito, told apart with any kind of colour blindness: orange, blue, purple, grey.
    "safe": (
        {
            "figure": Mark("#FFE1AD", "#9A6700", "solid"), "programme": Mark("#CFE6FA", "#0072B2", "dashed"),
            "place": Mark("#F6DDEB", "#A34A7E", "dotted"), "person": Mark("#D3D6D9", "#4B5259", "thin"),
            "hit": Mark("#F0E442", "#F0E442", "solid"), "check": Mark("", "#B34700", "wavy"),
        },
        {
            "figure": Mark("#553C0B", "#E69F00", "solid"), "programme": Mark("#12395A", "#56B4E9", "dashed"),
            "place": Mark("#4C2A3E", "#DE8FBD", "dotted"), "person": Mark("#40464B", "#B8BEC4", "thin"),
            "hit": Mark("#6A640C", "#6A640C", "solid"), "check": Mark("", "#FF9E57", "wavy"),
        },
    ),
    # Lines alone, for those whom grounds distract; what was searched for keeps its ground.
    "lines": (
        {
            "figure": Mark("#FFFFFF", "#B7791F", "solid"), "programme": Mark("#FFFFFF", "#2B6CB0", "dashed"),
            "place": Mark("#FFFFFF", "#2F855A", "dotted"), "person": Mark("#FFFFFF", "#805AD5", "thin"),
        },
        {
            "figure": Mark("#22262A", "#E0A93B", "solid"), "programme": Mark("#22262A", "#6FB1F2", "dashed"),
            "place": Mark("#22262A", "#67C28F", "dotted"), "person": Mark("#22262A", "#B497F0", "thin"),
        },
    ),
}  # fmt: skip
"""Other colours for what is lit, light and dark, by the name of the choice; `standard` are the themes' own."""

_now = LIGHT
_worn: tuple[Theme, int, str] | None = None


def current() -> Theme:
    """The theme that is on the screen now; painters ask for it when they paint."""
    return _now


def color(token: str) -> QColor:
    """A colour of the current theme by its token."""
    return QColor(getattr(_now, token))


def chosen(name: ThemeName, marks: str = "standard") -> Theme:
    """The theme that the settings mean; `system` follows the desktop."""
    dark = name == "dark"
    if name == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return _marked(DARK if dark else LIGHT, marks)


@cache
def _marked(look: Theme, marks: str) -> Theme:
    if marks not in MARKS:
        return look
    light, dark = MARKS[marks]
    return replace(look, **(dark if look.name == "dark" else light))  # type: ignore[arg-type]


@cache
def load_fonts() -> str:
    """Load the bundled font and say its family; the desktop's own if the file is missing."""
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))
        if number < 0:
            return QGuiApplication.font().family()
    return FAMILY


def font(pixels: float, bold: bool = False) -> QFont:
    """The interface font at a size that grows with the chosen font size."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(round(pixels * scale()), 9))
    made.setBold(bold)
    return made


def scale() -> float:
    """How much larger than 13 px the interface is set."""
    return max(QGuiApplication.font().pixelSize(), 9) / 13


def apply(app: QApplication, theme: Theme, pixels: int = 13, family: str = FAMILY) -> None:
    """Dress the whole program; nothing is done twice, since a style sheet is laid on every widget anew."""
    global _now, _worn
    if (theme, pixels, family) == _worn and app.styleSheet():
        return
    _now, _worn = theme, (theme, pixels, family)
    base = QFont(family)
    base.setPixelSize(pixels)
    app.setFont(base)
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme, pixels))


def palette(theme: Theme) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for part, value in (
        (role.Window, theme.window), (role.WindowText, theme.text), (role.Base, theme.pane),
        (role.AlternateBase, theme.raised), (role.Text, theme.text), (role.Button, theme.raised),
        (role.ButtonText, theme.text), (role.BrightText, theme.bad), (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent), (role.Link, theme.accent), (role.LinkVisited, theme.accent),
        (role.ToolTipBase, theme.card), (role.ToolTipText, theme.on_card), (role.PlaceholderText, theme.dimmed),
        (role.Mid, theme.line), (role.Midlight, theme.line), (role.Light, theme.raised), (role.Dark, theme.line),
        (role.Shadow, theme.line), (role.Accent, theme.accent),
    ):  # fmt: skip
        made.setColor(part, QColor(value))
    for part in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.dimmed))
    return made


def sheet(theme: Theme, pixels: int) -> str:
    """The style sheet with the theme's colours filled in; `@px(n)` grows with the font."""
    text = (paths.resources() / "style.qss").read_text("utf-8")
    values = {
        f.name: getattr(theme, f.name) for f in fields(theme) if isinstance(getattr(theme, f.name), str)
    }
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name};", f"{values[name]};").replace(f"@{name} ", f"{values[name]} ")
    for size in (11, 12, 13, 14, 15, 16, 19, 20, 22):
        text = text.replace(f"@px({size})", f"{round(size * pixels / 13)}px")
    # Only files can stand in a style sheet: the few signs that widgets draw are kept in the colours of both themes.
    return re.sub(r"@sign\((\w+)\)", rf'url("{SIGNS.as_posix()}/\1-{theme.name}.svg")', text)
