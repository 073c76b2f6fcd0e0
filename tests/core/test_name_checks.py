"""Checks on names: what agrees is said too, and the text is never changed."""

from __future__ import annotations

import re

import pytest

from core import lexicon
from core.model import Check
from core.parse import name_checks, people, programmes
from core.parse.name_checks.likeness import differing, look_alike
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


def test_one_for_each_announces_no_number() -> None:
    assert checks("企业按“一厂一品”分工:做筷子、做菜板、做竹纤维、做燃料,带动村民就业。") == []


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
    ("企业负责人何小军说，三方都赚钱。\n“老人们夸政策好，我心里甜。”何晓军乐得合不拢嘴。", "何晓军"),
    (
        "村党支部书记王秀梅说，村里还欠着债。\n王秀梅带着大家种连翘。“日子会好起来的。”张秀梅常说。",
        "张秀梅",
    ),
    ("村党支部书记赵德胜说，干。\n如今，赵得胜被评为全省优秀共产党员。", "赵得胜"),
    ("竹塘乡的李娜倮是村里的文艺骨干，她牵头成立了演艺公司。\n“唱歌也能挣钱。”李娜保说。", "李娜保"),
    (
        "汉中绿康生态农业有限公司流转土地860亩。\n汉中康绿生态农业有限公司与260户签订了协议。",
        "汉中康绿生态农业有限公司",
    ),
    ("村里发展百香果500亩。\n去年，百果香亩产达到1500公斤。", "百果香"),
    ("村里办起“溪山剪纸工坊”。\n“溪山剪止工坊”里，妇女们正忙着。", "溪山剪止工坊"),
    ("她成立了“云雾茶香合作社”。\n走进“云务茶香合作社”，茶香扑鼻。", "云务茶香合作社"),
    ("“放下包袱才能干。”村党支部书记李春生说。\n记者跟着李生春书记走进车间。", "李生春"),
    ("村委会主任周家明介绍了情况。\n周佳明主任又领着大家看了冷库。", "周佳明"),
]

TWO = [
    "东硕芒果种植专业合作社办得早。\n东新芒果种植专业合作社办得晚。",
    "老书记王学文退了，新书记王学武接班。“老书记的路子不能丢。”王学武说。",
    "张建国、张建军、张建民三兄弟都在村里养羊。“羊粪也是宝。”张建民说。",
    "2018年，李建国到村担任第一书记。\n2021年5月，李建国任期届满，张建国接任第一书记。张建国到村后接着修水渠。",
    "王长江、王长河兄弟俩合伙办起了养鸡场。王长江管技术，王长河跑销售。",
    "鑫农合作社理事长于海波和鑫丰合作社理事长于海涛是堂兄弟。",
    "当地的茶业产生了浓厚的兴趣，茶产业也在发展。",
    "村里办起“红星第一服务队”。\n“红星第二服务队”也成立了。",
    "村里办起“东山工坊”。\n“西山工坊”也办起来了。",
    "村党支部书记李春生说。\n记者跟着李国强书记走进车间。",
    "村党支部书记李春生说。\n王福来镇长也来了。",
    "村党支部书记李春生说。\n记者跟着李春生书记走进车间。",
    "坚持“山歌育人”，唱响“山哥育人”。",
]


SCHEMES = [
    ("镇里建起“一站两园三基地”，即一个专家工作站、两个采摘园、{四|三}个标准化基地。", "不符"),
    ("建立“三色预警”机制。各乡镇依托“三色预{报|警}”机制，对2186户实行动态管理。", "只差一字"),
    ("嘎查推行“1+3+N”治理模式，即1个党支部、3支队伍、{2个平台、|}N名网格员，实现“小事不出嘎查”。", "不符"),
    ("该镇推行“十户联帮”机制，由1名党员联系10户群众。\n“十户联{邦|帮}”机制运行以来，代办事项460件。", "音近"),
    (
        "乡里创新推出“136”工作法，把矛盾化解在萌芽状态。\n今年以来，“{163|136}”工作法共化解各类纠纷78起。",
        "只差数字顺序",
    ),
    ("乡里开展“民族团结一家亲”活动。\n“民族团结一家{人|亲}”活动开展以来，走访5600人次。", "只差一字"),
    ("工作队推行“{五|四}心”服务法，即关心老人、热心解难、耐心调解、贴心服务，赢得了群众信任。", "应有5项"),
    ("实施“四百行动”，即百名干部进村、百家企业结对、百名专家帮扶{|、百万资金兜底}。", "应有4项"),
    ("开展“民族团结一家{亲|春}”活动。\n又开展“民族团结一家{人|秋}”活动。", "只差一字"),
    ("推进“三变”改革，即资源变资产、资金变股金、农民变股东{、土地变银行|}，集体收入82万元。", "列出4项"),
    (
        "实施“六个一”文化工程：一个文化广场、一个农家书屋、一支文艺队、一套健身器材、一个宣传栏{|、一个文化长廊}，群众文化生活丰富多彩。",
        "应有6项",
    ),
]


@pytest.mark.parametrize(("text", "note"), SCHEMES)
def test_a_slip_in_the_name_of_a_programme_is_shown_and_its_twin_left_in_peace(text: str, note: str) -> None:
    wrong, right = (re.sub(r"\{([^|{}]*)\|([^{}]*)\}", side, text) for side in (r"\1", r"\2"))
    assert any(note in c.note for c in checks(wrong) if not c.holds)
    assert [c.note for c in checks(right) if not c.holds] == []


@pytest.mark.parametrize("group", lexicon.load("look_alikes")["group"], ids=lambda g: g["characters"][0])
def test_characters_that_look_alike_are_taken_for_one_another(group: dict[str, str]) -> None:
    one, two = group["example"].split("、")
    ((a, b),) = differing(one, two)
    assert look_alike(a, b) and {a, b} <= set(group["characters"])


def spelt(text: str) -> list[Check]:
    case, view = case_of(text)
    case = people.read(case, view)
    return [c for c in name_checks.checks(case, view) if not c.holds]


@pytest.mark.parametrize(("text", "wrong"), SPELT)
def test_a_slip_in_the_name_of_a_body_or_a_holder_is_shown(text: str, wrong: str) -> None:
    (check,) = spelt(text)
    assert text[check.span.start : check.span.end] == wrong and check.other is not None


@pytest.mark.parametrize("text", TWO)
def test_bodies_and_holders_with_names_of_their_own_are_left_in_peace(text: str) -> None:
    assert [c.note for c in spelt(text)] == []
