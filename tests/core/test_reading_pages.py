"""Pages as they are saved, seen only after a script ran, framed, annotated, in two bytes a character; odd characters in texts."""

from __future__ import annotations

import base64
import quopri

import pytest

from core import reading
from core.errors import Unreadable
from tests.core import made_files

LEAD = "近年来,湖北省秭归县郭家坝镇立足脐橙资源,走出一条四季有鲜果的路子,全镇橘农人均增收3200元。"
MORE = "镇里建起冷链仓库6座,引进分选线4条,带动周边2100户果农入股合作社,去年分红480万元。"
TITLE = "郭家坝镇:一颗脐橙富了一方百姓"
TEXT = f"{TITLE}\n{LEAD}\n{MORE}\n"


def text(name, data):
    (document,) = reading.read_bytes(name, data if isinstance(data, bytes) else data.encode())
    return document.text


@pytest.mark.parametrize(
    "hidden",
    [
        '<div id="js_content" style="visibility: hidden; opacity: 0;"><p>{}</p><p>{}</p></div>',
        '<div style="display:none"><section><p>{}</p></section><p>{}</p></div>',
        "<div hidden><p>{}</p><p>{}</p></div>",
        "<noscript><p>{}</p><p>{}</p></noscript>",
    ],
)
def test_an_article_that_waits_for_a_script_to_show_it_is_read(hidden):
    page = f"<html><body><h1>{TITLE}</h1>{hidden.format(LEAD, MORE)}<div style='display:none'>请先登录后再发表评论,登录请点击这里,谢谢您的支持。</div></body></html>"
    assert text("a.html", page) == TEXT


def test_a_hidden_part_of_a_page_stays_hidden():
    page = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p><div style='display:none'><p>{LEAD}</p></div><noscript>{MORE}</noscript></body></html>"
    assert text("a.html", page) == TEXT


def test_sounds_over_characters_are_no_text():
    page = f"<html><body><p>村里种<ruby>茭<rp>(</rp><rt>jiāo</rt><rp>)</rp>白<rt>bái</rt></ruby>。{LEAD}</p></body></html>"
    assert text("a.html", page) == f"村里种茭白。{LEAD}\n"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "<html><frameset><frame src='a.htm'><noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>",
            "只有框架",
        ),
        (f"<html><body><div id='app'></div><script>var a = '{LEAD}'</script></body></html>", "由脚本显示"),
        ("<html><body><img src='a.jpg'></body></html>", "没有文字"),
    ],
)
def test_a_page_without_text_says_why(page, reason):
    with pytest.raises(Unreadable, match=reason):
        reading.read_bytes("a.html", page.encode())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_page_in_two_bytes_a_character_is_a_page(encoding):
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p></body></html>"
    assert text("a.txt", page.encode(encoding)) == TEXT


def test_characters_without_width_are_left_out_of_pages_and_word_files():
    page = f"<html><body><p>{TITLE[:3]}\u200b{TITLE[3:]}</p><p>\u200b</p><p>{LEAD[:9]}&shy;{LEAD[9:]}&#xFEFF;</p><p>{MORE}</p></body></html>"
    assert text("a.html", page) == TEXT
    data = made_files.word(lambda document: document.add_paragraph(f"{LEAD[:9]}\u200b{LEAD[9:]}"))
    assert text("a.docx", data) == f"{LEAD}\n"


def test_a_few_zeros_do_not_make_a_text_a_program():
    words = f"{TITLE}\0\n{LEAD}\n{MORE}\0"
    for encoding in ("utf-8", "gb18030"):
        (document,) = reading.read_bytes("a.txt", words.encode(encoding))
        assert document.text == words
        assert document.notes[-1] == "有 2 个字符没能识别"
    with pytest.raises(Unreadable, match="不是文字文件"):
        reading.read_bytes("a.dat", bytes([0, 0, 1, 2, 250]) * 500)


def test_a_text_of_nothing_that_can_be_seen_is_empty():
    with pytest.raises(Unreadable, match="没有文字"):
        reading.read_bytes("a.txt", "\ufeff  \u3000\n\u200b\ufeff".encode())


UNCLOSED = (
    "svg",
    "select",
    "button",
    "option",
    "rt",
    "map name='a'",
    "object data='a.swf'",
    "embed src='a.swf'",
)
ENDS = ("</body>", "</body></html>", "</HTML ><html><head><title>第二个标题</title></head>")


@pytest.mark.parametrize("part", [*ENDS, *(f"<{tag}>" for tag in UNCLOSED)])
@pytest.mark.parametrize("at", [0, 1])
def test_what_ends_too_early_or_is_not_closed_swallows_no_text(part, at):
    parts = [f"<p>{LEAD}</p>", f"<p>{MORE}</p>", f"<p>{LEAD}</p>"]
    parts.insert(at, part)
    page = f"<html><body><h1>{TITLE}</h1>{''.join(parts)}</body></html>"
    assert text("a.html", page) == f"{TEXT}{LEAD}\n"


PAGE = f"<html><head><meta charset='gb2312'></head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p></body></html>"
FRAMES = "<html><frameset><frame src='cid:1'></frameset></html>"
ADVERTISEMENT = f"<html><body>{'<p>别处的新闻很长很长,与本文没有关系。</p>' * 60}</body></html>"


def archived(*parts, kind="text/html", head=""):
    """A web archive of pages as browsers write it."""
    made = f'{head}From: <由 Microsoft Internet Explorer 5 保存>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n'
    for part in parts:
        words = quopri.encodestring(part.encode("gb18030")).decode()
        made += (
            f"--xx\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{words}\r\n"
        )
    return f"{made}--xx--\r\n".encode("gb18030")


@pytest.mark.parametrize(
    "data",
    [
        archived(PAGE),
        archived(PAGE, ADVERTISEMENT),
        archived(FRAMES, PAGE),
        archived(PAGE, kind="application/xhtml+xml"),
        archived(PAGE, kind='text/html; charset="_autodetect_all"'),
        archived(PAGE, head="\r\n\r\n"),
        b"\xef\xbb\xbf" + archived(PAGE),
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(PAGE.encode("gb18030")),
    ],
    ids=[
        "one",
        "an advertisement longer than the page",
        "frames",
        "xhtml",
        "charset",
        "blank",
        "mark",
        "single",
    ],
)
def test_web_archives_of_any_browser_give_their_page(data):
    assert text("a.mht", data) == TEXT


def test_a_saved_mail_gives_its_words():
    words = base64.encodebytes(TEXT.encode("gb18030"))
    head = b"From: a@b.cn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\n"
    part = b"Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert text("a.eml", head + part + words + b"\r\n--xx--\r\n") == TEXT
