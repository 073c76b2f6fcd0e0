"""Articles in which one thing stands again and again are read, as all others."""

from __future__ import annotations

import pytest

from core.gazetteer import Gazetteer
from core.model import Document
from core.parse import parse
from core.reading import read_bytes

HEAD = (
    "海棠村：小产业托起振兴路\n来源：安徽日报 发布时间：2021-06-12\n安徽省金寨县双河镇海棠村共有农户312户。\n"
)
TAIL = "。\n金寨县扎实推进乡村振兴。"


def article(phrase: str, size: int) -> Document:
    (document,) = read_bytes("a.txt", (HEAD + phrase * (size // len(phrase)) + TAIL).encode())
    return document


PHRASES = [
    "1  ",
    "1+",
    "1户",
    "元",
    "占",
    "A",
    "四个不摘",
    "翻两番",
    "1%三季度",
    "金寨县",
    "朝阳",
    "长春长春市",
    "六个一",
]


@pytest.mark.parametrize("phrase", [*PHRASES, "1", "９", "亿", "万"])
def test_a_phrase_without_end_is_read(phrase: str) -> None:
    """What a rule would ask again from each of its places takes hours here; how long it takes tells `bench_endless`."""
    (case,) = parse(article(phrase, 9000), Gazetteer())
    assert case.title and case.title.value == "海棠村：小产业托起振兴路"
    assert all(abs(figure.value) < 1e30 for figure in case.figures)


def test_a_row_of_digits_is_no_figure() -> None:
    (case,) = parse(
        article("全村收入" + "1" * 400 + "元,其中茶叶" + "2" * 400 + "元,果树" + "3" * 400 + "元。", 2000),
        Gazetteer(),
    )
    assert {figure.text for figure in case.figures} == {"312户"}


@pytest.mark.parametrize("numeral", ["1" * 60, "几千多万余百" * 20, "千" * 80, "二十万亿1千" * 20])
@pytest.mark.parametrize("behind", ["成", "分之甲", "至甲", "、甲"])
def test_a_numeral_without_end_is_read_in_one_way(numeral: str, behind: str) -> None:
    """With two ways for each sign, the next one that fits none would take all ages."""
    (case,) = parse(article(f"全村收入{numeral}{behind}。", 10), Gazetteer())
    assert case.title
