"""PDF files with turned pages, rare characters and fonts that do not say what they draw."""

from __future__ import annotations

import pytest

from core import reading
from core.errors import Unreadable
from tests.core import made_files

LEAD = "近年来,湖北省秭归县郭家坝镇立足脐橙资源,走出一条四季有鲜果的路子,2022年全镇橘农人均增收3200元。"
TITLE = "郭家坝镇:一颗脐橙富了一方百姓"
PAGE = [(90, 780, 20, TITLE), *made_files.column(f"{LEAD}\n{LEAD}", 90, 740, 30)]


def text(data):
    (document,) = reading.read_bytes("a.pdf", data)
    return document.text


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_a_viewer_turns_is_read_as_it_is_drawn(rotate):
    # Two characters at a time, as browsers print many: PDFium puts them in order itself. No character stands alone, as
    # PDFium drops such a one of a typeface that is neither in the file nor on the machine.
    page = [
        (x + i * size, y, size, words[i : i + (2 if i + 3 < len(words) else 3)])
        for x, y, size, words in PAGE
        for i in range(0, len(words) - 1, 2)
    ]
    assert text(made_files.pdf([page], rotate=rotate)) == f"{TITLE}\n{LEAD}\n{LEAD}\n"


@pytest.mark.parametrize(
    "turned", ["0 -1 1 0 -100 700", "0 1 -1 0 700 -50", "-1 0 0 -1 595 842"], ids=["right", "left", "over"]
)
@pytest.mark.parametrize("rotate", [0, 90])
def test_a_page_drawn_on_its_side_is_read_line_by_line(turned, rotate):
    assert text(made_files.pdf([PAGE], turned=turned, rotate=rotate)) == f"{TITLE}\n{LEAD}\n{LEAD}\n"


def test_characters_beyond_the_first_plane_are_whole():
    assert text(made_files.pdf([[(90, 700, 12, "村民𠮷某说今年收成好。")]])) == "村民𠮷某说今年收成好。\n"


def test_the_radical_for_households_is_the_character_that_figures_are_counted_in():
    assert text(made_files.pdf([[(90, 700, 12, "带动⼾数增加,⻘年返乡。")]])) == "带动户数增加,青年返乡。\n"


def test_a_font_that_does_not_say_what_it_draws_is_told():
    data = made_files.pdf([PAGE]).replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(Own)")
    with pytest.raises(Unreadable, match="对照表"):
        reading.read_bytes("a.pdf", data)


def test_print_of_a_size_below_nothing_is_read():
    page = [(x, y, -size, words) for x, y, size, words in PAGE]
    assert LEAD[:10] in text(made_files.pdf([page], turned="-1 0 0 -1 595 842"))
