"""A case on paper: title and provenance first, all of the text, highlights on their words, pages that are numbered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter, QPdfWriter, QStandardItem, QStandardItemModel
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from core.model import Case, Paragraph, Span, StoredCase
from gui.look import theme
from gui.review.report_dialog import ReviewReportDialog
from gui.tables import on_paper
from gui.text import sheets
from gui.text.paper import of_case
from gui.text.printing import paint_html, titled
from tests.gui.sample import CASE, DOCUMENT, STORED, TEXT, span


def family(qapp) -> str:
    return theme.load_fonts()


def long() -> StoredCase:
    text = "\n".join(["零星村流转土地三千亩。" * 20] * 40)
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Paragraph("text", (Span(start, start + len(line)),)))
        start += len(line) + 1
    return StoredCase(
        1, 1, Case(0, Span(0, len(text)), paragraphs=tuple(spans)), replace(DOCUMENT, text=text)
    )


def test_title_and_provenance_come_first_and_offsets_still_hold() -> None:
    page = titled(STORED)
    assert page.text.split("\n")[:2] == [
        "𠮷河村办起稻田社区",
        "山水日报 · 2023-04-07 · 李记者 · 甲省 › 乙市 › 丙县 › 青山镇 › 𠮷河村",
    ]
    place = page.range(span("3000亩"))
    assert page.text.encode("utf-16-le")[2 * place[0] : 2 * place[1]].decode("utf-16-le") == "3000亩"


def test_a_short_case_is_one_page_and_a_long_one_several(qapp, tmp_path: Path) -> None:
    assert of_case(STORED, family(qapp)).save(tmp_path / "short.pdf") == "已存为 short.pdf,共 1 页"
    said = of_case(long(), family(qapp)).save(tmp_path / "long.pdf")
    pages = int(said.rpartition("共 ")[2].partition(" ")[0])
    assert 5 <= pages <= 15
    assert (tmp_path / "long.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "long.pdf").read_bytes().count(b"/Type /Page\n") == pages


def colours(image: QImage, area: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(area.left(), area.right(), 2)
        for y in range(area.top(), area.bottom(), 2)
    }


def test_the_grounds_are_under_the_words_and_a_hidden_kind_has_none(qapp) -> None:
    from gui.text import ink
    from gui.text.highlight import highlights, settle
    from gui.text.typeset import Face, typeset

    page = titled(STORED)
    document = typeset(page, Face(family(qapp), 15, theme.LIGHT))
    document.setTextWidth(700)
    stretches = settle((*page.range(h.span), h.kind) for h in highlights(CASE) if page.range(h.span))
    box = ink.boxes(document, *page.range(span("3000亩")))[0].toRect()
    for hidden, lit in ((frozenset(), True), (frozenset({"figure"}), False)):
        image = QImage(720, 500, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        ink.paint(painter, document, stretches, image.rect().toRectF(), theme.LIGHT, hidden)
        painter.end()
        found = colours(image, box)
        assert (theme.LIGHT.figure.ground in found) is lit
        below = box.translated(0, box.height())
        assert theme.LIGHT.figure.ground not in colours(image, below.adjusted(0, 6, 0, 0))


def test_the_paper_is_a4() -> None:
    assert sheets.a4().pageSize().key() == "A4"


def test_saving_says_where_and_a_bad_place_says_why(qapp, tmp_path: Path) -> None:
    page = of_case(STORED, family(qapp))
    assert page.save(tmp_path / "case.pdf") == "已存为 case.pdf,共 1 页"
    assert page.save(tmp_path / "no such folder" / "case.pdf").startswith("没有存成 case.pdf:")


def test_the_whole_article_is_on_the_page() -> None:
    words = titled(STORED).text.replace("\n", "")
    for paragraph in CASE.paragraphs:
        assert "".join(TEXT[piece.start : piece.end] for piece in paragraph.pieces) in words


def test_the_words_of_a_pdf_are_those_of_the_text_and_no_radicals(qapp, tmp_path: Path) -> None:
    file = tmp_path / "case.pdf"
    text = "工作队一人一户,力争二月见日 立足长远"
    case = Case(0, Span(0, len(text)), paragraphs=(Paragraph("text", (Span(0, len(text)),)),))
    of_case(StoredCase(1, 1, case, replace(DOCUMENT, text=text)), family(qapp)).save(file)
    document = pypdfium2.PdfDocument(file)
    said = document[0].get_textpage().get_text_bounded()
    document.close()
    assert text.replace(" ", "") in "".join(said.split())
    assert "\t" not in said


def test_a_report_on_paper_is_as_large_as_on_the_screen(qapp, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "report.pdf"))
    writer.setPageLayout(sheets.a4())
    rows = "".join(f"<tr><td>第 {n} 行</td></tr>" for n in range(100))
    html = f"<style>td {{font-size:12px}}</style><h1>审核报告</h1><table>{rows}</table>"
    assert 2 <= paint_html(writer, html, family(qapp)) <= 4


def test_the_report_of_the_review_is_printed_on_wide_paper(qtbot, qapp, monkeypatch) -> None:
    asked = []

    def refuse(dialog: QPrintDialog) -> bool:
        asked.append((dialog.printer().docName(), dialog.printer().pageLayout().orientation()))
        return False

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    report = ReviewReportDialog("")
    qtbot.addWidget(report)
    report.show_report("<p>暗</p>", "<p>白</p>")
    report.print_page()
    assert asked == [("审核报告", QPageLayout.Orientation.Landscape)]


@pytest.fixture
def printing_to(monkeypatch) -> Callable[[str], None]:
    """Lets the dialog that asks for a printer choose a file, or nothing."""

    def choose(file: str) -> None:
        def opened(dialog: QPrintDialog) -> bool:
            dialog.printer().setOutputFileName(file)
            return bool(file)

        monkeypatch.setattr(QPrintDialog, "exec", opened)

    return choose


def test_printing_says_what_came_of_it(qtbot, qapp, tmp_path: Path, printing_to) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = of_case(STORED, family(qapp))
    printing_to(str(tmp_path / "out.pdf"))
    assert page.print(window) == "已存为 out.pdf,共 1 页"
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    printing_to("")
    assert page.print(window) == ""


def test_a_printed_case_is_called_by_its_title(qtbot, qapp, monkeypatch) -> None:
    names = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: names.append(dialog.printer().docName()))
    window = QWidget()
    qtbot.addWidget(window)
    of_case(STORED, family(qapp)).print(window)
    assert names == ["𠮷河村办起稻田社区"]


def words_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    said = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return said


def keep(walk, monkeypatch, file: Path) -> str:
    """Save what is shown as a PDF; the name that was proposed."""
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *about: (asked.append(about[2]), (str(file), ""))[1]
    )
    walk.window.menus.actions["save_shown"].trigger()
    walk.settle()
    return Path(asked[0]).name if asked else ""


def test_what_one_looks_at_is_what_goes_on_paper(walk, monkeypatch, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    title = walk.window.stored.case.title.value
    assert keep(walk, monkeypatch, file) == f"{title}.pdf"
    assert title in words_of(file)
    walk.window.show_view(1)
    walk.settle()
    assert keep(walk, monkeypatch, file) == "全部案例 数字一览.pdf"
    said, model = words_of(file), walk.window.figures.model
    assert said.count("指标") >= 2, "the heads stand on each sheet"
    assert [row for row in range(model.rowCount()) if model.line(row).text not in said] == []
    walk.window.show_view(2)
    walk.settle()
    assert keep(walk, monkeypatch, file) == "", "no cases are marked to be compared"
    assert walk.window.status._label.text() == "这里没有可以打印的"
    walk.window.show_view(3)
    walk.settle()
    assert keep(walk, monkeypatch, file) == "" and "存为图片" in walk.window.status._label.text()


def test_cases_side_by_side_go_on_paper(walk, monkeypatch, tmp_path: Path) -> None:
    walk.window.browse.list.view.selectAll()
    walk.window.show_view(2)
    walk.settle()
    assert keep(walk, monkeypatch, tmp_path / "out.pdf").endswith("案例对比.pdf")
    said = "".join(words_of(tmp_path / "out.pdf").split())
    assert all("".join(row.title.split()) in said for row in walk.window.answer.rows[:6])


def test_a_very_long_table_says_where_the_rest_is() -> None:
    model = QStandardItemModel(on_paper.MOST + 3, 2)
    model.setItem(0, 0, QStandardItem("一 < 二"))
    model.setHorizontalHeaderItem(1, QStandardItem("数"))
    model.horizontalHeaderItem(1).setTextAlignment(
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    )
    html = on_paper.html(model, "表", (1, 3))
    assert html.count("<tr>") == on_paper.MOST + 1
    assert "后面还有 3 行" in html and "一 &lt; 二" in html and "width='25%'" in html
    assert "<th width='75%' align='right'>数</th>" in html
