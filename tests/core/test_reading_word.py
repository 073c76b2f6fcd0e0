"""Word files as programs and people make them: counted numbers, boxes, forms, notes, revisions, odd packages."""

from __future__ import annotations

import io
import zipfile

import pytest

from core import reading
from core.parse import layout, metadata, split
from core.parse.projection import project
from core.reading.word_numbers import in_form
from tests.core import made_files

LEAD = "近年来,湖北省秭归县郭家坝镇立足脐橙资源,走出一条四季有鲜果的路子,全镇橘农人均增收3200元。"
MORE = "镇里建起冷链仓库6座,引进分选线4条,带动周边2100户果农入股合作社,去年分红480万元。"
LAST = "下一步,郭家坝镇将继续延伸链条,让更多群众在家门口就业增收。"
TITLE = "郭家坝镇:一颗脐橙富了一方百姓"
OFFICE = "http://schemas.openxmlformats.org"
LINK = f"{OFFICE}/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": f"{OFFICE}/wordprocessingml/2006/main",
        "r": LINK,
        "m": f"{OFFICE}/officeDocument/2006/math",
        "a": f"{OFFICE}/drawingml/2006/main",
        "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
        "mc": f"{OFFICE}/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def run(words, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def para(words, properties="", inner=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}{run(words) if words else ''}</w:p>"


def box(inner):
    """A text box as Word writes it: twice, for itself and for older programs."""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><w:txbxContent>{inner}</w:txbxContent>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows):
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def listed(words, level=0, number=1):
    return para(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def word(*blocks, parts=(), relations="", change=lambda name, data: data):
    """A Word file with these blocks in its body, more parts, relations of its text, and any other change."""
    made = zipfile.ZipFile(io.BytesIO(made_files.word(lambda document: document.add_paragraph("x"))))
    members = {name: made.read(name) for name in made.namelist()}
    members["word/document.xml"] = (
        f"<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>".encode()
    )
    name = "word/_rels/document.xml.rels"
    members[name] = members[name].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    members |= {key: value.encode() for key, value in dict(parts).items()}
    return made_files.archive({name: change(name, data) for name, data in members.items()})


def relation(kind, target, name="x1"):
    return f'<Relationship Id="{name}" Type="{LINK}/{kind}" Target="{target}"/>'


def text(data):
    (document,) = reading.read_bytes("a.docx", data)
    return document.text


def one(data):
    (document,) = reading.read_bytes("a.docx", data)
    (case,) = [
        metadata.read(c, project(document.text, c.paragraphs), document)
        for c in split.cases(layout.read(document))
    ]
    return document, case


LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "(%2)"), ("decimal", "%3."))
NUMBERING = (
    f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for i, (form, words) in enumerate(LEVELS)
    )
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)


def numbered(*blocks):
    return word(*blocks, parts={"word/numbering.xml": NUMBERING})


def test_numbers_that_word_counts_are_read_as_printed():
    data = numbered(
        listed("强化组织领导"), listed("成立专班", 1), listed("压实责任", 1), listed("5万亩基地", 2),
        listed("完善政策"), listed("出台文件", 1), listed("圆点", 0, 2), para("平常一段"),
        listed("另一列", 0, 3), listed("又一项", 0, 3), listed("", 0, 0),
    )  # fmt: skip
    assert text(data).split("\n") == [
        "一、强化组织领导", "(一)成立专班", "(二)压实责任", "1. 5万亩基地",
        "二、完善政策", "(一)出台文件", "圆点", "平常一段", "一、另一列", "二、又一项", "",
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs_and_headings_are_found_by_it():
    style = '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="案例标题"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    based = '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="own"/></w:style>'
    data = word(
        para(TITLE), para("强化领导", '<w:pStyle w:val="own"/>'), para(LEAD),
        para("完善政策", '<w:pStyle w:val="mine"/>'), para(MORE),
        para("不编号", '<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        parts={"word/numbering.xml": NUMBERING},
        change=lambda name, data: data.replace(b"</w:styles>", f"{style}{based}</w:styles>".encode())
        if name == "word/styles.xml"
        else data,
    )  # fmt: skip
    assert "一、强化领导\n" in text(data) and "\n二、完善政策\n" in text(data) and "\n不编号\n" in text(data)


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (12, "ideographDigital", "一二"),
        (3, "chineseLegalSimplified", "叁"),
        (2, "ideographTraditional", "乙"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (5, "someDayInvented", "5"),
        (0, "chineseCounting", "0"),
    ],
)
def test_counts_in_the_forms_of_lists(number, form, written):
    assert in_form(number, form) == written


def test_a_form_with_an_article_in_a_cell_is_opened():
    answer = para("一、强化组织领导") + para(LEAD) + para("二、延伸链条") + para(MORE) + para(LAST)
    rows = [
        (para("案例名称"), para(TITLE)),
        (para("报送单位"), para("郭家坝镇政府")),
        (para("主要做法"), answer),
    ]
    document, case = one(word(para("典型案例申报表"), table(*rows)))
    assert case.title.value == TITLE
    assert not [m for m in document.marks if m.kind == "table"]
    assert [p.kind for p in case.paragraphs][-5:] == ["heading", "text", "heading", "text", "text"]


def test_a_table_of_measures_with_long_cells_stays_a_table():
    rows = [(para("序号"), para("措施"), para("责任单位"))] + [
        (para(str(i)), para(LEAD) + para(MORE), para("农业农村局")) for i in range(1, 4)
    ]
    (document,) = reading.read_bytes("a.docx", word(para(TITLE), table(*rows)))
    assert len([m for m in document.marks if m.kind == "row"]) == 4


def test_boxes_are_read_whole_and_once():
    inner = para("框里第一段。") + table((para("村名"), para("户数")), (para("甲村"), para("76")))
    assert (
        text(word(para(TITLE), para("", inner=box(inner)), para(LEAD)))
        == f"{TITLE}\n框里第一段。\n村名\t户数\n甲村\t76\n{LEAD}\n"
    )
    rows = (para("村名"), para("户数")), (para("甲村", inner=box(para("框中"))), para("76"))
    assert "甲村 框中\t76\n" in text(word(table(*rows)))
    nested = table((para("户"), para("人")), (para("3"), para("9")))
    assert "如下\n户\t人\n3\t9\n" in text(
        word(table((para("单位"), para("情况")), (para("甲村"), para("如下") + nested)))
    )


def test_a_title_in_a_box_stands_before_the_paragraph_that_it_hangs_on():
    assert text(word(para(LEAD, inner=box(para(TITLE))), para(MORE))).startswith(f"{TITLE}\n{LEAD}\n")
    below = box(para("附图")).replace(
        "<wp:anchor>",
        '<wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>90000</wp:posOffset></wp:positionV>',
    )
    assert text(word(para(LEAD, inner=below))) == f"{LEAD}\n附图\n"
    art = f'<w:r><w:pict><v:shape><v:textpath string="{TITLE}"/></v:shape></w:pict></w:r>'
    assert text(word(para("", inner=art), para(LEAD))) == f"{TITLE}\n{LEAD}\n"


def test_words_are_read_as_printed():
    inner = (
        run("看得见。")
        + run("看不见。", "<w:vanish/>")
        + run("也看得见。", '<w:vanish w:val="0"/>')
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        + f"<w:r><w:ruby><w:rt>{run('wàn')}</w:rt><w:rubyBase>{run('万')}</w:rubyBase></w:ruby></w:r>"
        + "<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>"
    )
    (document,) = reading.read_bytes("a.docx", word(para("", inner=inner)))
    assert document.text == "看得见。也看得见。☑万x=5\n"
    assert document.notes == ("有隐藏文字没有读入(打印时也看不到)",)


def test_a_paragraph_whose_end_a_reviser_deleted_goes_on_and_deleted_rows_are_gone():
    end = "<w:rPr><w:del w:id='1'/></w:rPr>"
    rows = table((para("村"), para("户")), (para("甲"), para("1")), (para("乙"), para("2")))
    rows = rows[: rows.rindex("<w:tr>") + 6] + "<w:trPr><w:del/></w:trPr>" + rows[rows.rindex("<w:tr>") + 6 :]
    assert (
        text(word(para(LEAD[:20], end), para(LEAD[20:]), rows, para("末", end)))
        == f"{LEAD}\n村\t户\n甲\t1\n末\n"
    )


def test_notes_stand_apart_behind_what_they_belong_to_and_comments_are_told():
    notes = (
        f'<w:footnotes {SPACES}><w:footnote w:id="2">{para("数据来源:县统计局。")}</w:footnote></w:footnotes>'
    )
    comments = f'<w:comments {SPACES}><w:comment w:id="1">{para("请核实")}</w:comment></w:comments>'
    data = word(
        para(TITLE),
        para(LEAD, inner='<w:r><w:footnoteReference w:id="2"/></w:r>'),
        para(MORE),
        parts={"word/footnotes.xml": notes, "word/comments.xml": comments},
        relations=relation("footnotes", "footnotes.xml") + relation("comments", "comments.xml", "x2"),
    )
    document, case = one(data)
    assert [p.kind for p in case.paragraphs] == ["text", "caption", "text"]
    assert document.notes == ("有 1 条批注没有读入",)


def test_centred_words_under_a_picture_are_its_caption_and_contents_are_furniture():
    picture = "<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>"
    style = '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>'
    data = word(
        para("一颗脐橙富了一方百姓\t1", '<w:pStyle w:val="C1"/>'), para(TITLE), para(LEAD),
        para("", inner=picture), para("果农在分选线上忙着", '<w:jc w:val="center"/>'), para(MORE),
        change=lambda name, data: data.replace(b"</w:styles>", f"{style}</w:styles>".encode()),
    )  # fmt: skip
    _, case = one(data)
    assert case.title.value == TITLE
    assert [p.kind for p in case.paragraphs] == ["text", "caption", "text"]


MAIN = b"wordprocessingml.document.main"
PACKAGES = [
    ("macros", lambda name, data: data.replace(b"application/vnd.openxmlformats-officedocument." + MAIN, b"application/vnd.ms-word.document.macroEnabled.main"), ""),
    ("a picture that leads nowhere", lambda name, data: data, relation("image", "../NULL")),
    ("strict", lambda name, data: data.replace(LINK.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships").replace(f"{OFFICE}/wordprocessingml/2006/main".encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"), ""),
    ("no styles", lambda name, data: b"" if name == "word/styles.xml" else data, ""),
    ("broken properties", lambda name, data: b"<" if name == "docProps/core.xml" else data, ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "relations"), [p[1:] for p in PACKAGES], ids=[p[0] for p in PACKAGES])
def test_packages_that_word_opens_are_read(change, relations):
    assert text(word(para(TITLE), para(LEAD), change=change, relations=relations)) == f"{TITLE}\n{LEAD}\n"


def test_a_page_that_a_program_put_into_a_word_file_is_read():
    page = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>"
    data = word(
        para("附件"),
        '<w:altChunk r:id="x1"/>',
        para(LAST),
        parts={"word/page.htm": page},
        relations=relation("aFChunk", "/word/page.htm"),
    )
    (document,) = reading.read_bytes("a.docx", data)
    assert document.text == f"附件\n{TITLE}\n{LEAD}\n{LAST}\n"
    (heading,) = [m for m in document.marks if m.kind == "heading"]
    assert document.text[heading.span.start : heading.span.end].strip() == TITLE


def test_what_stands_behind_the_body_of_an_old_word_file_is_read():
    data = made_files.old_word(
        f"{LEAD}\n{MORE}\n", boxes=f"{TITLE}\n\n", heads="内部资料\n内部资料\n- 1 -\n",
        footnotes="\x02 数据来源:县统计局。\n", comments="\x05请核实\n",
    )  # fmt: skip
    document, case = one(data)
    assert document.text == f"内部资料\n{TITLE}\n{LEAD}\n{MORE}\n数据来源:县统计局。\n"
    assert case.title.value == TITLE
    assert [p.kind for p in case.paragraphs] == ["text", "text", "caption"]
    assert document.notes == ("有 1 条批注没有读入",)
    long = made_files.old_word(f"{TITLE}\n{LEAD}\n", boxes=f"{MORE}\n{LAST}\n")
    assert text(long) == f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n"
