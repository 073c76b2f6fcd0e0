"""Files of every format give the article's words, and what is no article says so."""

from __future__ import annotations

import os
import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from core import reading
from core.errors import Unreadable
from core.parse import layout, metadata, split
from core.parse.projection import project
from core.reading import pdf_layout
from core.reading.encodings import decode
from core.reading.pdf_layout import Glyph
from core.reading.plain import newlines
from tests.core import made_files

LEAD = "近年来,湖北省秭归县郭家坝镇立足脐橙资源,走出一条四季有鲜果的路子,全镇橘农人均增收3200元。"
MORE = "镇里建起冷链仓库6座,引进分选线4条,带动周边2100户果农入股合作社,去年分红480万元。"
LAST = "下一步,郭家坝镇将继续延伸链条,让更多群众在家门口就业增收。"
TITLE = "郭家坝镇:一颗脐橙富了一方百姓"
ARTICLE = f"{TITLE}\n来源:三峡日报 2023-05-06\n{LEAD}\n{MORE}\n{LAST}\n"


def cases(document):
    return [
        metadata.read(c, project(document.text, c.paragraphs), document)
        for c in split.cases(layout.read(document))
    ]


def body_text(document, case):
    return "\n".join(document.text[s.start : s.end] for s in case.body)


def view(document, case):
    return project(document.text, case.paragraphs).text


def one(name, data):
    (document,) = reading.read_bytes(name, data)
    (case,) = cases(document)
    return document, case


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5hkscs"],
)
def test_text_in_any_encoding(encoding):
    article = ARTICLE
    if encoding == "big5hkscs":
        article = "郭家壩鎮:一顆臍橙富了一方百姓\n近年來,湖北省秭歸縣郭家壩鎮立足資源,走出一條路子,全鎮農民人均增收3200元。\n"
    document, case = one("a.txt", article.encode(encoding, "strict"))
    assert document.text.lstrip("\ufeff") == article
    assert case.title.value == article.split("\n")[0]


def test_windows_newlines_move_nothing():
    raw = ARTICLE.replace("\n", "\r\n")
    document, case = one("a.txt", raw.encode())
    assert len(document.text) == len(raw)
    assert raw[case.title.span.start : case.title.span.end] == TITLE
    assert "\r" not in document.text


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("big5", "gb18030"), ("iso-8859-1", "gb18030")],
)
def test_a_wrong_declaration_is_not_believed(declared, actual):
    page = f'<html><head><meta charset="{declared}"><title>x</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>'
    document, _ = one("a.html", page.encode(actual))
    assert LEAD in document.text


def test_a_few_broken_bytes_do_not_change_the_encoding():
    text, encoding = decode((LEAD * 20).encode() + b"\xe4\xb8")
    assert encoding == "utf-8"
    assert text.startswith(LEAD)


def test_a_saved_page_is_told_from_its_furniture():
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_三峡新闻网</title>
<meta name="PubDate" content="2023-05-06 10:00"><script>var a = "脚本里的话,不是文章。";</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">要闻</a><a href="/b">县区</a></div>
<h1>{TITLE}</h1><div class="info"><span>2023-05-06 10:00</span> <span>来源:三峡日报</span> <span>编辑:李小红</span></div>
<div id="content"><p>　　{LEAD}</p><p style="text-align:center"><img src="a.jpg"></p>
<p style="text-align: center">果农在分选线上忙着</p><p>　　{MORE[:20]}<b>{MORE[20:]}</b></p><p>　　{LAST}</p></div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="/1">别处的新闻标题很长很长,与本文没有关系。</a></li></ul></div>
<div class="footer">版权所有 三峡新闻网 鄂ICP备05000001号</div></body></html>"""
    document, case = one("page.txt", page.encode())
    assert document.media_type == "text/html"
    assert case.title.value == TITLE
    assert (case.source.value, case.published.value) == ("三峡日报", "2023-05-06")
    assert [e.value for e in case.editors] == ["李小红"]
    assert view(document, case) == f"{LEAD}\n{MORE}\n{LAST}"
    assert any(p.kind == "caption" for p in case.paragraphs)
    assert "脚本" not in document.text


def test_a_table_keeps_its_cells_apart_and_knows_its_header():
    page = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><table><tr><th>村名</th><th>户数</th></tr><tr><td>擂鼓台村</td><td>76</td></tr></table><p>{LAST}</p></body></html>"
    document, case = one("a.html", page.encode())
    rows = [m for m in document.marks if m.kind == "row"]
    assert [document.text[m.span.start : m.span.end] for m in rows] == ["村名\t户数", "擂鼓台村\t76"]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind == "header"] == [
        "村名\t户数"
    ]
    assert [p.kind for p in case.paragraphs] == ["text", "table", "table", "text"]


def test_a_table_that_only_lays_out_the_page_is_no_table():
    page = f"<html><body><table><tr><td><a href='/'>首页</a></td><td><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p></td></tr></table></body></html>"
    document, case = one("a.html", page.encode())
    assert not [m for m in document.marks if m.kind == "table"]
    assert view(document, case) == f"{LEAD}\n{MORE}"


def test_a_web_archive_gives_its_page():
    page = f'<html><head><meta charset="gb2312"></head><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>'
    whole = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx\r\n'
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        + quopri.encodestring(page.encode("gb18030"))
        + b"\r\n--xx\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--xx--\r\n"
    )
    document, case = one("a.mht", whole)
    assert case.title.value == TITLE
    assert LEAD in document.text


def _fill(document):
    document.sections[0].header.paragraphs[0].text = "秭归县乡村振兴典型材料"
    document.add_heading(TITLE, 0)
    document.add_paragraph("来源:三峡日报 2023-05-06")
    document.add_paragraph(LEAD)
    document.add_heading("一、主要做法", 1)
    document.add_paragraph(MORE)
    table = document.add_table(2, 2)
    for cell, words in zip(
        [c for row in table.rows for c in row.cells], ["村名", "户数", "擂鼓台村", "76"], strict=True
    ):
        cell.text = words
    document.add_paragraph(LAST)


def test_a_word_file_with_header_headings_and_table():
    document, case = one("a.docx", made_files.word(_fill))
    assert case.title.value == TITLE
    assert case.published.value == "2023-05-06"
    assert [p.kind for p in case.paragraphs] == ["text", "heading", "text", "table", "table", "text"]
    assert "秭归县乡村振兴典型材料" in document.text
    assert "典型材料" not in body_text(document, case)


def test_a_text_box_in_word_is_read_once():
    def build(document):
        document.add_paragraph(LEAD)
        run = document.add_paragraph(MORE).add_run()
        box = '<w:txbxContent xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>框里的一句话。</w:t></w:r></w:p></w:txbxContent>'
        whole = (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
        run._r.append(etree.fromstring(whole))

    document, _ = one("a.docx", made_files.word(build))
    assert document.text.count("框里的一句话。") == 1
    assert f"{MORE}\n" in document.text


def test_an_old_word_file_is_read_without_a_converter(monkeypatch):
    monkeypatch.setenv("PATH", "")
    document, case = one("a.doc", made_files.old_word(ARTICLE))
    assert document.media_type == "application/msword"
    assert case.title.value == TITLE
    assert view(document, case) == f"{LEAD}\n{MORE}\n{LAST}"


def test_an_old_word_file_that_cannot_be_read_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    broken = made_files.old_word(ARTICLE).replace(b"\xec\xa5\xc1\x00", b"\x00\x00\x00\x00")
    with pytest.raises(Unreadable, match=r"另存为 \.docx"):
        reading.read_bytes("a.doc", broken)


def _paged(words_of_pages):
    return [
        [(200, 805, 9, "秭归县乡村振兴简报"), *words, (290, 30, 9, f"- {number} -")]
        for number, words in enumerate(words_of_pages, 1)
    ]


def test_a_pdf_heals_lines_and_drops_running_heads():
    lines = made_files.column(f"{LEAD}\n{MORE}\n{LAST}", 90, 700, 36)
    pages = _paged(
        [
            [(180, 760, 18, TITLE), *lines[:3]],
            [(x, 760 - 16 * i, s, t) for i, (x, _, s, t) in enumerate(lines[3:])],
        ]
    )
    document, case = one("a.pdf", made_files.pdf(pages))
    assert case.title.value == TITLE
    assert view(document, case) == f"{LEAD}\n{MORE}\n{LAST}"
    assert "简报" in document.text
    assert "简报" not in body_text(document, case)
    assert [m.value for m in document.marks if m.kind == "page"] == ["1", "2"]


def test_a_pdf_in_two_columns_is_read_column_by_column():
    left = made_files.column(f"{LEAD}\n{MORE}", 60, 700, 20)
    right = made_files.column(f"{LAST}\n{MORE[::-1]}", 320, 700, 20)
    rows = [word for pair in zip(left, right, strict=False) for word in pair]
    rows += left[len(right) :] + right[len(left) :]
    document, case = one("a.pdf", made_files.pdf([[(150, 780, 20, TITLE), *rows]]))
    assert view(document, case) == f"{LEAD}\n{MORE}\n{LAST}\n{MORE[::-1]}"


def test_a_scanned_pdf_says_that_it_has_no_text():
    with pytest.raises(Unreadable, match="没有文字层"):
        reading.read_bytes("a.pdf", made_files.pdf([[], []], text=False))


def test_a_zip_of_anything_with_names_from_a_chinese_windows():
    box = made_files.archive(
        {"一.txt": ARTICLE.encode("gb18030"), "二.docx": made_files.word(_fill), "三.png": b"\x89PNG1234"}
    )
    documents = reading.read_bytes("all.zip", box)
    assert [d.name for d in documents] == ["all.zip/一.txt", "all.zip/二.docx"]
    assert "三.png" in documents[0].notes[-1]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "空的"),
        ("blank.txt", b"  \r\n\r\n ", "空的"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "图片"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)), "图片"),
        ("noise.txt", bytes(range(256)) * 20, "不是文字文件"),
        ("a.rar", b"Rar!\x1a\x07\x00", "解压"),
        ("a.pdf", b"%PDF-1.7 nothing else", "损坏"),
        ("a.zip", b"PK\x03\x04 nothing else", "损坏"),
        ("a.xlsx", made_files.archive({"xl/workbook.xml": b"<x/>"}), "损坏"),
        ("a.docx", made_files.archive({"word/document.xml": b"<x"}), "损坏"),
        ("a.html", b"<html><body><script>1</script></body></html>", "没有文字"),
        ("none.zip", made_files.archive({"a.png": b"\x89PNG1234"}), "没有能读的文章"),
    ],
)
def test_what_is_no_article_says_so(name, data, reason):
    with pytest.raises(Unreadable, match=reason) as caught:
        reading.read_bytes(name, data)
    assert caught.value.name.startswith(name)


def test_folders_and_missing_files_say_so(tmp_path):
    with pytest.raises(Unreadable, match="文件夹"):
        reading.read(tmp_path)
    with pytest.raises(Unreadable, match="不存在"):
        reading.read(tmp_path / "none.txt")


def test_a_file_without_permission_says_so(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text(ARTICLE, "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything

        def refuse(self, *_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unreadable, match="权限"):
        reading.read(path)


@given(st.text(st.sampled_from("乡村\r\n\x0b\x0c\x85\u2028 。"), max_size=40))
def test_newlines_keep_every_offset(text):
    made = newlines(text)
    assert len(made) == len(text)
    assert all(a == b or b in " \n" for a, b in zip(text, made, strict=True))
    assert not set(made) & set("\r\x0b\x0c\x85\u2028")
    assert made.count("\n") == len((text + ".").splitlines()) - 1


@given(st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_any_utf8_text_is_read_as_it_is(text):
    assert decode(text.encode()) == (text, "utf-8") or text.startswith("\ufeff")


WECHAT = f"""<!DOCTYPE html><html><head><meta property="og:title" content="{TITLE}"/>
<meta property="og:site_name" content="微信公众平台"/></head><body id="activity-detail">
<div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">
  {TITLE}
</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">王小明</span>
<a href="javascript:void(0);" id="js_name">秭归发布</a><em id="publish_time">2023-05-06 08:30</em></div>
<div class="rich_media_content" id="js_content" style="visibility: visible;"><section><section><p><span>{LEAD}</span></p></section></section>
<section><img data-src="x"></section><p style="text-align: center;"><span style="font-size:12px">果园里一片繁忙</span></p>
<p><strong>冷链进村</strong></p><p>{MORE}<br></p><p>{LAST}</p><p>编辑丨李红</p><p>审核丨张伟</p></div>
<div class="rich_media_tool" id="js_toobar3"><a href="#">阅读原文</a> 阅读 1.2万 赞 86</div>
<div class="profile_container"><strong class="profile_nickname">秭归发布</strong><p class="profile_meta">本县权威信息发布平台,提供新闻资讯服务。</p></div>
<div style="display: none;">看不见的字,不是文章。</div></div></body></html>"""


def test_a_page_saved_from_a_chat_account():
    document, case = one("a.html", WECHAT.encode())
    assert case.title.value == TITLE
    assert case.published.value == "2023-05-06"
    assert [e.value for e in case.editors] == ["李红"]
    assert view(document, case) == f"{LEAD}\n冷链进村\n{MORE}\n{LAST}"
    assert [p.kind for p in case.paragraphs] == ["text", "caption", "heading", "text", "text"]
    assert "看不见" not in document.text


GOVERNMENT = f"""<html><head><META http-equiv=Content-Type content="text/html; charset=gb2312"><title>{TITLE}-秭归县人民政府</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2023-05-06 10:12"><meta name="ContentSource" content="县农业农村局">
</head><body><form method="post" action="./view.aspx" id="aspnetForm"><table width="1000"><tr><td><a href="/">首页</a> &gt; <a href="/x">工作动态</a></td></tr>
<tr><td align=center><font size=5><b>{TITLE}</b></font></td></tr>
<tr><td align=center>发布时间:2023-05-06 10:12 浏览次数:<span>36</span> 【字号:<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】【<a href="#">打印</a>】【<a href="#">关闭</a>】</td></tr>
<tr><td><div class="TRS_Editor"><P>&nbsp;&nbsp;&nbsp;&nbsp;{LEAD}</P><P>　　{MORE}</P>
<table border=1><tr><td>村名</td><td>户数</td></tr><tr><td>擂鼓台村</td><td>76</td></tr></table>
<P>　　{LAST}</P></div></td></tr>
<tr><td>上一篇:<a href="/1">某镇召开会议</a><br>下一篇:<a href="/2">某村修好道路</a></td></tr>
<tr><td>主办:秭归县人民政府 承办:政府办 鄂ICP备05000001号</td></tr></table></form></body></html>"""


@pytest.mark.parametrize(
    "tags", ["<p style='x'>{}</p><p></p>", "<table id='a'><p id='b'></p></table>\n{}\n<p></p>"]
)
def test_a_text_with_tags_in_it_keeps_its_lines(tags):
    lines = [LEAD, MORE, LAST]
    page = f"石门新闻 发表于 2023-08-12 08:30\n\n{TITLE}\n\n" + "\n".join(map(tags.format, lines))
    (document,) = reading.read_bytes("a.txt", page.encode())
    assert [line.strip() for line in document.text.split("\n") if line.strip()][1:] == [TITLE, *lines]


def test_a_page_of_a_government_laid_out_by_tables():
    document, case = one("a.htm", GOVERNMENT.encode("gb18030"))
    assert case.title.value == TITLE
    assert (case.source.value, case.published.value) == ("县农业农村局", "2023-05-06")
    assert view(document, case) == f"{LEAD}\n{MORE}\n村名\t户数\n擂鼓台村\t76\n{LAST}"


def test_lines_parted_by_breaks_are_lines():
    page = (
        f"<html><body><h2>{TITLE}</h2><div>　　{LEAD}<br><br>　　{MORE}<br/>\n　　{LAST}</div></body></html>"
    )
    document, case = one("a.html", page.encode())
    assert view(document, case) == f"{LEAD}\n{MORE}\n{LAST}"


@pytest.mark.parametrize("style", ["Title", "Heading 1", "Normal"])
def test_titles_of_word_files_in_any_style(style):
    def build(document):
        document.add_paragraph(TITLE, style=style)
        document.add_paragraph(LEAD)
        document.add_paragraph(MORE)

    document, case = one("a.docx", made_files.word(build))
    assert case.title.value == TITLE
    assert view(document, case) == f"{LEAD}\n{MORE}"


def test_a_frame_of_one_cell_is_no_table():
    def build(document):
        document.add_paragraph(TITLE)
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell.text = LEAD
        cell.add_paragraph(MORE)

    document, case = one("a.docx", made_files.word(build))
    assert [p.kind for p in case.paragraphs] == ["text", "text"]
    assert view(document, case) == f"{LEAD}\n{MORE}"


def test_deleted_words_and_field_codes_of_word_are_left_out():
    xml = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>留下的话</w:t></w:r>'
        "<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:ins><w:r><w:t>,添上的话。</w:t></w:r></w:ins>"
        '<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r><w:r><w:t xml:space="preserve"> 完。</w:t></w:r></w:p>'
    )

    def build(document):
        document.element.body.insert(0, etree.fromstring(xml))

    (document,) = reading.read_bytes("a.docx", made_files.word(build))
    assert document.text == "留下的话,添上的话。 完。\n"


def test_fields_and_tables_of_old_word_files():
    text = (
        f'{TITLE}\n\x13 HYPERLINK "http://x" \x14{LEAD}\x15\n村名\x07户数\x07\x07擂鼓台村\x0776\x07\x07{MORE}'
    )
    (document,) = reading.read_bytes("a.doc", made_files.old_word(text))
    assert "HYPERLINK" not in document.text
    assert LEAD in document.text
    assert "村名\t户数\n擂鼓台村\t76\n" in document.text


def test_a_word_broken_at_a_line_end_of_a_pdf_is_healed():
    lines = [(90, 700, 10.5, "这是一份用英文写成的 devel-"), (90, 684, 10.5, "opment 报告,讲的是乡村。")]
    filler = made_files.column(f"{LEAD}{MORE}", 90, 660, 24)
    (document,) = reading.read_bytes("a.pdf", made_files.pdf([[*lines, *filler]]))
    assert "devel-\n" not in document.text


def test_a_locked_or_foreign_xml_file_says_what_to_do():
    xml = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
    with pytest.raises(Unreadable, match="XML"):
        reading.read_bytes("a.xml", xml)


def test_a_pdf_without_indents_parts_paragraphs_by_their_distance():
    first = made_files.column(LEAD, 90, 700, 24, indent=0)
    second = made_files.column(MORE, 90, first[-1][1] - 28, 24, indent=0)
    head = [(90, 790, 22, "一颗脐橙富了一方百姓,一条"), (90, 762, 22, "产业链带火一座山城")]
    document, case = one(
        "a.pdf", made_files.pdf([[*head, (90, 730, 10.5, "来源:三峡日报 2023-05-06"), *first, *second]])
    )
    assert case.title.value == "一颗脐橙富了一方百姓,一条产业链带火一座山城"
    assert case.published.value == "2023-05-06"
    assert view(document, case) == f"{LEAD}\n{MORE}"


def test_a_line_that_a_page_repeats_from_the_last_is_read_once():
    lines = made_files.column(f"{LEAD}\n{MORE}\n{LAST}", 90, 760, 30)
    pages = [
        [(90, 790, 18, TITLE), *lines[:4]],
        [(x, 760 - 16 * i, s, t) for i, (x, _, s, t) in enumerate(lines[3:])],
    ]
    document, case = one("a.pdf", made_files.pdf(pages))
    assert view(document, case) == f"{LEAD}\n{MORE}\n{LAST}"


def test_radicals_that_fonts_put_for_characters_are_characters():
    words = "⼀⼼⻛⻚⽹⸺完"
    glyphs = [Glyph(char, 10.0 * i, 10.0 * i + 10, 0, 10, 10.0) for i, char in enumerate(words)]
    (line,) = pdf_layout.lines(glyphs)
    assert line.text == "一心风页网——完"
