"""A share against the part and the base it is taken from: 27 of 75 villages are 36%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks import portions, whose
from core.parse.checks.items import Item, Page, alike, plain, said, slack

_SHARE = re.compile(
    r"占(?:比|到|了)?(?:为|达到?)?(?P<of>[^,。;、]{0,16}?)(?:的|比例为?|比重为?)?(?:比例|比重)?(?:达到?|为)?$"
)
_TOTAL = re.compile(r"^(?:全?[村镇乡县]|其)?(?:总?[户人]?[数口]|总?人口)$")
_RATE = re.compile(r"[\u4e00-\u9fff]率(?:达到?|为|是|约)?$")
# What is brought about, and so has a part and a whole; growth, sales and the like are measured otherwise.
_RATE_OF = re.compile(
    r"^[^,。;\d]{0,12}[,、]?[^,。;\d]{0,8}?([\u4e00-\u9fff]{2})(?:率|进度)(?:已|也)?(?:达到?了?|为|是|只有|仅)?$"
)
_LEVEL = re.compile("[全该我本][村镇乡县市区]")
_EVERY_ONE = re.compile("全[村镇乡县市区]|[共现总]有|辖|[村镇乡县市区]有?$")
_NOT_DONE = frozenset(
    ["增长", "成活", "利润", "回报", "收益", "上升", "下降", "提高", "转化", "商品", "优质", "发芽", "出油"]
)
_GENERIC = frozenset(["普及", "建成", "通达", "覆盖", "完成", "达标", "落实", "到位"])
# 其中脱贫户80户,脱贫率100%: a kind of household, not what was done.
_STATES = frozenset(["脱贫", "贫困", "失业"])
_OF_BASE = re.compile(r"(?P<noun>[\u4e00-\u9fff]{0,5}?)(?:总数)?中?的[近约]?")
_INSIDE = re.compile(r"其中|中[,有的]|[里内],")


def checks(page: Page) -> list[Check]:
    """One check for each share whose part and base stand in the text."""
    out = []
    for sentence, items in page.by_sentence():
        for i, item in enumerate(items):
            if item.unit in ("%", "") and item.figure.change is None and i:
                check = _share(page, items, i) or portions.judged(page, items, i)
                out += [check] if check else []
        out += portions.fuzzy(page, items, sentence.end)
        out += portions.one_of(page, items, sentence.end)
    return out


def _share(page: Page, items: Sequence[Item], i: int) -> Check | None:
    share, head = items[i], page.folded[items[i - 1].end : items[i].start]
    if i >= 2 and _is_base(page, items, i):
        return _with_base(page, items[i - 2], items[i - 1], share)
    match = _SHARE.search(head)
    if match is None and (rated := _RATE_OF.search(head)):
        done = _of_done(page, items, i, rated[1])
        if done:
            return done
    if match is None and (len(head) > 8 or not _RATE.search(head) or _state(page, items[i - 1], head)):
        return None
    at = _part_at(page, items, i, head) if match else i - 1
    part, named = items[at], (match["of"] if match else "")
    if not _of_part(page, part, head, match is not None):
        return None
    if part.unit in ("%", "") or len(head) > 24:
        return None
    sure = [b for b in _bases(page, items, at) if b.kind == part.kind and b.amount > part.amount]
    loose = [
        b
        for b in page.near(part, _REACH)
        if b.kind == part.kind
        and b.amount > part.amount
        and _counts_the_same(b, part)
        and (not named or alike(named, b.name) >= 0.5 or _called(page, named, b, part))
    ]
    if not part.exact:
        loose = []
    if _LEVEL.match(named):
        loose = [b for b in loose if _EVERY_ONE.search(b.head)]
    for base in [*sure, *loose]:
        if _agrees(part, base, share):
            return _note(page, part, base, share, True)
    strong = [
        b
        for b in sure
        if not named or _TOTAL.search(named) or alike(named, b.name) >= 0.4 or named in b.name + b.head
    ]
    if _LEVEL.match(named):  # 收储32栋,其中…5栋,约占全村古民居的四成: of all, not of those
        strong = [b for b in strong if _TOTAL.search(named) or _EVERY_ONE.search(b.head)]
    if _TOTAL.search(named) and not strong and (all_there_are := _all_of(page, part)):
        strong = [all_there_are]
        if _agrees(part, all_there_are, share):
            return _note(page, part, all_there_are, share, True)
    if named and not strong:
        strong = [
            b for b in loose if b.sentence >= share.sentence - 1 and b.name and _called(page, named, b, part)
        ]
    if strong and not slack(part, strong[-1]) and (share.exact or portions.clearly(part, strong[-1], share)):
        return _note(page, part, strong[-1], share, False)
    return None


_WHOLES = frozenset(["农户", "人口", "总人口", "户", "户数", "总户数", "村民", "人家"])


def _all_of(page: Page, part: Item) -> Item | None:
    """The households or people that the place of `part` is said to have: the one such figure before it."""
    found = [
        i
        for i in page.near(part, _REACH)
        if i.start < part.start
        and i.kind == part.kind
        and i.name in _WHOLES
        and i.exact
        and whose.same(page, i, part)
        and (
            re.search(r"全[村镇乡县]|[共总现]有|辖|^有|村$|小组", i.head[-16:])
            or page.behind_people(i) > i.end
        )
    ]
    return (
        found[-1]
        if found and len({i.amount for i in found}) == 1 and found[-1].amount > part.amount
        else None
    )


def _part_at(page: Page, items: Sequence[Item], i: int, head: str) -> int:
    """其中156个村收入超过20万元,占比66.1%: a figure that only says which ones is not the part."""
    told = i >= 2 and re.match(r"[\u4e00-\u9fff]{0,4},", head) and items[i - 1].kind != items[i - 2].kind
    if (
        told
        and not _bases(page, items, i - 1)
        and not re.search(r"[,。;]", page.between(items[i - 2], items[i - 1]))
    ):
        bases = _bases(page, items, i - 2)
        if any(b.kind == items[i - 2].kind and b.amount > items[i - 2].amount for b in bases):
            return i - 2
    return i - 1


def _of_done(page: Page, items: Sequence[Item], i: int, stem: str) -> Check | None:
    """排查隐患240处,已整改180处,整改率85%: the rate is of the two quantities right before it."""
    share, part = items[i], items[i - 1]
    if stem in _NOT_DONE or not part.exact or part.figure.change:
        return None
    base = items[i - 2] if i >= 2 else _given(page, part)
    if base is None:
        return None
    if base.kind != part.kind or base.amount <= part.amount or base.figure.change or not base.exact:
        return None
    before, behind = page.between(base, part).rpartition("。")[2], page.between(part, share)
    own = re.split(r"[,;]", before)[-1] + behind[: max(behind.rfind(stem + "率"), 0)]
    if portions.of_another(behind, stem):
        return None
    known = any(c in own for c in stem) or (stem in _GENERIC and "已" in own)
    if "其中" in behind or ";" in before or before.count(",") > 2 or not known:
        return None
    if _state(page, part, stem + "率"):
        return None
    return _note(page, part, base, share, _agrees(part, base, share))


_STATED = re.compile(r"[共现]有[^,。;\d]{0,8}$")
_REACH = 150
_GIVEN = re.compile(r"到位|下达|计划|安排|整合|应|共有|需|总")


def _given(page: Page, part: Item) -> Item | None:
    """到位资金5200万元…。已支出4680万元: what was there to be used, in the sentence before."""
    found = [
        b
        for b in page.near(part, 30)
        if b.sentence == part.sentence - 1 and b.kind == part.kind and _GIVEN.search(b.head)
    ]
    apart = not found or "\n" in page.folded[found[0].end : part.start]
    return None if apart or "已" not in part.head else found[0]


def _state(page: Page, part: Item, head: str) -> bool:
    """Whether the rate before `head`'s end says what kind the part is, not how much of it was done."""
    stem = head[: head.rfind("率")][-2:]
    return stem in _STATES and "已" not in page.before(part, 8)


def _of_part(page: Page, part: Item, head: str, share: bool) -> bool:
    """103人占比55% and 170户办起民宿,占72% speak of the figure before; 10万元以上的村占比60% and 转化率72% do not."""
    if share:
        before = head[: head.rfind("占")]
        # A noun of its own before 占 (外出务工者占四成) is another part than the figure before.
        own = re.search(r"(?:者|人员|人口|户|的)$", before.split(",")[-1]) if "," in before else None
        listed = "," in before or "、" in before
        return (listed and not own) or len(before) <= 2 or "占" in page.before(part, 6)
    stem = head[: head.rfind("率")][-2:]
    return stem in page.before(part, 16)


def _called(page: Page, named: str, base: Item, part: Item) -> bool:
    """Whether `named` (占年度计划的…) means `base`: one holds the other, or the plan itself is what was planned."""
    planned = "计划" in named or "任务" in named or "目标" in named
    if planned and base.start < part.start and base.sentence == part.sentence:
        return re.search(r"计划|任务|目标", page.before(base, 10)) is not None
    counted = named.removesuffix("总数").removesuffix("人数").removesuffix("户数")
    if counted != named and base.sentence == part.sentence and base.start < part.start:
        return all(c in page.between(base, part) for c in counted)
    return named in base.name or base.name in named


def _is_base(page: Page, items: Sequence[Item], i: int) -> bool:
    """占种植户6500户的四成: the figure before the share is its base."""
    before = page.between(items[i - 2], items[i - 1])
    behind = _OF_BASE.fullmatch(page.between(items[i - 1], items[i]))
    told_of = "占" in before or re.search(
        r"(?:完成|达到?)[^,。;]{0,6}(?:计划|任务|目标)[^,。;]{0,2}$", before
    )
    if behind is None or items[i - 1].unit == "%" or not told_of:
        return False
    # 46个村…,占117个村的: what 个 counts must be one thing.
    return not behind["noun"] or page.folded.startswith(behind["noun"], items[i - 2].end)


def _with_base(page: Page, part: Item, base: Item, share: Item) -> Check | None:
    if part.kind != base.kind:
        return None
    if base.amount <= part.amount:
        odd = part.exact and base.exact and _percent(share) < 100 and part.amount < base.amount * 3
        return _note(page, part, base, share, False) if odd else None
    holds = _agrees(part, base, share)
    return _note(page, part, base, share, holds) if holds or not slack(part, base) else None


def _bases(page: Page, items: Sequence[Item], part: int) -> list[Item]:
    """Earlier figures of the sentence that are said to hold the part: 75个村中…, 4.36亿元,其中…"""
    out = []
    for j in range(part):
        link = page.folded[items[j].end : items[part].start]
        stated = _STATED.search(items[j].head) and link.count(",") == 1 and ";" not in link
        stated = stated or _all_below(page, items[j], items[part], link)
        if items[j].kind == items[part].kind and (_INSIDE.search(link) or stated):
            out.append(items[j])
    return out


_BELOW = re.compile(r"(?:全|我|该|本|我们|咱们?)[县市区镇乡]$")
_UNIT = re.compile(r"(?:行政|自然)?(村|社区|乡镇|组)")


def _all_below(page: Page, base: Item, part: Item, link: str) -> bool:
    """全乡13个行政村,有9个村…: the villages of a township are the whole for those that did something."""
    nouns = [_UNIT.match(page.folded, item.end) for item in (base, part)]
    same = len({m[1] for m in nouns if m}) == 1 and all(nouns)
    plain_link = link.count(",") == 1 and not re.search(r"[;。、]", link)
    return same and plain_link and _BELOW.search(base.head) is not None


def _counts_the_same(base: Item, part: Item) -> bool:
    """Whether 13个行政村 and 9个村 may count one kind of thing; 11个人 is another."""
    one, two = (item.tail[:4] + item.name[-3:] for item in (base, part))
    return part.kind != "个" or not set(one).isdisjoint(two)


def _percent(share: Item) -> float:
    return share.value if share.unit == "%" else share.value * 100


def _agrees(part: Item, base: Item, share: Item) -> bool:
    low, high = portions.bounds(share)
    true, room = portions.near(part, base)
    return low - room <= true <= high + room


def _note(page: Page, part: Item, base: Item, share: Item, holds: bool) -> Check:
    true = plain(round(part.amount / base.amount * 100, 1))
    end = f"与所写{said(share)}相符" if holds else f"文中写作{said(share)}"
    note = f"{said(part)}占{said(base)}的{true}%,{end}"
    first = base if base.sentence == share.sentence and base.start < part.start else part
    return page.check("share", holds, note, first, share, other=base)
