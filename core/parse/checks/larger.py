"""More of them, told later, than there are: 社员142户, and sentences on 托管的社员达到168户; 全乡9个行政村, and 11个村通过验收."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import add

from core.model import Check
from core.parse.checks import repeats, whose
from core.parse.checks.items import Item, Page, said
from core.parse.checks.weighing import made_of, weigh

_ENOUGH = 3.0
_REACH, _FAR = 25, 60  # figures of its kind, and figures at all, that a whole may stand before its part
_CLAUSES = 60  # characters of a sentence that are read before a figure
_MOST = 1.7  # more than so many times as much is another thing
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_ALL = re.compile(
    r"全[县市区旗镇乡村校]|[共现总]有|共计|辖|登记|在册|户籍|常住|培训|招收|入选|分为?|[^没]有$|^$"
)
_OF_THEM = re.compile(
    r"(?:[中里]|当中|之中)[,，]?(?:[^,。;\d]{0,14})$|(?:其中|单是?|光是?|仅)[^,。;\d]{0,14}$"
)
_DONE = re.compile(r"已|就有|的有$|达到?$|都|完成|通过|实现")
_GROWN = re.compile(
    r"增|发展到|扩|升|提高|又|再|另|还有|新(?!型|时代|村)|累计|计划|将|力争|明年|加上|最初|起初|当初|原来|原有|过去|剩|其余"
)
_HELD = re.compile(r"[现共]有[^,。;\d]{0,6}$")
_VILLAGES = re.compile("(?:行政|自然)?村(?!民|级|干)")
_VILLAGES_HAVE = re.compile("的村(?:就|已|共|也)?(?:有|达到?)$")
_VILLAGE = re.compile(r"([\u4e00-\u9fff]{1,2}[村寨])(?=[共现总已有]|[,，\d])")
_SELF = frozenset("全该本我这各每")
_SEVERAL = re.compile(r"村[与和、及]|[两三四五六七八几]个?村")
_BEYOND = re.compile(r"带动(?!下)|辐射|周边|搬迁|累计|邻|外|惠及|吸引|来自|服务|易地|销往|跨")
_WIDER = re.compile("全[县市区旗镇乡省]")
_ALL_VILLAGES = re.compile("行政村|[全辖]|(?:乡镇|街道|镇|乡)[、和]$")
_NOW = re.compile("(?:目前|现在|如今|眼下)已经?有?$")
_EACH = re.compile(r"均|每|最|单价|标准")
_OF_ANOTHER = re.compile(r"占[^,。;\d]{0,12}$|现有的?$|剩下?$")
_COMMON = frozenset([
    "全县", "全村", "全镇", "全市", "全区", "全乡", "目前", "达到", "实现", "累计", "现有", "共有", "建成", "完成", "发展", "已有", "其中",
    "今年", "去年", "村里", "一共", "总共", "的有", "年的", "超过", "增加", "带动", "我们", "以上", "左右", "如今", "现在", "面积", "资金",
    "收入", "群众", "参与", "参加", "个村", "村集", "集体",
])  # fmt: skip


def checks(page: Page) -> list[Check]:
    """One check for each figure that more speaks for than against being some of those told before, and that is larger."""
    out = []
    best: dict[int, tuple[float, Item, Item]] = {}
    for whole, part, score in larger(page):
        if score >= _ENOUGH and score > best.get(part.number, (0.0,))[0]:
            best[part.number] = score, whole, part
    for _, whole, part in best.values():
        note = f"{said(part)}超过了前文所说的{said(whole)}"
        out.append(page.check("subset", False, note, part, part, other=whole))
    return out


def larger(page: Page) -> Iterator[tuple[Item, Item, float]]:
    """Each pair of a figure and a somewhat larger one behind it that shares a noun with it, with what speaks for it."""
    by_kind: dict[str, list[Item]] = {}
    for item in page.amounts:
        if item.figure.value_max is None:
            by_kind.setdefault(item.kind, []).append(item)
    words = cache(lambda number, further: _words(page, page.items[number], further))
    for alike_ones in by_kind.values():
        for at, part in enumerate(alike_ones):
            for whole in alike_ones[max(at - _REACH, 0) : at]:
                if not 1 < part.amount / whole.amount <= _MOST or part.number - whole.number > _FAR:
                    continue
                shared = words(whole.number, False) & words(part.number, part.sentence != whole.sentence)
                if shared:
                    yield whole, part, _score(page, whole, part, shared)


def _are_all(item: Item) -> bool:
    """全村312户: households of no kind are all that there are."""
    return item.name in ("", "户", "农户", "总户数") or item.name.endswith(("人家", "村"))


def _since(page: Page, item: Item) -> str:
    """The words of a sentence before a figure, back to the figure or the semicolon before it."""
    return re.split(r"[\d;]", _before(page, item))[-1]


def _before(page: Page, item: Item) -> str:
    return page.folded[max(page.sentences[item.sentence].start, item.start - _CLAUSES) : item.start]


def _words(page: Page, item: Item, further: bool) -> frozenset[str]:
    """The two-character words about a figure, and the noun that it counts; `further`: those of the clause before too."""
    behind = _HAN.match(item.tail[:6])
    clause = _since(page, item)[-26:] if further else item.head[-14:]
    texts = ["".join(_HAN.findall(clause)), behind.group() if behind else "", item.name]
    found = {pair for text in texts for pair in map(add, text, text[1:])}
    if item.unit == "个" and (_VILLAGES.match(item.tail) or _VILLAGES_HAVE.search(item.head)):
        found.add("村")
    if item.unit == "户" and (further or _are_all(item)):
        found.add("户")
    if item.unit == "人" and (item.name in ("人口", "总人口") or page.folded[item.start - 1] == "户"):
        found.add("人口")
    return frozenset(found - _COMMON)


def _score(page: Page, whole: Item, part: Item, shared: frozenset[str]) -> float:
    times, ratio = (_year(whole), _year(part)), part.amount / whole.amount
    since = _before(page, part)
    among = _OF_THEM.search(part.head if part.sentence == whole.sentence else _since(page, part))
    all_villages = _ALL_VILLAGES.search(page.before(whole, 8) + whole.tail[:3])
    return weigh((
        (min(2.4, 0.8 * len(shared)), True),
        (2, among),
        (1.5, "村" in shared and all_villages),
        (-2, shared == {"村"} and not all_villages),
        (1, "户" in shared and re.search("全[村组社乡镇]|总户数", whole.head)),
        (-2, shared == {"户"} and not (_ALL.search(whole.head) or page.behind_people(whole) > whole.end)),
        (1, _ALL.search(whole.head)),
        (1.2, whole.tail[:2] and whole.tail[:2] == part.tail[:2]),
        (1, _DONE.search(part.head)),
        (1, ratio < 1.2),
        (0.5, ratio < 1.35),
        (-1, ratio > 1.5),
        (1, part.sentence - whole.sentence <= 2),
        (0.5, times[0] == times[1]),
        (-3, times[0] != times[1] and all(times)),
        (-3, repeats.elsewhere(page, whole, part)),
        (-2, not whose.unturned(page, whole, part)),
        (-4, _elsewhere_named(page, whole, part)),
        (-4, _SEVERAL.search(since)),
        (-3, whole.figure.change or part.figure.change),
        (-4, whole.planned or part.planned),
        (-2.5, _GROWN.search(part.head) or (_GROWN.search(since) and not among)),
        (-3, _BEYOND.search(since[-24:] + part.tail[:8]) and not among),
        (-3, (wider := _WIDER.findall(since)) and wider[-1] not in _before(page, whole) + whole.head),
        (-4, _EACH.search(part.head) or _EACH.search(whole.head)),
        (-2, not (whole.exact and part.exact)),
        (-1.5, part.kind == "元" and not among),
        (-5, made_of(page, whole, part)),
        (-4, part.sentence == whole.sentence and not (among or _of_all(whole, part, shared))),
        (-3, _OF_ANOTHER.search(part.head) or "另" in whole.head),
        (-4, _told_anew(page, whole, part, shared)),
    ))  # fmt: skip


def _of_all(whole: Item, part: Item, shared: frozenset[str]) -> bool:
    """In one sentence: 全县共有脱贫户8426户,…的脱贫户8962户; 辖9个行政村,目前已有11个村."""
    told = "的" in part.head and len(shared) >= 2 and not _HELD.search(part.head)
    return _NOW.search(part.head) is not None or (told and _ALL.search(whole.head) is not None)


def _elsewhere_named(page: Page, whole: Item, part: Item) -> bool:
    """Whether each of two figures has a village named before it, and not the same."""
    named = [[v for v in _VILLAGE.findall(_before(page, i)) if not _SELF & set(v)] for i in (whole, part)]
    return all(named) and named[0][-1] != named[1][-1]


def _year(item: Item) -> str:
    """The time of a figure as far as it says which year; what is held (现有) is held now."""
    period = item.figure.period or ""
    return "" if _HELD.search(item.head) or not period[:4].isdigit() else period


def _told_anew(page: Page, whole: Item, part: Item, shared: frozenset[str]) -> bool:
    """Whether a figure between, of its kind and told in the same words, is large enough to hold the part."""
    between = page.items[whole.number + 1 : part.number]
    large = (i for i in between if i.kind == part.kind and i.amount >= part.amount)
    return any(shared & _words(page, i, False) for i in large)
