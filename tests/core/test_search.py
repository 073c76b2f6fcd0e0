"""Whatever stands in a text is found, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.library import Entry, Library
from core.library.folding import fold, pattern, terms
from core.library.passages import snippet, snippet_at
from core.model import Case, Filter, Paragraph, Query, Span
from tests.core.made import document

FOUND = [
    ("凉水泉", {"凉水泉"}),
    ("零陵", {"零陵"}),
    ("养", {"大临河", "无地"}),
    ("养殖", {"大临河", "无地"}),
    ("原文:养殖", {"大临河", "无地", "凉水泉"}),
    ("原文:版", {"凉水泉"}),
    ("版权", set()),
    ("8.27亿元", {"零陵"}),
    ("100兆瓦", {"凉水泉", "全角"}),
    ("积分+学分", {"大临河"}),
    ("“137”", {"零陵"}),
    ('"“137”"', {"零陵"}),
    ("1+1>2", {"大临河"}),
    ("abc", {"全角"}),
    ("2023年增收", {"大临河"}),
    ("意外事故", {"凉水泉"}),
    ("光伏电站", {"北义城", "全角"}),
    ("光伏電站", {"北义城", "全角"}),
    ("台湾", {"北义城"}),
    ("光伏 养殖", {"无地"}),
    ("光伏 AND 养殖", {"无地"}),
    ("光伏 OR 养殖", {"凉水泉", "北义城", "全角", "无地", "大临河"}),
    ("光伏 或 责任制", {"凉水泉", "北义城", "全角", "无地", "零陵"}),
    ("光伏 -电站", {"无地"}),
    ("光伏 NOT (电站 OR 起步)", set()),
    ("-光伏", {"零陵", "大临河"}),
    ("-光", {"零陵", "大临河"}),
    ("光 OR 养", {"凉水泉", "北义城", "全角", "无地", "大临河"}),
    ("标题:夜校", {"大临河"}),
    ("标题:夜", {"大临河"}),
    ("标题:积分", set()),
    ("产值 NEAR/8 亿元", {"零陵"}),
    ("产值 NEAR/2 收入", set()),
    ("地区:山西省", {"大临河", "北义城"}),
    ("地区:山西", {"大临河", "北义城"}),
    ("地区:镇平", {"凉水泉"}),
    ("地区:山西省/晋城市", {"北义城"}),
    ("地区:山西省 地区:湖南省", {"大临河", "北义城", "零陵"}),
    ("-地区:山西省", {"凉水泉", "零陵", "全角", "无地"}),
    ("主题:产业 -主题:组织", {"凉水泉"}),
    ("(主题:产业 OR 主题:人才) 收入", {"凉水泉", "零陵"}),
    ("类型:综述", {"零陵"}),
    ("来源:永州日报", {"零陵"}),
    ("年:2023", {"零陵", "大临河"}),
    ("年:2020-2021", {"凉水泉", "全角"}),
    ("年:>=2021", {"凉水泉", "零陵", "大临河"}),
    ("年:<2020", {"无地"}),
    ("项目:八稻产业", {"零陵"}),
    ("数字:村集体收入>=10万元", {"凉水泉"}),
    ("数字:村集体收入>=8万元", {"凉水泉", "零陵"}),
    ("数字:产值", {"零陵"}),
    ("数字:>1亿元", {"零陵"}),
    ("数字:绿化>=300亩", {"无地"}),
    ("数字:绿化>300亩", set()),
    ("数字:绿化面积=20公顷", {"无地"}),
    ("数字:>=0.1平方公里", {"无地"}),
    ("审核:未审核 光伏 标题:全角", {"全角"}),
    ("指标:集体收入 来源:永州日报", {"零陵"}),
    ("lsq", {"凉水泉"}),
    ("liangshuiquan", {"凉水泉"}),
    ("liangshuiq", {"凉水泉"}),
    ("bdcy", {"零陵"}),
    ("地区:lls", set()),
    ("地区:llq", {"零陵"}),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_finds(library: Library, text: str, expected: set[str]) -> None:
    rows = library.page(Query(text), 0)
    assert {row.file.removesuffix(".txt") for row in rows} == expected
    assert library.answer(Query(text)).total == len(rows)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("数字:绿化>=300亩", ["20公顷"]),
        ("数字:绿化>300亩", []),
        ("数字:绿化面积=20公顷 绿化", ["20公顷", "绿化"]),
        ("-数字:绿化>=300亩", []),
        ("数字:收入>=很多", []),
    ],
)
def test_the_figures_that_meet_a_condition_are_hits(library: Library, text: str, met: list[str]) -> None:
    [case] = library.ids(Query("标题:没有地点"))
    stored = library.case(case, Query(text))
    assert sorted({stored.document.text[hit.start : hit.end] for hit in stored.hits}) == met
    assert list(stored.hits) == sorted(stored.hits)


TROUBLES = [
    ("(光伏", "括号没有成对"),
    ("光伏)", "多了一个右括号"),
    ('"光伏', "引号没有成对"),
    ("光伏 OR", "末尾还缺一个词"),
    ("地区:", "地区:”后面还缺内容"),
    ("年:上月", "看不懂年份"),
    ("数字:收入>=很多", "看不懂数字条件"),
    ("排序:好看", "不能按"),
    ("光伏 NEAR 地区:山西", "NEAR 两边"),
    ("养 NEAR 殖", "至少要有两个字"),
]


@pytest.mark.parametrize(("text", "words"), TROUBLES)
def test_explains_a_bad_query(library: Library, text: str, words: str) -> None:
    answer = library.answer(Query(text))
    assert words in answer.problem
    assert answer.total == 0 and answer.rows == ()


HOSTILE = [
    '"',
    "'",
    "*",
    "a*",
    "^光",
    "title:光",
    "{title}",
    "光 + 伏",
    "NEAR(光 伏)",
    "a:b",
    "\x00",
    "\\",
    "光;DROP TABLE cases",
    "%",
    "_",
    "?*[",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_never_lets_typed_text_into_the_index_language(library: Library, text: str) -> None:
    library.answer(Query(text))
    library.answer(Query("", (Filter("place", text), Filter("programme", text, True))))
    library.suggest(text)


def test_marks_the_hits_in_text_and_snippet(library: Library) -> None:
    row = library.page(Query("意外事故"), 0)[0]
    assert [row.snippet.text[m.start : m.end] for m in row.snippet.marks] == ["意外事故"]
    case = library.case(row.id, Query("意外事故 OR 光伏"))
    assert [case.document.text[h.start : h.end] for h in case.hits] == ["光伏", "意外事\n故"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("数字:绿化>=300亩", ["20公顷"]),
        ("数字:村集体收入>=8万元", ["12万元", "8万元"]),
        ("绿化 数字:绿化>=300亩", ["绿化 20公顷"]),
        ("夜校 OR 数字:村集体收入>10万元", ["12万元", "夜校"]),
        ("-数字:村集体收入 标题:夜校", ["夜校"]),
        ("地区:镇平", [""]),
    ],
)
def test_the_snippet_of_a_condition_is_around_the_figure(
    library: Library, text: str, shown: list[str]
) -> None:
    rows = library.page(Query(text), 0)
    assert rows == library.answer(Query(text)).rows
    marked = [" ".join(row.snippet.text[m.start : m.end] for m in row.snippet.marks) for row in rows]
    assert sorted(marked) == shown


def test_words_come_before_figures_and_a_figure_with_its_sentence() -> None:
    text = "前言。" + "养殖" * 60 + "。村里日子好了。去年绿化20公顷,种下树苗3000棵。"
    whole, figures = (
        Span(0, len(text)),
        [Span(text.index(f), text.index(f) + len(f)) for f in ("20公顷", "3000棵")],
    )
    words = snippet(text, whole, [pattern("前言")], figures)
    assert words and [words.text[m.start : m.end] for m in words.marks] == ["前言"]
    one = snippet_at(text, whole, figures)
    assert one and one.text == "去年绿化20公顷,种下树苗3000棵。"
    assert [one.text[m.start : m.end] for m in one.marks] == ["20公顷", "3000棵"]
    assert snippet_at(text, Span(0, 40), figures) is None


def test_snippets_hold_the_hit_whatever_its_spelling(library: Library) -> None:
    for row in library.page(Query("光伏电站"), 0):
        marked = [row.snippet.text[m.start : m.end] for m in row.snippet.marks]
        assert [fold(words) for words in marked] == ["光伏电站"]


@pytest.mark.parametrize("text", ["光伏", "ＡＢＣ　１２３", "臺灣 “137”", "𠮷野家"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folds_both_ways() -> None:
    assert fold("臺灣ＡＢＣ") == fold("台湾abc")
    assert terms("积分+学分") == terms("积分＋学分") and terms("a b") == "ab"
    assert pattern("2023年").search("于 2023 年增收")


def test_recall_is_complete_on_random_substrings(tmp_path: Path) -> None:
    """2,000 substrings of 1 to 8 characters of the sample documents against a literal scan."""
    texts = [path.read_text("utf-8") for path in sorted(Path("seeds").iterdir())]
    library = Library.create(tmp_path / "samples.xjlib")
    library.add([_whole(f"{i}.txt", text) for i, text in enumerate(texts)])
    drawn = random.Random(7)
    for _ in range(2000):
        text = drawn.choice(texts)
        at = drawn.randrange(len(text))
        words = text[at : at + drawn.randint(1, 8)]
        if "\n" in words or not words.strip():
            continue
        quoted = '"' + words.replace('"', '""') + '"'
        expected = {i for i, whole in enumerate(texts) if words in whole}
        found = {int(row.file[0]) for row in library.page(Query(quoted), 0)}
        assert expected <= found, words
        assert found == {i for i, whole in enumerate(texts) if pattern(words).search(whole)}, words
    library.close()


def _whole(name: str, text: str) -> Entry:
    pieces, at = [], 0
    for line in text.split("\n"):
        pieces.append(Paragraph("text", (Span(at, at + len(line)),)))
        at += len(line) + 1
    case = Case(0, Span(0, len(text)), (Span(0, len(text)),), tuple(pieces))
    return Entry(name, text.encode(), document(name, text), (case,))
