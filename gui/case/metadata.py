"""A form for what stands above a case: title, source, date, place and themes, each corrected or confirmed."""

from __future__ import annotations

import re
from collections.abc import Sequence

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

from core import lexicon
from core.model import Case, Field, Item, Place, PrimaryPlace, Theme
from gui import wording
from gui.i18n import tr
from gui.review.correction import place_from

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LINES = (("title", "标题"), ("source", "来源"), ("published", "日期"))


class MetadataDialog(QDialog):
    """`answers()` are the pieces that were changed, and the others too if they are to be confirmed."""

    def __init__(
        self, case: Case, places: Sequence[Place] = (), first: str = "title", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("题录"))
        self.setMinimumWidth(520)
        self._case = case
        self._places = list(dict.fromkeys(places))
        self.lines = {name: QLineEdit(self._value(name)) for name, _ in _LINES}
        self.lines["published"].setPlaceholderText(tr("如 2023-04-07、2023-04、2023"))
        self.place = QComboBox()
        self.themes = QLineEdit("、".join(theme.name for theme in case.themes if not theme.industry))
        self.confirm = QCheckBox(tr("没有改动的都对,一并确认"))
        self._problem = QLabel()
        self._problem.setObjectName("hint")
        self._problem.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._build()
        for line in self.lines.values():
            line.textChanged.connect(self._check)
            line.setCursorPosition(0)
        self.place.editTextChanged.connect(self._check)
        self.themes.textChanged.connect(self._check)
        wanted = self.lines.get(first) or (self.themes if first == "themes" else self.place)
        wanted.setFocus()
        self._check()

    def answers(self) -> list[tuple[str, str, Item]]:
        """Each as the field's name, `correct` or `confirm`, and what it is now."""
        found: list[tuple[str, str, Item]] = []
        for name, _ in _LINES:
            now = self.lines[name].text().strip()
            if now != self._value(name):
                found.append((name, "correct", Field(now)))
            elif self.confirm.isChecked() and (field := getattr(self._case, name)):
                found.append((name, "confirm", field))
        primary, place = self._case.primary_place, self._chosen()
        if place is not None and (primary is None or place != primary.place):
            evidence = primary.evidence if primary else ("title",)
            found.append(("primary_place", "correct", PrimaryPlace(place, evidence)))
        elif self.confirm.isChecked() and primary:
            found.append(("primary_place", "confirm", primary))
        return [*found, *self._theme_answers()]

    def _theme_answers(self) -> list[tuple[str, str, Item]]:
        """Themes that were taken out are rejected, those written in are added; industries stay as they are."""
        read = {theme.name: theme for theme in self._case.themes if not theme.industry}
        now = self._named()
        found: list[tuple[str, str, Item]] = [
            ("", "reject", theme) for name, theme in read.items() if name not in now
        ]
        found += [("", "add", Theme(name, 1.0, ())) for name in now if name not in read]
        if self.confirm.isChecked():
            found += [("", "confirm", theme) for name, theme in read.items() if name in now]
        return found

    def _named(self) -> list[str]:
        return list(dict.fromkeys(name for name in re.split(r"[、,,;;\s]+", self.themes.text()) if name))

    # --- inside ---

    def _build(self) -> None:
        form = QFormLayout()
        for name, said in _LINES:
            self.lines[name].setAccessibleName(tr(said))
            form.addRow(tr(said), self.lines[name])
        self.place.setEditable(True)
        self.place.addItems([wording.path(place) for place in self._places])
        primary = self._case.primary_place
        self.place.setEditText(wording.where(primary) if primary else "")
        self.place.setAccessibleName(tr("地点"))
        self.place.view().setAccessibleName(tr("文中的地点"))
        self.place.lineEdit().setAccessibleName(tr("地点"))
        self.place.lineEdit().setPlaceholderText(tr("省 › 市 › 县 › 乡镇 › 村"))
        form.addRow(tr("地点"), self.place)
        self.themes.setAccessibleName(tr("主题"))
        self.themes.setToolTip(tr("可以写:{names}", names="、".join(theme_names())))
        form.addRow(tr("主题"), self.themes)
        form.addRow("", self.confirm)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)

    def _known(self) -> set[str]:
        return {*theme_names(), *(theme.name for theme in self._case.themes)}

    def _value(self, name: str) -> str:
        field = getattr(self._case, name)
        return field.value if field else ""

    def _chosen(self) -> Place | None:
        typed = self.place.currentText().strip()
        primary = self._case.primary_place
        if primary and typed == wording.where(primary):
            return primary.place
        known = [*(primary.places if primary else ()), *self._places]
        return next((place for place in known if wording.path(place) == typed), None) or place_from(typed)

    def _check(self, *_: object) -> None:
        day, title = self.lines["published"].text().strip(), self.lines["title"].text().strip()
        problem = "" if title or not self._value("title") else tr("标题不能空着")
        if day and day != self._value("published") and not _DAY.fullmatch(day):
            problem = tr("日期写成 2023-04-07、2023-04 或 2023")
        if self.place.currentText().strip() and self._chosen() is None:
            problem = tr("地点一级一级写,中间用 › 或 / 隔开")
        if unknown := [name for name in self._named() if name not in self._known()]:
            problem = tr(
                "没有“{name}”这个主题;可以写:{names}", name=unknown[0], names="、".join(theme_names())
            )
        self._problem.setText(problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)


def theme_names() -> tuple[str, ...]:
    """The themes that a case can have."""
    return tuple(theme["name"] for theme in lexicon.load("themes")["themes"])
