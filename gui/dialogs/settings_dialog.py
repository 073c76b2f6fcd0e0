"""The settings in one small dialog; each choice is seen at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.i18n import tr
from gui.settings import Settings
from gui.words import MARKS, THEMES


class SettingsDialog(QDialog):
    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("设置"))
        self.setMinimumWidth(440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(14)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(tr("明暗"), self._choice("theme", THEMES))
        form.addRow(tr("标注颜色"), self._choice("marks", MARKS))
        form.addRow(tr("界面字号"), self._sizes())
        form.addRow(tr("案例列表"), self._tick(tr("紧凑显示(只有标题和一行说明)"), "dense"))
        form.addRow(tr("隐私"), self._tick(tr("遮住普通群众的姓名和电话"), "masked"))
        form.addRow(tr("审核人"), self._reviewer())
        form.addRow(tr("新库放在"), self._folder())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(18)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        next(button for button in self.findChildren(QToolButton) if button.isChecked()).setFocus()

    def _choice(self, name: str, choices: tuple[tuple[str, str], ...]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(box)
        for number, (value, words) in enumerate(choices):
            button = QToolButton()
            button.setText(tr(words))
            button.setAccessibleName(tr(words))
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("first", number == 0)
            button.setProperty("last", number == len(choices) - 1)
            button.setChecked(getattr(self._settings, name) == value)
            button.clicked.connect(lambda *_, value=value: self._set(name, value))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return box

    def _sizes(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(11, 20)
        slider.setPageStep(1)
        slider.setValue(self._settings.font_size)
        slider.setAccessibleName(tr("界面字号"))
        said = QLabel(tr("{n} 像素", n=slider.value()))
        slider.valueChanged.connect(lambda n: said.setText(tr("{n} 像素", n=n)))
        slider.valueChanged.connect(lambda n: self._set("font_size", n))
        row.addWidget(slider, 1)
        row.addWidget(said)
        return box

    def _reviewer(self) -> QLineEdit:
        line = QLineEdit(self._settings.reviewer)
        line.setAccessibleName(tr("审核人"))
        line.setPlaceholderText(tr("您的姓名;空着就用这台电脑的用户名"))
        line.setMaxLength(40)
        line.textEdited.connect(lambda words: self._set("reviewer", words))
        return line

    def _folder(self) -> QWidget:
        """Where new libraries are put, and a button to put them elsewhere."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self._where = QLabel(str(self._settings.libraries))
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where.setWordWrap(True)
        self._where.setObjectName("hint")
        change = QPushButton(tr("更改…"))
        change.setAccessibleName(tr("更改新库的文件夹"))
        change.setAutoDefault(False)
        change.clicked.connect(self._choose_folder)
        row.addWidget(self._where, 1)
        row.addWidget(change)
        return box

    def _choose_folder(self) -> None:
        asked = QFileDialog.getExistingDirectory(self, tr("新库放在"), str(self._settings.libraries))
        if asked:
            self._settings.libraries = Path(asked)
            self._where.setText(asked)

    def _tick(self, words: str, name: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(getattr(self._settings, name))
        box.toggled.connect(lambda on: self._set(name, on))
        return box

    def _set(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.changed.emit()
