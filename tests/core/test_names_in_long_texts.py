"""Texts made to be slow are read in time: the expressions never go back over the whole text for each sign."""

from __future__ import annotations

import time

import pytest

from core.parse import people, programmes, themes
from tests.core.plain_cases import case_of

# Seconds of CPU for about 10,000 characters; an article of that length takes 0.03.
MOST = 3.0


@pytest.mark.parametrize(
    "text",
    [
        "乡村振兴建设发展" * 1500,
        "“四联四促”" * 1500,
        "“" * 6000,
        "党建+" * 3000,
        "实施产业园建设、" * 1500,
        "一二三四五六七八九十" * 1000,
        "王朝禄、" * 2500,
        "按照山上种树、" * 1500 + "思路",
        "推行“四讲”" + "干部讲、" * 2500,
        "《关于" * 2500,
        "编辑:" * 3000,
        "阿布都·" * 2500,
        "制定" * 3000,
        "县农和县" * 2000,
        "杨节、" * 2500 + "举办的节",
    ],
    ids=lambda text: text[:6],
)
def test_long_texts_of_one_form_are_read_in_time(text: str) -> None:
    case, view = case_of(text)
    start = time.process_time()
    for stage in (people.read, programmes.read, themes.read):
        case = stage(case, view)
    assert time.process_time() - start < MOST
