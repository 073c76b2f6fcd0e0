"""The settings in one small dialog; each choice is seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core import paths
from gui.i18n import tr
from gui.settings import Settings
from gui.words import THEMES


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
        form.addRow(tr("明暗"), self._themes())
        form.addRow(tr("界面字号"), self._sizes())
        form.addRow(tr("案例列表"), self._tick(tr("紧凑显示(只有标题和一行说明)"), "dense"))
        form.addRow(tr("隐私"), self._tick(tr("遮住普通群众的姓名和电话"), "masked"))
        form.addRow(tr("审核人"), self._reviewer())
        where = QLabel(str(paths.libraries()))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setWordWrap(True)
        where.setObjectName("hint")
        form.addRow(tr("新库放在"), where)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(18)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _themes(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(box)
        for number, (value, name) in enumerate(THEMES):
            button = QToolButton()
            button.setText(tr(name))
            button.setAccessibleName(tr(name))
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("first", number == 0)
            button.setProperty("last", number == len(THEMES) - 1)
            button.setChecked(self._settings.theme == value)
            button.clicked.connect(lambda *_, value=value: self._set("theme", value))
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

    def _tick(self, words: str, name: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(getattr(self._settings, name))
        box.toggled.connect(lambda on: self._set(name, on))
        return box

    def _set(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.changed.emit()
