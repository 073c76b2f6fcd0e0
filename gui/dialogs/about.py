"""Help inside the program: the manual, the sheet of shortcuts, and what the program is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMainWindow, QTextBrowser, QVBoxLayout, QWidget

from core import paths
from gui import errors
from gui.dialogs import licences
from gui.i18n import tr
from gui.look import room, theme

PARTS = (
    ("Qt / PySide6", "LGPL-3.0", "界面"),
    ("SQLite, sqlite-utils", "Public Domain, Apache-2.0", "案例库"),
    ("jieba, pypinyin", "MIT", "分词、拼音"),
    ("NumPy", "BSD-3-Clause", "计数"),
    ("Noto Sans SC", "SIL OFL 1.1", "字体"),
    ("Lucide", "ISC", "图标"),
)
_PICTURE = 800  # pixels, a little less than the page
_BESIDE_IT = 96  # margins, scroll bar and frame
READER_KEYS = (
    ("正文", "下一处标注 / 上一处标注", "Tab / Shift+Tab"),
    ("正文", "确认 / 更正 / 不对 / 批注", "Y / E / N / M"),
    ("正文", "选中的字是数字、项目、地名…", "A"),
    ("正文", "放开这处标注,再按 Tab 离开正文", "Esc"),
    ("数字与项目表", "到原文 / 确认 / 更正 / 不对 / 批注", "回车 / Y / E / N / M"),
    ("筛选框", "到下面的列表 / 清空", "↓ / Esc"),
    ("搜索框", "到列表", "回车 / ↓"),
    ("列表", "上移 / 下移 / 连选 / 到正文", "↑ / ↓ / Shift+↑↓ / 回车"),
    ("地区树", "展开 / 收起 / 多选", "→ / ← / Ctrl+单击"),
    ("主题等", "选中或取消 / 排除", "空格 / 减号"),
)


def show_manual(window: QMainWindow) -> QDialog:
    page = _Manual(min(_PICTURE, window.screen().availableSize().width() - _BESIDE_IT))
    page.setSearchPaths([str(paths.resources() / "help")])
    page.setSource(QUrl("manual.md"))
    page.setOpenLinks(False)  # the page would be loaded again, without what is added here
    page.anchorClicked.connect(lambda link: page.scrollToAnchor(link.fragment()))
    _list_contents(page.document())
    _air(page.document())
    return _dialog(window, tr("使用手册"), page, (880, 640))


def _list_contents(document: QTextDocument) -> None:
    """A line of links to the parts, below the first paragraph."""
    parts = [block for block in _blocks(document) if block.blockFormat().headingLevel() == 2]
    links = []
    for block in parts:
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        named = QTextCharFormat()
        named.setAnchor(True)
        named.setAnchorNames([block.text()])
        cursor.mergeCharFormat(named)
        links.append(f'<a href="#{block.text()}">{escape(block.text())}</a>')
    cursor = QTextCursor(document.begin().next())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock()
    cursor.insertHtml(" · ".join(links))


def _air(document: QTextDocument) -> None:
    """Room between the lines, and before headings."""
    for block in _blocks(document):
        form = block.blockFormat()
        form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(18 if form.headingLevel() else 4)
        form.setBottomMargin(4)
        QTextCursor(block).setBlockFormat(form)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


class _Manual(QTextBrowser):
    def __init__(self, wide: int) -> None:
        super().__init__()
        self._wide = wide  # its pictures

    def loadResource(self, kind, name):  # type: ignore[no-untyped-def]
        """Pictures made to fit smoothly; a document would only drop pixels."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(paths.resources() / "help" / name.fileName()))
        ratio = self.devicePixelRatioF()
        picture = picture.scaledToWidth(round(self._wide * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture


def show_shortcuts(window: QMainWindow, keys: Iterable[tuple[str, str, str]]) -> QDialog:
    """A sheet of shortcuts: menu, what it does, its keys."""
    rows = [*keys, *((tr(a), tr(b), c) for a, b, c in READER_KEYS)]
    colors = theme.current()
    html, last = [], ""
    for group, does, key in rows:
        if group != last:
            html.append(
                f'<tr><td colspan="2" style="padding:10px 0 2px 0;color:{colors.accent}"><b>{escape(group)}</b></td></tr>'
            )
            last = group
        html.append(
            f'<tr><td style="padding:3px 40px 3px 12px">{escape(does)}</td>'
            f'<td style="padding:3px 0;color:{colors.secondary}">{escape(key)}</td></tr>'
        )
    page = QTextBrowser()
    page.setHtml(f"<table>{''.join(html)}</table>")
    return _dialog(window, tr("快捷键一览"), page, (520, 620))


def show_about(window: QMainWindow) -> QDialog:
    library = getattr(window, "library", None)
    path = library.path if library else None
    parts = "".join(
        f'<tr><td style="padding:2px 24px 2px 0">{escape(name)}</td><td style="padding:2px 24px 2px 0">'
        f'{escape(licence)}</td><td style="padding:2px 0">{tr(use)}</td></tr>'
        for name, licence, use in PARTS
    )
    page = QTextBrowser()
    page.setHtml(
        f"<h2>{tr('乡鉴')} {errors.version()}</h2><p>{tr('离线阅读和核对乡村振兴典型案例的程序。')}</p>"
        f"<p>{tr('案例库')}:{escape(str(path or '—'))}<br>{tr('数据文件夹')}:{escape(str(paths.data()))}</p>"
        f"<h3>{tr('许可')}</h3><p>{tr('本程序以 MIT 许可发布,用到的部分各按其许可:')}</p><table>{parts}</table>"
        f"<h3>{tr('诊断信息')}</h3><pre>{escape(errors.diagnosis(path))}</pre>"
    )
    dialog = _dialog(window, tr("关于乡鉴"), page, (600, 520))
    box = dialog.findChild(QDialogButtonBox)
    for words, does in (
        (tr("许可全文…"), lambda: show_licences(dialog)),
        (tr("复制诊断信息"), lambda: QGuiApplication.clipboard().setText(errors.diagnosis(path))),
    ):
        button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(does)
    return dialog


def show_licences(window: QWidget) -> QDialog:
    """The licences of everything that is carried, in full."""
    page = QTextBrowser()
    page.setPlainText(licences.third_party())
    return _dialog(window, tr("许可全文"), page, (720, 560))


def _dialog(window: QWidget, title: str, page: QTextBrowser, size: tuple[int, int]) -> QDialog:
    dialog = QDialog(window)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    room.resize(dialog, *size)
    page.setAccessibleName(title)
    page.setFrameShape(QTextBrowser.Shape.NoFrame)
    page.document().setDocumentMargin(16)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(4, 4, 12, 12)
    layout.addWidget(page, 1)
    layout.addWidget(box)
    dialog.open()
    return dialog
