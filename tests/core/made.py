"""Small documents made by hand, with their cases, for tests of the library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from core.library import Entry
from core.model import (
    Case,
    Document,
    Field,
    Figure,
    Paragraph,
    Place,
    PrimaryPlace,
    Programme,
    Quantity,
    Span,
    Theme,
)  # fmt: skip

ARTICLE = """凉水泉村里的新变化{n}
来源:南阳日报 2022-05-{day:02}

今年以来,老庄镇凉水泉村大力发展光伏产业,建成{n}兆瓦电站,带动{n}户群众增收致富,村集体收入达到{n}万元。
村党支部组织党员干部入户走访,了解群众的困难和需求,帮助解决了饮水、道路等{n}个实际问题。
"""
"""An article to be written to a file and read by the program itself."""

MARK = "\x1f"
"""Stands in a body where a page broke a sentence: a newline in the text, nothing in the reading view."""


def case_in(
    text: str,
    start: int,
    title: str,
    body: str,
    number: int = 0,
    place: Sequence[str] = (),
    published: str = "",
    source: str = "",
    kind: str = "news",
    themes: Sequence[str] = (),
    programmes: Sequence[str] = (),
    figures: Sequence[tuple[str, str, float, str]] = (),
) -> Case:
    """The case whose title and body stand in `text` from `start` on."""
    title_at = text.index(title, start)
    body_at = text.index(body.replace(MARK, "\n"), title_at)
    whole = Span(body_at, body_at + len(body))
    primary = PrimaryPlace(Place(*place), ("title",)) if place else None
    return Case(
        number, Span(title_at, whole.end), (whole,), _paragraphs(body, body_at),
        title=Field(title, Span(title_at, title_at + len(title))), source=Field(source) if source else None,
        published=Field(published) if published else None, kind=kind, primary_place=primary,  # type: ignore[arg-type]
        programmes=tuple(Programme(_find(text, p, body_at), p, p, "project") for p in programmes),
        figures=tuple(_figure(text, body_at, figure) for figure in figures),
        themes=tuple(Theme(name, 1.0, ()) for name in themes),
    )  # fmt: skip


def entry(name: str, title: str, body: str, furniture: str = "", **more: object) -> Entry:
    """A document of one case, with a line of furniture at its end."""
    text = f"{title}\n{body.replace(MARK, chr(10))}\n{furniture}\n"
    return Entry(
        f"made/{name}", text.encode(), document(name, text), (case_in(text, 0, title, body, **more),)  # type: ignore[arg-type]
    )  # fmt: skip


def document(name: str, text: str) -> Document:
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest())


def _paragraphs(body: str, at: int) -> tuple[Paragraph, ...]:
    found = []
    for line in body.split("\n"):
        pieces = []
        for piece in line.split(MARK):
            pieces.append(Span(at, at + len(piece)))
            at += len(piece) + 1
        found.append(Paragraph("text", tuple(pieces)))
    return tuple(found)


def _find(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def _figure(text: str, start: int, figure: tuple[str, str, float, str]) -> Figure:
    indicator, words, value, unit = figure
    span = _find(text, words, start)
    worth = {"元": (1.0, "元", "money"), "亩": (1.0, "亩", "area"), "公顷": (15.0, "亩", "area")}
    factor, canonical, dimension = worth[unit]
    normal = Quantity(value * factor, canonical, dimension)
    return Figure(
        span, words, value, unit, indicator=indicator, theme="collective_income", sentence=span, normal=normal
    )


def village_library() -> list[Entry]:
    """Six cases of five places, with every trap of searching in them."""
    return [
        entry(
            "凉水泉.txt", "凉水泉村的致富路", "凉水泉村积极发展光伏产业,建成100兆瓦电站。\n村集体收入达到12万元,因意外事"
            + MARK + "故返贫的3户全部脱困。", "版权所有 养殖技术网", place=("河南省", "南阳市", "镇平县", "老庄镇", "凉水泉村"),
            published="2021-05-01", source="南阳日报", themes=("产业",), programmes=("光伏产业",),
            figures=(("村集体收入", "12万元", 120000.0, "元"),),
        ),
        entry(
            "零陵.txt", "“驻”进群众心里", "零陵区推行“137”责任制,培育“八稻产业”。\n全区产值8.27亿元,村集体经济收入8万元。",
            place=("湖南省", "永州市", "零陵区"), published="2023-04-07", source="永州日报", kind="feature",
            themes=("产业", "组织"), programmes=("“137”责任制", "八稻产业"),
            figures=(("产值", "8.27亿元", 8.27e8, "元"), ("村集体经济收入", "8万元", 80000.0, "元")),
        ),
        entry(
            "大临河.txt", "每周夜校助推工作", "制定“积分+学分”激励机制,1+1>2。\n养殖大户带动 2023 年增收。", place=("山西省", "朔州市", "应县", "大临河乡"),
            published="2023-06-30", source="朔州日报", themes=("人才",), programmes=("积分+学分",),
        ),
        entry("北义城.txt", "北义城镇巩固成果", "乡鎮推進產業發展,臺灣客商投資光伏電站。", place=("山西省", "晋城市", "泽州县", "北义城镇")),
        entry("全角.txt", "全角文章", "建成１００兆瓦光伏電站,ABC项目落地。", published="2020"),
        entry("无地.txt", "没有地点的文章", "养殖和种植并重,光伏尚未起步,绿化20公顷。", published="2019-01-01", themes=("生态",),
            figures=(("绿化面积", "20公顷", 20.0, "公顷"),),),
    ]  # fmt: skip
