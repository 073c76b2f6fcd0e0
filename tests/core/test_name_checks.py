"""Checks on names: what agrees is said too, and the text is never changed."""

from __future__ import annotations

import pytest

from core.model import Check
from core.parse import name_checks, people, programmes
from core.parse.checks import spellings
from tests.core.plain_cases import case_of


def checks(text: str) -> list[Check]:
    case, view = case_of(text)
    case = programmes.read(people.read(case, view), view)
    return list(name_checks.checks(case, view))


def test_one_thing_spelt_two_ways_is_shown_at_both_places() -> None:
    text = "落实“一评四讲”。\n开展“一讲四评”活动。"
    (check,) = [c for c in checks(text) if not c.holds]
    assert check.other is not None
    assert {text[s.start : s.end].strip("“”活动") for s in (check.span, check.other)} == {
        "一评四讲",
        "一讲四评",
    }


def test_an_expansion_that_matches_its_number_agrees() -> None:
    (check,) = checks("以“甲促乙、乙联丙,丙促丁、丁联甲”的“二联二促”为抓手。")
    assert check.holds and "2项" in check.note


def test_an_expansion_that_does_not_match_its_number_contradicts() -> None:
    (check,) = checks("实施“组织共建、党员共管、人才共育、资源共享”为主要内容的“六共模式”。")
    assert not check.holds and "6项" in check.note and "4项" in check.note


def test_an_open_list_is_not_counted() -> None:
    assert checks("培育稻谷、稻草等“八稻产业”,打造品牌。") == []


def test_a_role_given_to_two_people_is_odd() -> None:
    text = "镇平县委书记张建国说,要抓。\n镇平县委书记李大明说,要干。"
    (check,) = checks(text)
    assert check.soft and not check.holds and "张建国" in check.note and "李大明" in check.note


def test_a_name_that_sounds_the_same_and_differs_in_one_sign_is_odd() -> None:
    text = "村支书余海兵带头养蜂。\n“好。”余海冰说。"
    (check,) = checks(text)
    assert check.soft and not check.holds and "余海冰" in check.note


def test_brothers_are_two_people() -> None:
    assert checks("村民余海兵说,好。\n村民余海涛说,好。") == []


def test_villages_each_with_a_secretary_of_their_own_are_fine() -> None:
    assert checks("东沟村党支部书记张建国说。\n西沟村党支部书记李大明说。") == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("马坝村党支部书记周国强说，干。\n“再干。”马坝村党支部书记周强国说。", "周强国"),
        ("村党支部书记周守民说，干。\n“再干。”村党支部书记周守明说。", "周守明"),
        ("村民周守民说，干。\n“再干。”村民周守义说。", ""),
        ("村党支部书记周守民带头干。\n“再干。”周守明说。", "周守明"),
        ("村党支部书记周守民带头干。\n“再干。”周守义说。", ""),
        ("东沟村党支部书记周守民说，干。\n“再干。”西沟村党支部书记周守明说。", ""),
        ("村民周国强说，干。\n“再干。”村医周强国说。", ""),
    ],
)
def test_a_holder_of_one_office_has_one_name(text: str, odd: str) -> None:
    assert [text[c.span.start : c.span.end] for c in checks(text) if not c.holds] == ([odd] if odd else [])


SPELT = [
    ("村里办起“溪山剪纸工坊”。\n“溪山剪止工坊”里，妇女们正忙着。", "溪山剪止工坊"),
    ("她成立了“云雾茶香合作社”。\n走进“云务茶香合作社”，茶香扑鼻。", "云务茶香合作社"),
    ("“放下包袱才能干。”村党支部书记李春生说。\n记者跟着李生春书记走进车间。", "李生春"),
    ("村委会主任周家明介绍了情况。\n周佳明主任又领着大家看了冷库。", "周佳明"),
]

TWO = [
    "村里办起“红星第一服务队”。\n“红星第二服务队”也成立了。",
    "村里办起“东山工坊”。\n“西山工坊”也办起来了。",
    "村党支部书记李春生说。\n记者跟着李国强书记走进车间。",
    "村党支部书记李春生说。\n王福来镇长也来了。",
    "村党支部书记李春生说。\n记者跟着李春生书记走进车间。",
    "坚持“山歌育人”，唱响“山哥育人”。",
]


def spelt(text: str) -> list[Check]:
    case, view = case_of(text)
    case = people.read(case, view)
    found = (*name_checks.checks(case, view), *spellings.checks(case, view))
    return [c for c in found if not c.holds]


@pytest.mark.parametrize(("text", "wrong"), SPELT)
def test_a_slip_in_the_name_of_a_body_or_a_holder_is_shown(text: str, wrong: str) -> None:
    (check,) = spelt(text)
    assert text[check.span.start : check.span.end] == wrong and check.other is not None


@pytest.mark.parametrize("text", TWO)
def test_bodies_and_holders_with_names_of_their_own_are_left_in_peace(text: str) -> None:
    assert [c.note for c in spelt(text)] == []
