"""Titles as the fitted model reads them: what lines show, where it speaks up against the rules, what it was taught."""

from __future__ import annotations

import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pycrfsuite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import paths
from core.model import Document, Span
from core.parse import layout, split
from core.parse.split import chosen, tagger
from core.parse.split.cues import cues
from core.parse.split.tagger import Title

GOLDEN = Path(__file__).parents[1] / "golden"
TOLD = (
    "走进石门县壶瓶山镇平峒村,满山的茶园沿着山势铺开,村民们正忙着采摘今年的第一茬新茶。村里的茶园面积已经超过2000亩,户均增收8000元。"
    "过去这里山高路远,守着好山好水过穷日子。2016年以来,驻村工作队和村支两委一道修路、引水、改园,请来农技员住在村里教剪枝,把零散的地块流转过来统一经营。"
    "“以前一年到头挣不了几个钱,现在在家门口就能上班。”脱贫户覃小波说。合作社按股分红,去年全村人均可支配收入达到15600元,比上年增长12%。"
    "下一步,村里还要建一座加工厂,把茶园和民宿连起来,让更多的年轻人愿意回来。镇里也将从项目、资金和技术上继续给予支持,让茶香飘得更远。"
)


def page(*lines):
    return layout.read(Document("a.txt", "\n".join(lines), ""))


def fitter():
    """The script that fits the weights, which is no module of the program."""
    folder = paths.resources() / "titles"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("fit", folder / "fit.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60), max_size=12))
def test_every_line_shows_something(texts):
    lines = page(*texts).lines
    assert [bool(shown) for shown in cues(lines)] == [True] * len(lines)


def test_what_lines_show_does_not_depend_on_what_was_read_before():
    lines = page("高山茶园变成聚宝盆", "2023-08-12 来源:石门日报", TOLD).lines
    once = [sorted(shown) for shown in cues(lines)]
    cues(page("案例一", "小小辣椒红了日子", TOLD).lines)
    assert [sorted(shown) for shown in cues(lines)] == once


@pytest.mark.parametrize(
    "lines",
    [
        ("高山茶园变成聚宝盆",),
        ("高山茶园变成聚宝盆", "2023-08-12 来源:石门日报", TOLD[:80]),
        tuple(f"第{i}行" for i in range(6000)),
    ],
    ids=["one line", "little text", "thousands of lines"],
)
def test_pages_unlike_those_that_taught_it_are_left_to_the_rules(lines):
    assert tagger.otherwise(page(*lines).lines, []) is None


def test_what_the_rules_read_within_a_line_of_text_stands():
    lines = page("高山茶园变成聚宝盆", TOLD).lines
    assert tagger.otherwise(lines, [Span(20, 30)]) is None


def test_the_model_says_nothing_where_it_agrees():
    lines = page("高山茶园变成聚宝盆", "2023-08-12 来源:石门日报", TOLD).lines
    assert tagger.otherwise(lines, [lines[0].span]) is None


def test_the_model_speaks_up_where_the_rules_took_another_line():
    lines = page(
        "首页 > 乡村振兴", "高山茶园变成聚宝盆", "2023-08-12 来源:石门日报 作者:覃小波", TOLD, TOLD[90:]
    ).lines
    told = tagger.otherwise(lines, [lines[0].span])
    assert told is not None
    assert [(title.first, title.last) for title in told] == [(1, 1)]
    assert told[0].sure > 0.5


def test_a_title_printed_twice_is_where_it_is_printed_first():
    lines = page("高山茶园变成聚宝盆", "来源:石门日报", "高山茶园变成聚宝盆", TOLD).lines
    assert tagger._first_printed(lines, [(2, 2)]) == [(0, 0)]
    assert tagger._first_printed(lines, [(0, 0), (2, 2)]) == [(0, 0)]


def test_a_list_of_contents_is_no_printing_of_its_titles():
    lines = page(
        "目录", "高山茶园变成聚宝盆", "小辣椒红火", "高山茶园变成聚宝盆", TOLD, "小辣椒红火", TOLD
    ).lines
    assert tagger._first_printed(lines, [(3, 3), (5, 5)]) == [(3, 3), (5, 5)]


@pytest.mark.parametrize(
    ("likeliest", "rules", "places"),
    [
        ("TOB", "TOB", []),
        ("TIB", "TBB", [(1, 1)]),
        ("OTB", "TOB", [(0, 1)]),
        ("TBBBBBBBBTB", "OBBBBBBBBOB", [(0, 0), (9, 9)]),
        ("OSB", "OOB", []),
    ],
)
def test_places_where_two_readings_differ(likeliest, rules, places):
    assert tagger._places(likeliest, rules) == places


def test_a_chosen_title_of_two_lines_is_one_and_takes_its_number_along():
    lines = page(
        "典型案例选登", "案例一", "荒坡长出金叶子", "穷村念活致富经", TOLD, "案例二", "小辣椒红火", TOLD
    ).lines
    kept, starts = chosen.parted(lines, [Title(2, 3, 0.9), Title(6, 6, 0.8)])
    assert [kept[at].text for at, _ in starts] == ["典型案例选登", "案例二"]
    assert [sure for _, sure in starts] == [0.9, 0.8]
    assert [line.text.split() for line in kept if "chosen" in line.marks] == [
        ["荒坡长出金叶子", "穷村念活致富经"],
        ["小辣椒红火"],
    ]


def test_no_title_chosen_leaves_one_article_without_any():
    lines = page("高山茶园变成聚宝盆", TOLD).lines
    assert chosen.parted(lines, []) == (list(lines), [(0, 1.0)])


def test_several_threads_read_what_one_reads():
    texts = [path.read_text("utf-8") for path in sorted(paths.seeds().glob("*.txt"))] * 4
    pages = [layout.read(Document("a.txt", text, "")) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(split.cases, pages)) == [split.cases(one) for one in pages]


def test_the_weights_are_of_these_cues():
    """Whoever changes what lines show has to fit the weights again."""
    known = set(tagger._tagger().info().attributes)
    told = [
        cue
        for path in sorted(paths.seeds().glob("*.txt"))
        for shown in cues(layout.read(Document("a.txt", path.read_text("utf-8"), "")).lines)
        for cue in shown
        if "=" not in cue or cue.startswith(("role=", "form=", "end=", "length=", "text in=", "told="))
    ]
    assert sum(cue in known for cue in told) > 0.95 * len(told)


def test_pages_that_did_not_teach_it_are_read_by_the_model_alone(tmp_path):
    """Taught by the earlier sets, it finds nine titles of ten in the later ones; line by line, as they are labelled first."""
    fit = fitter()
    weights = tmp_path / "weights"
    fit.fit(fit.taught(fit.labelled([GOLDEN / name for name in ("pages", "heads", "labelled")])), weights)
    model = pycrfsuite.Tagger()
    model.open(str(weights))
    titles = found = 0
    for taught in fit.taught(fit.labelled([GOLDEN / "later"])):
        wanted = fit.titles(taught.tags)
        titles += len(wanted)
        found += len(wanted & fit.titles(model.tag(taught.cues)))
    assert found >= 0.88 * titles > 700


def test_variations_keep_their_labels():
    """Titles and texts of a variation stand where its labels say: the same words as on the page that was varied."""
    pages = fitter().labelled([GOLDEN / "later"])[:200]
    words = {page.name: [_words(page, case) for case in page.cases] for page in pages}
    varied = list(sys.modules["varied"].varied(pages, round_ups=5))
    assert len(varied) > 40
    for one in varied:
        origin = one.name.partition(" ")[0]
        told = [_words(one, case) for case in one.cases]
        assert told == (words[origin] if origin in words else [_plain(case["title"]) for case in one.cases])
        assert all(one.text[start:end].strip() for case in one.cases for start, end in case.get("body", ()))


def _words(page, case):
    span = case.get("title_span")
    return _plain(page.text[span[0] : span[1]]) if span else ""


def _plain(text):
    return "".join(text.split())
