"""A small form in which an item is corrected or a new one is described; what comes back is an item, nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.model import LEVELS, Figure, Item, Organisation, Person, Place, PlaceMention, Programme, Span
from gui import wording, words
from gui.i18n import tr

_MODIFIERS = (
    (None, "没有"), ("approx_below", "近(略少)"), ("approx_above", "余、多(略多)"), ("about", "约、左右"),
    ("at_least", "不少于"), ("at_most", "不超过"),
)  # fmt: skip
_PROGRAMME_KINDS = ("project", "campaign", "mechanism", "policy", "slogan")
_NUMBER = re.compile(r"[-+]?\d[\d,,]*(?:\.\d+)?")
_SCALES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}


def new_item(kind: str, span: Span, text: str) -> Item:
    """What selected words become before the form is filled in."""
    bare = text.strip().strip("“”\"'《》")
    if kind == "figure":
        value, unit = _amount(text)
        return Figure(span, text, value, unit)
    if kind == "programme":
        return Programme(span, text, bare, "mechanism")
    if kind == "place":
        return PlaceMention(span, text, None)
    if kind == "person":
        return Person(span, bare)
    return Organisation(span, text)


def _amount(text: str) -> tuple[float, str]:
    """A first guess for the form: the number with its scale, and what follows it."""
    found = _NUMBER.search(text)
    if not found:
        return 0.0, ""
    value = float(re.sub("[,,]", "", found.group()))
    rest = text[found.end() :].lstrip("余多")
    while rest and rest[0] in _SCALES:
        value, rest = value * _SCALES[rest[0]], rest[1:].lstrip("余多")
    return value, rest.strip()


class CorrectionDialog(QDialog):
    """`item()` is the item as the form has it; the button is at rest while a field cannot be read."""

    def __init__(
        self, item: Item, places: Sequence[Place] = (), selection: tuple[Span, str] | None = None, new: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._item: Any = item
        self._places = list(dict.fromkeys(places))
        self.setWindowTitle(tr("添加") if new else tr("更正"))
        self.setMinimumWidth(420)
        self.fields: dict[str, QWidget] = {}
        self._form = QFormLayout()
        self._problem = QLabel()
        self._problem.setObjectName("hint")
        self._form.addRow(tr("原文"), QLabel(getattr(item, "text", "") or getattr(item, "name", "")))
        self._fill()
        self._span = self._offer_span(selection)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self._check()

    def item(self) -> Item | None:
        """The item as the form has it; None if a number cannot be read or nothing names it."""
        made = self._made()
        if made is not None and self._span is not None and self._span[0].isChecked():
            made = replace(
                made, span=self._span[1], **({"text": self._span[2]} if hasattr(made, "text") else {})
            )
        return made

    # --- the fields of each kind ---

    def _fill(self) -> None:
        item = self._item
        if isinstance(item, Figure):
            self._line("value", tr("数值"), wording.number(item.value))
            self._line(
                "value_max", tr("上限"), "" if item.value_max is None else wording.number(item.value_max)
            )
            self._line("unit", tr("单位"), item.unit)
            self._combo("modifier", tr("修饰"), [(tr(said), key) for key, said in _MODIFIERS], item.modifier)
            self._line("indicator", tr("指标"), item.indicator or "")
            self._line("period", tr("时间"), item.period or "", tr("如 2021、2021-06、2021/2023"))
            self._place(item.place)
            themes = [(tr(said), key) for key, said in words.FIGURE_THEMES.items()]
            self._combo("theme", tr("主题"), themes, item.theme)
            self._tick("target", tr("是目标,尚未达到"), item.target)
        elif isinstance(item, Programme):
            self._line("name", tr("名称"), item.name)
            kinds = [(wording.programme_kind(kind), kind) for kind in _PROGRAMME_KINDS]
            self._combo("kind", tr("类别"), kinds, item.kind)
            self._line("expansion", tr("内容"), item.expansion or "")
        elif isinstance(item, PlaceMention):
            self._places = [*item.candidates, *self._places]
            self._place(item.place)
        elif isinstance(item, Person):
            self._line("name", tr("姓名"), item.name)
            self._line("role", tr("身份"), item.role or "")
            self._line("org", tr("单位"), item.org or "")
            self._tick("private", tr("私人,遮名时遮住"), item.private)

    def _made(self) -> Any:
        item = self._item
        if isinstance(item, Figure):
            return self._figure(item)
        if isinstance(item, Programme):
            if not self._text("name"):
                return None
            return replace(item, name=self._text("name"), kind=self._data("kind"),
                           expansion=self._text("expansion") or None)  # fmt: skip
        if isinstance(item, PlaceMention):
            place = self._chosen_place()
            return replace(item, place=place) if place else None
        if isinstance(item, Person):
            if not self._text("name"):
                return None
            return replace(item, name=self._text("name"), role=self._text("role") or None,
                           org=self._text("org") or None, private=self._ticked("private"))  # fmt: skip
        return item

    def _figure(self, item: Figure) -> Figure | None:
        value, top = _number(self._text("value")), _number(self._text("value_max"))
        if value is None or (self._text("value_max") and top is None):
            return None
        unit = self._text("unit")
        normal = item.normal
        if normal is not None and (unit != item.unit or not item.value):
            normal = None
        elif normal is not None:
            normal = replace(normal, value=normal.value * value / item.value)
        return replace(
            item, value=value, value_max=top, unit=unit, modifier=self._data("modifier"), normal=normal,
            indicator=self._text("indicator") or None, period=self._text("period") or None,
            place=self._chosen_place(), theme=self._data("theme"), target=self._ticked("target"),
        )  # fmt: skip

    # --- pieces ---

    def _line(self, key: str, name: str, value: str, hint: str = "") -> None:
        line = QLineEdit(value)
        line.setPlaceholderText(hint)
        self._keep(key, name, line, line.textChanged.connect)

    def _combo(self, key: str, name: str, choices: list[tuple[str, Any]], now: Any) -> None:
        combo = QComboBox()
        for said, value in choices:
            combo.addItem(said, value)
        combo.setCurrentIndex([value for _, value in choices].index(now))
        self._keep(key, name, combo, combo.currentIndexChanged.connect)

    def _tick(self, key: str, name: str, on: bool) -> None:
        box = QCheckBox(name)
        box.setChecked(on)
        self._keep(key, "", box, box.toggled.connect)
        box.setAccessibleName(name)

    def _place(self, now: Place | None) -> None:
        """A place of the case, or one that is typed level by level with › or / between."""
        combo = QComboBox()
        combo.setEditable(True)
        combo.addItems([wording.path(place) for place in self._places])
        combo.setEditText(wording.path(now) if now else "")
        combo.lineEdit().setPlaceholderText(tr("省 › 市 › 县 › 乡镇 › 村"))
        self._now = now
        self._keep("place", tr("地点"), combo, combo.editTextChanged.connect)

    def _keep(self, key: str, name: str, field: QWidget, connect: Callable[[Any], object]) -> None:
        field.setAccessibleName(name)
        self.fields[key] = field
        self._form.addRow(name, field)
        connect(lambda *_: self._check())

    def _offer_span(self, selection: tuple[Span, str] | None) -> tuple[QCheckBox, Span, str] | None:
        if selection is None or selection[0] == getattr(self._item, "span", None):
            return None
        box = QCheckBox(tr("范围改为选中的“{words}”", words=selection[1][:20]))
        box.setChecked(True)
        self._form.addRow("", box)
        return box, *selection

    def _check(self) -> None:
        if not hasattr(self, "_buttons"):
            return
        good = self.item() is not None
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)
        self._problem.setText("" if good else tr("还缺一项:数值要是数字,名称和地点不能空着"))

    def _text(self, key: str) -> str:
        field = self.fields[key]
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def _data(self, key: str) -> Any:
        field = self.fields[key]
        return field.currentData() if isinstance(field, QComboBox) else None

    def _ticked(self, key: str) -> bool:
        field = self.fields[key]
        return isinstance(field, QCheckBox) and field.isChecked()

    def _chosen_place(self) -> Place | None:
        field = self.fields["place"]
        assert isinstance(field, QComboBox)
        typed = field.currentText().strip()
        known = [*([self._now] if self._now else []), *self._places]
        same = next((place for place in known if wording.path(place) == typed), None)
        return same or place_from(typed)


def place_from(typed: str) -> Place | None:
    """A place typed with › or / between its levels; which levels they are is told by their last characters."""
    names = [
        name.strip() for name in re.split(r"[›>/／]", typed) if name.strip() and name.strip() != wording.NONE
    ]
    found: dict[str, str] = {}
    level = 0
    for name in names:
        level = max(level, _level(name, level, first=not found))
        if level >= len(LEVELS):
            return None
        found[LEVELS[level]] = name
        level += 1
    return Place(**found) if found else None


def _level(name: str, next_level: int, first: bool) -> int:
    if re.search("(村|社区|居委会|嘎查)$", name):
        return 4
    if re.search("(乡|镇|街道|苏木)$", name):
        return 3
    if re.search("(县|旗|区|林区)$", name) and not re.search("(自治区|地区)$", name):
        return 2
    if re.search("(州|盟|地区|市)$", name):
        return (0 if name in ("北京市", "天津市", "上海市", "重庆市") else 1) if first else next_level
    return next_level


def _number(typed: str) -> float | None:
    try:
        return float(re.sub("[,,\\s]", "", typed)) if typed else None
    except ValueError:
        return None
