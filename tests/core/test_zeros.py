"""Figures of nothing (贫困户0户) stop no check."""

from __future__ import annotations

import re

import pytest

from core.gazetteer import Gazetteer
from core.model import Document
from core.parse import parse
from tests.core.test_checks import read

TEXT = (
    "郭家坝镇:一颗脐橙富了一方百姓\n"
    "全村有农户186户,种植脐橙1200亩,其中贫困户103户,占全村农户的55%。2021年全村种植脐橙1500亩。\n"
    "全村现有农户190户,贫困户由103户减少到12户,发展脐橙1200亩,村集体收入由8万元增加到12.5万元,增长56.25%。\n"
    "目前,全村农户190户中有83户参加合作社,占44%,户均增收3200元,共增收60.8万元,脐橙种植面积1300亩。\n"
)
COMPARED = [
    "村集体收入8万元，如今达到12万元，是原来收入的0倍。",
    "公益性岗位360个，每人每月补助800元，全年支出补助资金0.0元。",
]
NUMBERS = [match.span() for match in re.finditer(r"\d+(?:\.\d+)?", TEXT)]


@pytest.mark.parametrize("every", [1, 2, 3, 4])
@pytest.mark.parametrize("zero", ["0", "0.0"])
def test_figures_of_nothing_are_compared_with_nothing(every, zero):
    gazetteer = Gazetteer()
    for first in range(every):
        text = TEXT
        for start, end in reversed(NUMBERS[first::every]):
            text = text[:start] + zero + text[end:]
        (case,) = parse(Document("a.txt", text, "", "text/plain"), gazetteer)
        assert case.figures


@pytest.mark.parametrize("text", COMPARED)
def test_nothing_is_no_multiple_of_anything(text):
    assert read(text) is not None
