"""Articles in which one thing stands again and again cost no more than their length."""

from __future__ import annotations

from time import process_time

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


def work(document: Document) -> float:
    gazetteer = Gazetteer()
    begun = process_time()
    parse(document, gazetteer)
    return process_time() - begun


@pytest.mark.parametrize("phrase", ["金寨县", "朝阳", "长春长春市", "六个一"])
def test_a_phrase_without_end_is_read(phrase: str) -> None:
    (case,) = parse(article(phrase, 9000), Gazetteer())
    assert case.title and case.title.value == "海棠村：小产业托起振兴路"


@pytest.mark.parametrize("phrase", ["1  ", "1+", "1户", "元", "占", "A", "四个不摘", "翻两番", "1%三季度"])
def test_four_times_the_text_takes_about_four_times_as_long(phrase: str) -> None:
    short, long = (min(work(article(phrase, size)) for _ in range(2)) for size in (2500, 10_000))
    assert long < max(6 * short, 0.15)
