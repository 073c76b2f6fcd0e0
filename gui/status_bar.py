"""The foot of the window: how far an import has come, what went wrong in it, and how the library stands."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from core.progress import Report
from gui.i18n import tr

_KEEP_MS = 8000


class StatusBar(QWidget):
    """`held` carries whether the import is to wait."""

    cancelled = Signal()
    held = Signal(bool)
    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(tr("导入进度"))
        self._pace = QLabel()
        self._cancel = self._link(tr("取消"), self.cancelled)
        self._hold = self._link(tr("暂停"), None)
        self._hold.setCheckable(True)
        self._hold.toggled.connect(self._held)
        self._report = self._link("", self.report_requested)
        self._report.setAccessibleName(tr("导入报告"))
        self._state = QLabel()
        self._state.setAccessibleName(tr("库的状态"))
        self._began = 0.0
        self._fade = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._fade.timeout.connect(lambda: self._write(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(10)
        for widget in (self._label, self._bar, self._pace, self._hold, self._cancel, self._report):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._state)
        self.setMinimumHeight(24)
        self._running(False)

    def say(self, words: str) -> None:
        """Something that the reader may like to know, for a while."""
        self._write(words)
        self._fade.start()

    def _write(self, words: str) -> None:
        self._label.setText(words)
        self._label.setVisible(bool(words))  # an empty one would push aside what stands behind it

    def say_state(self, words: str) -> None:
        self._state.setText(words)

    def begin(self) -> None:
        self._began = time.monotonic()
        self._report.hide()
        self._fade.stop()
        self._write(tr("准备导入…"))
        self._bar.setRange(0, 0)
        self._pace.setText("")
        self._running(True)

    def tell(self, report: Report) -> None:
        self._write(tr("导入 {done:,} / {total:,}", done=report.done, total=report.total))
        self._bar.setRange(0, max(report.total, 1))
        self._bar.setValue(report.done)
        if not self._hold.isChecked():
            self._pace.setText(pace(report, time.monotonic() - self._began))
        self._failures(report.failed)

    def end(self, words: str, failed: int) -> None:
        self._running(False)
        self.say(words)
        self._fade.stop()
        self._report.setText(tr("{n} 个未成功(查看)", n=failed) if failed else tr("查看报告"))
        self._report.show()

    def forget_report(self) -> None:
        """The report was of another library."""
        if self._bar.isHidden():
            self._report.hide()

    def _held(self, on: bool) -> None:
        self._hold.setText(tr("继续") if on else tr("暂停"))
        self._hold.setAccessibleName(tr("继续导入") if on else tr("暂停导入"))
        if on:
            self._pace.setText(tr("已暂停"))
        self.held.emit(on)

    def _failures(self, failed: int) -> None:
        self._report.setVisible(failed > 0)
        self._report.setText(tr("{n} 个未成功", n=failed))

    def _running(self, on: bool) -> None:
        for widget in (self._bar, self._pace, self._hold, self._cancel):
            widget.setVisible(on)
        self._hold.setChecked(False)
        if not on:
            self._report.hide()

    def _link(self, text: str, signal) -> QToolButton:  # type: ignore[no-untyped-def]
        button = QToolButton()
        button.setText(text)
        button.setProperty("link", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if signal is not None:
            button.clicked.connect(signal)
        return button


def pace(report: Report, seconds: float) -> str:
    """How fast it goes and how long it will take, once that can be said."""
    if seconds < 1 or report.done < 5:
        return report.note
    rate = report.done / seconds
    left = (report.total - report.done) / rate
    said = tr("每秒 {n:,.0f} 个", n=rate) if rate >= 1 else tr("每个 {s:.0f} 秒", s=1 / rate)
    return said + " · " + (tr("剩 {s:.0f} 秒", s=left) if left < 90 else tr("剩 {m:.0f} 分钟", m=left / 60))
