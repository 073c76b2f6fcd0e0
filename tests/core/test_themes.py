"""Themes, industries and sections, each with the passages that earn it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import lexicon
from core.model import Case, Field, Paragraph, Section, Span
from core.parse import sections, themes
from core.parse.projection import project
from tests.core.plain_cases import case_of


def read(text: str) -> Case:
    case, view = case_of(text)
    return themes.read(case, view)


def names(case: Case, industry: bool = False) -> list[str]:
    return [t.name for t in case.themes if t.industry == industry]


@pytest.mark.parametrize("entry", lexicon.load("themes")["themes"], ids=lambda e: e["name"])
def test_each_theme_is_earned_by_its_example(entry: dict[str, str]) -> None:
    assert entry["name"] in names(read(entry["example"] * 2))


@pytest.mark.parametrize("entry", lexicon.load("industries")["industries"], ids=lambda e: e["name"])
def test_each_industry_is_earned_by_its_example(entry: dict[str, str]) -> None:
    assert entry["name"] in names(read(entry["example"]), industry=True)


def test_a_theme_shows_the_sentences_that_earn_it() -> None:
    text = "天气很好。村里发展肉牛养殖,建起牛舍。道路宽了。肉牛出栏多。"
    (theme,) = [t for t in read(text).themes if t.name == "肉牛"]
    assert [text[s.start : s.end] for s in theme.passages] == ["村里发展肉牛养殖,建起牛舍。", "肉牛出栏多。"]


def test_a_sentence_that_names_all_themes_says_little_for_each() -> None:
    text = "推进产业振兴、人才振兴、文化振兴、生态振兴、组织振兴。"
    assert names(read(text)) == []


def scores(text: str) -> dict[str, float]:
    return {t.name: t.score for t in read(text).themes}


def test_a_score_is_the_share_of_the_text_that_speaks_of_the_theme() -> None:
    half = "基础设施和农村公路,乡村建设。" + "天气很好太阳出来小鸟唱歌呀。"
    assert scores(half)["乡村建设"] == pytest.approx(0.5, abs=0.02)
    assert scores("基础设施和农村公路,乡村建设。") == {"乡村建设": 1.0}


def test_scores_of_a_short_and_a_long_article_compare() -> None:
    paragraph = "基础设施改善了,农村公路通了。\n孩子们在门口玩耍,老人晒太阳。\n"
    assert scores(paragraph * 2)["乡村建设"] == scores(paragraph * 30)["乡村建设"]


def test_a_sentence_with_one_weak_word_counts_half() -> None:
    assert scores("光伏。") == {"光伏": 0.5}


def test_a_word_in_passing_in_a_long_article_is_no_industry() -> None:
    assert scores("发展光伏。" + "孩子们在门口玩耍,老人晒着太阳。\n" * 200) == {}


def test_traditional_characters_are_read_too() -> None:
    assert "驻村帮扶" in scores("選派駐村幹部,開展駐村幫扶,第一書記進村。")


def test_an_empty_text_has_no_themes() -> None:
    assert read("").themes == ()


def sectioned(paragraphs: list[tuple[str, str, int]]) -> tuple[str, list[Section]]:
    text = "\n".join(words for _, words, _ in paragraphs)
    made, at = [], 0
    for kind, words, level in paragraphs:
        made.append(Paragraph(kind, (Span(at, at + len(words)),), level))  # type: ignore[arg-type]
        at += len(words) + 1
    case = Case(0, Span(0, len(text)), paragraphs=tuple(made))
    return text, list(sections.find(case, project(text, made)))


def test_sections_end_where_a_heading_of_their_level_begins() -> None:
    text, found = sectioned(
        [
            ("heading", "一、基本情况", 1),
            ("text", "全村百户。", 0),
            ("heading", "二、主要做法", 1),
            ("heading", "(一)抓产业", 2),
            ("text", "种菜。", 0),
            ("heading", "三、取得成效", 1),
            ("text", "富了。", 0),
        ]
    )
    assert [(s.heading.value, s.role, text[s.span.start : s.span.end]) for s in found] == [
        ("基本情况", "基本情况", "一、基本情况\n全村百户。"),
        ("主要做法", "主要做法", "二、主要做法\n(一)抓产业\n种菜。"),
        ("抓产业", "", "(一)抓产业\n种菜。"),
        ("取得成效", "成效", "三、取得成效\n富了。"),
    ]


def test_questions_and_leads_play_parts_too() -> None:
    _, found = sectioned(
        [("question", "取得了哪些成效?", 0), ("answer", "很多。", 0), ("text", "下一步,继续干。", 0)]
    )
    assert [(s.heading.value, s.role) for s in found] == [("取得了哪些成效?", "成效"), ("下一步", "下一步")]


def run_in(text: str) -> list[Section]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        lead = Span(at, at + line.index("。"))
        paragraphs.append(Paragraph("text", (Span(at, at + len(line)),), runin=lead))
        at += len(line) + 1
    case = Case(0, Span(0, len(text)), paragraphs=tuple(paragraphs))
    return list(sections.find(case, project(text, paragraphs)))


def test_run_in_headings_of_one_form_open_sections() -> None:
    found = run_in("选优派强。严格把关。\n素质培强。开展培训。")
    assert [(s.heading, s.span) for s in found] == [
        (Field("选优派强", Span(0, 4)), Span(0, 10)),
        (Field("素质培强", Span(11, 15)), Span(11, 21)),
    ]


@pytest.mark.parametrize("entry", lexicon.load("sections")["roles"], ids=lambda e: e["role"])
def test_each_role_is_told_by_its_example(entry: dict[str, str]) -> None:
    assert sections.role(entry["example"]) == entry["role"]


def test_reading_themes_keeps_the_rest_of_the_case() -> None:
    case, view = case_of("发展光伏。")
    case = replace(case, title=Field("光伏"))
    assert themes.read(case, view).title == Field("光伏")
