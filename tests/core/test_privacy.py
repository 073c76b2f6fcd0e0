"""Masking: private names and telephone numbers go, everything else and every offset stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import privacy
from tests.core.plain_cases import read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话:13812345678。", "电话:138********。"),
        ("联系电话：0312-7321568（兼传真）", "联系电话：031*-*******（兼传真）"),
        ("拨打(010)88825653咨询", "拨打(010)********咨询"),
        ("身份证110101199003071234", "身份证110***************"),
        ("投资13812345678.5元", "投资13812345678.5元"),
        ("2021年产值100000元,编号20210315", "2021年产值100000元,编号20210315"),
    ],
)
def test_telephone_and_identity_numbers_are_masked(text: str, shown: str) -> None:
    assert privacy.masked(text) == shown


def test_a_name_keeps_its_first_sign_wherever_it_stands() -> None:
    assert privacy.masked("周大勇和周大勇的妻子。", ["周大勇"]) == "周**和周**的妻子。"


def test_private_people_are_masked_and_officials_are_not() -> None:
    text = "区委书记张俊成来了。村民周大勇笑着说:“好。”"
    assert privacy.masked_case_text(text, read(text)) == "区委书记张俊成来了。村民周**笑着说:“好。”"


def test_a_stretch_of_a_document_is_masked_by_the_document_s_offsets() -> None:
    text = "区委书记张俊成来了。村民周大勇笑着说:“好。”"
    assert privacy.masked_case_text(text[10:], read(text), at=10) == "村民周**笑着说:“好。”"


@given(st.text("张三李四0123456789-()说。 \n", max_size=60))
def test_masking_keeps_every_offset(text: str) -> None:
    masked = privacy.masked(text, ["张三", "李四"])
    assert len(masked) == len(text)
    assert all(a == b or b == privacy.MASK for a, b in zip(text, masked, strict=True))
