"""A share whose base no 其中 ties to it: 共有茶农6120户,…入社的有2860户,过半; a sum named paragraphs ago, 占资金总量的65%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.model import Check
from core.parse.checks import whose
from core.parse.checks.items import Item, Page, alike, fine, plain, rounding, said
from core.parse.figures import numerals

_NAMED = re.compile(
    r"占(?:到|了|据)?(?P<of>[\u4e00-\u9fff]{2,12}?)(?:的|(?:的)?(?:比例|比重)(?:为|达到?)?)(?:近|约)?$"
)
_PLANNED = re.compile(
    r",?(?:已)?(?:为|是|达到?|达|完成|占|相当于)(?:了)?(?:全年|年度|年初)?(?:的)?(?:计划|任务|目标|规划)(?:任务|数|目标)?的"
)
_KIND_SHARE = re.compile(r",[\u4e00-\u9fff]{0,4}(?:比例|比重|占比)(?:已|高)?(?:达到?|为|是|约)?")
_BARE = re.compile(r",?(?:[已也均约近达为到了就]|占比?|比例|比重|大约|接近|将近|超过|已经|仅|只有|几乎)*")
# What the part did, and then its share: 187个建起养殖合作社,占91.2%.
_DID = re.compile(r"[^,。;\d]{1,18},占(?:比|到|了)?(?:为|达到?|约)?")
_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2})(?:率|比例|进度)(?:[已也达到为是约仅]|只有|高达)*$")
# Rates of what comes of it, not of how many did it.
_YIELDS = frozenset(
    [
        "增长",
        "利润",
        "回报",
        "收益",
        "上升",
        "下降",
        "提高",
        "转化",
        "商品",
        "优质",
        "发芽",
        "出油",
        "成活",
        "机械",
        "生产",
        "贡献",
        "复种",
        "利用",
        "脱贫",
        "贫困",
        "失业",
    ]
)
# Who the share is of, told again behind the comma: 外出务工者占四成 is no share of the figure before.
_OWN = re.compile(r",[^,]{3,}$")
_NO_OWN = re.compile(r"(?:[^其]{0,2}|[群总整][众体])(?:综合|有效|按期|及时|总)?")
_LONGEST_OWN = 5
_COUNTED_UP = re.compile(r"(?:总量|总数|总额|总人数|总户数|总面积|总投资|人数|户数|总)$")
_WHOLE_OF = re.compile(r"^(?:全?[村镇乡县区市社]|其)?(?:的)?(?:总?[户人]?[数口]|总?人口|农户|总数|总量)$")
_LEVEL = re.compile(r"^(全|该|我|本)([村镇乡县区市省国社])")
_ALL = re.compile(
    r"全[村镇乡县区市社]|[村镇乡县社校]有|[共现总只仅]有|辖有|[共总]|^有|参与|应|需|计划|安排|排查|受理"
)
_FUZZY = re.compile(
    r"(?:(?:占比|占)?(?:也|就|已经|已)?(?:超?[过近]半数?|半数以上)|占了?(?:约|差不多|将?近)?一半|(?<=,)一半(?:还多|多|以上))(?![^,。;]*[的])"
)
_OTHERS = re.compile(r"每|均|单价|最[高低]|带动|辐射|新增|同比|[比较](?:上年|去年|同期)")
_REACH = 100
_PARTS = 3


@dataclass(frozen=True, slots=True)
class _Share:
    """`low` to `high` per cent said of the figures before `item`, which is the last one of them if words alone tell it."""

    low: float
    high: float
    words: str
    start: int
    end: int


def fuzzy(page: Page, items: Sequence[Item], end: int) -> Iterator[Check]:
    """过半 and 近半, which are no figures, behind the part that they are said of."""
    for match in _FUZZY.finditer(page.folded, items[0].end, end):
        before = [i for i in items if i.end <= match.start()]
        share = _Share(
            *_half(match.group(), page.folded[match.end() : match.end() + 2]), match.group(), *match.span()
        )
        if before and re.fullmatch(r"[^,。;\d]{0,10},?", page.folded[before[-1].end : match.start()]):
            yield from _judged(page, before, share, "", nearby=True)


def _half(words: str, behind: str) -> tuple[float, float]:
    """What 过半, 近半 and 占一半 may mean, in per cent."""
    if "近" in words:
        return 42.0, 50.5
    if words.endswith("一半") and not behind.startswith(("多", "以")):
        return 45.0, 55.0
    return 50.0, 100.0


_ONE_OF = re.compile(r"(?P<n>[两三四五十])个?人(?:里|中|当中)(?:头)?,?就?有(?P<m>[一两三四])个")


def one_of(page: Page, items: Sequence[Item], end: int) -> Iterator[Check]:
    """一万二千人,三个人里头就有一个: so many of so many, told behind the part."""
    for match in _ONE_OF.finditer(page.folded, items[0].end, end):
        before = [i for i in items if i.end <= match.start()]
        counts = [numerals.number(match[name]) for name in "mn"]
        if before and before[-1].end + 1 >= match.start() and counts[0] and counts[1]:
            true = 100 * float(counts[0].low) / float(counts[1].low)
            share = _Share(true * 0.85, true * 1.15, match.group(), *match.span())
            yield from _judged(page, before, share, "", nearby=True)


def judged(page: Page, items: Sequence[Item], i: int) -> Check | None:
    """The share `items[i]` against the part and the base that its words or its neighbours name; None if they do not."""
    share, link = items[i], page.between(items[i - 1], items[i])
    told = _Share(*bounds(share), said(share), share.start, share.end)
    if len(link) > 24 or re.search(r"[。;:\n]", link):
        return None
    if named := _NAMED.search(link):
        if _OWN.search(link[: named.start()]):
            return None
        return next(_judged(page, items[:i], told, named["of"], nearby=False), None)
    if _KIND_SHARE.fullmatch(link) and "其中" in items[i - 1].head:
        return next(_judged(page, items[:i], told, "", nearby=True), None)
    if _PLANNED.fullmatch(link):
        return next(_judged(page, items[:i], told, "计划", nearby=False), None)
    if rated := _RATE.search(link):
        own = re.split("[,、]", link[: rated.start()])[-1]
        if len(own) == 2 and own in items[i - 1].head and rated["stem"] not in _YIELDS:
            return next(_judged(page, items[:i], told, "", nearby=True), None)
        if not _NO_OWN.fullmatch(own):
            return None
        part = items[i - 1]
        done = rated["stem"] not in _YIELDS and (_does(part, rated["stem"]) or _among(page, items[:i]))
        return next(_judged(page, items[:i], told, "", nearby=True), None) if done else None
    if "占" in link and _DID.fullmatch(link):
        return next(_judged(page, items[:i], told, "", nearby=True), None)
    if _BARE.fullmatch(link) and (("占" in link) or share.unit != "%" or "成" in share.figure.text):
        return next(_judged(page, items[:i], told, "", nearby=True), None)
    return None


def _among(page: Page, before: Sequence[Item]) -> bool:
    """4200户农户中通自来水的达到4158户: the part is taken out of the figure right before it."""
    if len(before) < 2 or before[-1].kind != before[-2].kind:
        return False
    return (
        re.fullmatch(r"[^,。;\d]{0,8}中,?[^,。;\d]{1,14}", page.between(before[-2], before[-1])) is not None
    )


def of_another(link: str, stem: str) -> bool:
    """Whether the rate names what it is of: 新建污水处理站5座,农村生活垃圾有效处理率达98%."""
    own = re.split("[,、]", link[: max(link.rfind(stem + "率"), 0)])[-1]
    return len(own) > _LONGEST_OWN and not _NO_OWN.fullmatch(own)


def _does(part: Item, stem: str) -> bool:
    """Whether the rate's stem is told of the part: 表示满意的有1440户,满意率; 实际参保30870人,参保率."""
    clause = part.head + part.tail
    return all(c in clause for c in stem) or (stem in ("完成", "开工", "办结") and "已" in clause)


def bounds(share: Item) -> tuple[float, float]:
    """What may be meant, in per cent: 近 is below, 超 above, 三分之二 and 六成 come near."""
    value = share.value if share.unit == "%" else share.value * 100
    rough = "分之" in share.figure.text or "半" in share.figure.text or share.unit != "%"
    room = 5.0 if "成" in share.figure.text else value * 0.1 if rough else rounding(share) + 0.051
    match share.figure.modifier:
        case "approx_above" | "at_least":
            return value - 0.5, 100.0
        case "approx_below":
            return value * 0.85, value + 0.5
        case "at_most":
            return 0.0, value + 0.5
        case None:
            return value - room, value + room
    return value * 0.88, value * 1.12


def _judged(page: Page, before: Sequence[Item], share: _Share, of: str, nearby: bool) -> Iterator[Check]:
    """One check at most: any agreement near by, or else what the likeliest base says."""
    while len(before) > 1 and before[-1].kind in ("岁", "年", "天", "月"):
        before = before[:-1]
    before = _without_measure(page, before)
    parts = [i for i in reversed(before) if i.kind not in ("%", "", "百分点") and i.exact][:_PARTS]
    if not parts or parts[0] is not before[-1]:
        return
    for part in parts:
        for base in _bases(page, part):
            if _holds(part, base, share):
                yield _note(page, part, base, share, True)
                return
    part = parts[0]
    if page.moving(part) or part.planned or _OTHERS.search(part.head):
        return
    found = _nearby(page, part) if nearby else [b for b in _bases(page, part, 0.5) if _is_called(of, b)]
    nearest = found[-1:] if nearby or len({b.amount for b in found}) == 1 else []
    if len(found) > 1 and not all(_outside(part, b, share.low, share.high) for b in found):
        return
    for base in nearest:
        unplaced = base.sentence == part.sentence and whose.of(page, base) is None
        if (unplaced or whose.same(page, base, part)) and _outside(part, base, share.low, share.high):
            yield _note(page, part, base, share, False)


_COUNTED = frozenset(["个", "户", "家", "人", "所"])
_MEASURE = re.compile(r"[^,。;\d]{2,14}(?:超过?|达到?|突破|在|有|为|不足|过)?了?")


def _without_measure(page: Page, before: Sequence[Item]) -> Sequence[Item]:
    """21个村集体收入超过30万元,超过九成: what the villages have only says which ones are meant."""
    if len(before) < 3 or before[-1].kind in _COUNTED or before[-2].kind not in _COUNTED:
        return before
    measures = _MEASURE.fullmatch(page.between(before[-2], before[-1])) is not None
    counted_before = any(i.kind == before[-2].kind and i.amount >= before[-2].amount for i in before[:-2])
    return before[:-1] if measures and counted_before and before[-1].kind == "元" else before


def _bases(page: Page, part: Item, least: float = 1.0) -> list[Item]:
    """Figures before `part` that may hold it, at least `least` times as large."""
    return [
        b
        for b in page.near(part, _REACH)
        if b.start < part.start
        and b.kind == part.kind
        and 0 < b.amount >= part.amount * least
        and b.exact
        and part.sentence - b.sentence <= 12
        and _one_noun(page, b, part)
    ]


_OF_THEM = re.compile(r"[^,。;\d]{1,8}(?:[、,]|中,?)(?:其中|已经?|有|现)*")


def _one_noun(page: Page, base: Item, part: Item) -> bool:
    """What 个 counts must be one thing; 13个行政村 are no base for 9个人."""
    one, two = (item.tail[:4] + item.name[-3:] for item in (base, part))
    if _OF_THEM.fullmatch(page.between(base, part)):
        return True
    return part.kind != "个" or not set(one).isdisjoint(two)


def _stands(page: Page, base: Item, part: Item) -> bool:
    """What is there, or what was added and then divided: 增收38万元,其中11.4万元…"""
    added = base.figure.change is not None and base.figure.change.role == "by"
    return not page.moving(base) or (added and "其中" in page.between(base, part))


def _nearby(page: Page, part: Item) -> list[Item]:
    """The larger figures of the sentence, or else those of the one before it in the paragraph that tell of all."""
    larger = [b for b in _bases(page, part) if not _OTHERS.search(b.head) and _stands(page, b, part)]
    own = [b for b in larger if b.sentence == part.sentence and ";" not in page.between(b, part)]
    if own:
        return own
    before = [b for b in larger if b.sentence == part.sentence - 1 and "\n" not in page.between(b, part)]
    return [b for b in before if _ALL.search(b.head)]


def _is_called(of: str, base: Item) -> bool:
    """Whether 占…的 means `base`, by its name or the words about it."""
    if of == "计划":
        return base.planned or re.search(r"计划|任务|目标|规划", base.head) is not None
    level = _LEVEL.match(of)
    clause = base.head + base.tail[:8]
    if level and not re.search(f"[全该我本]?{level[2]}", clause):
        return False
    thing = _COUNTED_UP.sub("", _LEVEL.sub("", of))
    if _WHOLE_OF.match(of) or not thing:
        return base.kind in ("户", "人", "个") and bool(re.search(r"全[村镇乡县]|[共总现]有", clause))
    return thing in clause or (len(base.name) >= 2 and (base.name in thing or alike(thing, base.name) >= 0.6))


def near(part: Item, base: Item) -> tuple[float, float]:
    """The share that `part` is of `base`, with how far rounding may move it."""
    true = part.amount / base.amount * 100
    room = (fine(part) / base.amount + fine(base) * part.amount / base.amount**2) * 100
    return true, room


def _holds(part: Item, base: Item, share: _Share) -> bool:
    true, room = near(part, base)
    return share.low - room <= true <= share.high + room + 0.01


def clearly(part: Item, base: Item, share: Item) -> bool:
    """Whether `share` can not be meant for `part` of `base`, not even roughly."""
    return _outside(part, base, *bounds(share))


def _outside(part: Item, base: Item, low: float, high: float) -> bool:
    true, room = near(part, base)
    more = room + min(1.0, 0.1 * max(true, low))
    return not low - more <= true <= high + more


def _note(page: Page, part: Item, base: Item, share: _Share, holds: bool) -> Check:
    true = plain(round(part.amount / base.amount * 100, 1))
    end = f"与所写{share.words}相符" if holds else f"文中写作{share.words}"
    first = base if base.sentence == part.sentence else part
    span = page.view.span(min(first.start, part.start), share.end)
    return Check(span, "share", holds, f"{said(part)}占{said(base)}的{true}%,{end}", base.figure.span)
