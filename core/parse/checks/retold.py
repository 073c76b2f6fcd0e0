"""A figure that is told again with a slip of the pen, wherever the two stand.

For it: words in common, numbers that differ as slips do, a second telling that takes the figure as known (这1680头牛).
Against: another time, place or owner, a step, a part, an average.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from operator import add

from core.model import Check
from core.parse.checks import repeats, whose
from core.parse.checks.items import Item, Page, said
from core.parse.checks.resumed import meet
from core.parse.checks.weighing import made_of, weigh

_ENOUGH = 3.0
_REACH = 60
_HEAD, _TAIL = 16, 10
_THREE_DIGITS = 100  # below, two numbers are each other's turn too often
_A_WAGE = 10_000  # 元: below, prices and wages of many are told side by side
_MOST = 4.0  # so much all words in common may say
_NEAR = 0.08  # so far apart two tellings of one thing may be
_RARE = 6  # words told more often say less
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Words that any two figures may share.
_COMMON = frozenset([
    "全县", "全村", "全镇", "全市", "全区", "全乡", "目前", "达到", "实现", "累计", "现有", "共有", "建成", "完成", "发展",
    "已有", "总计", "合计", "其中", "今年", "去年", "村里", "全部", "一共", "总共", "的有", "年的", "可达", "达了", "超过",
    "突破", "村民", "农户", "群众", "增加", "带动", "我们", "他们", "有了", "这个", "一个", "以上", "左右", "近年", "如今",
    "现在", "建设", "投入", "资金", "投资", "收入", "增收", "面积", "万元", "共计", "新建", "种植", "贫困", "脱贫", "扶贫",
    "开展", "组织", "产业", "项目", "就业",
])  # fmt: skip
# Pointed at itself, or with what stands right before it: 那2座能存5000吨的冷库.
_THIS = re.compile(
    r"(?:这|那|该|此|上述|现有的?|已有的)(?:近|约|一共|的)?$|(?:这|那)[\d一二两三四五六七八九十]+[^,。;\d]{1,4}$"
)
_NAMED = re.compile("[\u4e00-\u9fff]{2}[村镇乡县]")
_THEN = re.compile("[当同那次翌去上前][年时]|第[一二三四]年")
_TOOK_PART = re.compile("参加|参与|报名")
_HELD = re.compile("[现已]有的?$")
_OF = re.compile(r"[全该]([县市区旗镇乡村])|([县市区旗镇乡村])[里上内]")
_BY = re.compile(r"(?:依托|靠着?|围绕|以|用|把|将|对|让|给)$")
_ANOTHER = re.compile(
    r"又|再(?!生)|另|新增|追加|后来|增[至到加长收]|减|扩|翻|邻|周边|第[一二三四]|[首一二三]批|期|剩|余下|其余|仅|[上下]半年|季度|均"
    r"|每(?![天日年月])|最|只有|不足|不到|其中|还|也|比|超|多(?:了|出)|各(?![类级项种])|分别|达标|计划|力争|预计|将|有望|可|目标|过去|以前|原来|起初"
    r"|最初|开始|当初|从前|起步"
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A figure with the two-character words of its clause and the noun behind it."""

    item: Item
    words: frozenset[str]
    noun: str


def checks(page: Page) -> list[Check]:
    """One check for each later figure that more speaks for than against being an earlier one."""
    told = [i for i in page.amounts if i.figure.value_max is None and i.value >= 2]
    kinds = Counter(i.kind for i in told)
    tellings = {i.number: _telling(i) for i in told if kinds[i.kind] > 1}
    out = []
    for at, item in enumerate(told):
        if kinds[item.kind] == 1:
            continue
        later = tellings[item.number]
        earlier = [tellings[i.number] for i in told[max(at - _REACH, 0) : at] if i.kind == item.kind]
        slips = [
            t
            for t in earlier
            if likeness(t.item.value, later.item.value) or len(t.words & later.words) >= _MOST
        ]
        if not slips or _planned(later.item) or any(meet(t.item, later.item) for t in earlier):
            continue  # told rightly too: then the other is another thing
        score, best = max((_score(page, t, later), -n) for n, t in enumerate(slips))
        if score >= _ENOUGH:
            one, two = slips[-best].item, later.item
            note = f"前文为{said(one)},此处为{said(two)}"
            out.append(page.check("duplicate", False, note, two, two, other=one))
    return out


def _planned(item: Item) -> bool:
    return item.planned and not _THIS.search(item.head)


def _telling(item: Item) -> _Telling:
    before = "".join(_HAN.findall(item.head[-_HEAD:]))
    behind = _HAN.match(item.tail[:_TAIL])
    noun = behind.group() if behind else ""
    pairs = {pair for text in (before, noun, item.name) for pair in map(add, text, text[1:])}
    return _Telling(item, frozenset(pairs - _COMMON), noun)


def _score(page: Page, a: _Telling, b: _Telling) -> float:
    one, two = a.item, b.item
    this = _THIS.search(two.head) is not None
    if one.planned or (one.sentence == two.sentence and not this):
        return 0.0
    near = _NEAR < two.amount / one.amount < 1 / _NEAR
    slip, same = likeness(one.value, two.value) if near else 0.0, _same(page, a, b)
    slip = 0.0 if slip == _ROUND and not this else slip
    opens = not two.head and slip == _TURNED and min(one.value, two.value) >= _THREE_DIGITS
    beside = _beside(page, one, two)
    plainly = near and same >= _MOST and (beside or (same > _MOST and _known(two) >= 1.5))
    if not slip and not (plainly and one.exact and two.exact):
        return 0.0
    if not (same or opens or (this and slip == _TURNED)):
        return 0.0
    known = 3.0 if this else 1.0 if opens else _known(two)
    against = _against(page, one, two, this, same) + (2.0 if _may_be_part(one, two, slip, known) else 0.0)
    return slip + min(same, _MOST) + known + beside - against


def _may_be_part(a: Item, b: Item, slip: float, known: float) -> bool:
    """46名党员, and later 42名党员参加了评议."""
    return slip <= _DIGIT and b.amount < a.amount and known < 1.5


_TURNED, _SCALED, _DIGIT = 3.0, 2.0, 2.0
_ROUND = 1.0  # 3000 and 5000 look like each other only where the text points back


@lru_cache(maxsize=4096)
def likeness(a: float, b: float) -> float:
    """How much two numbers look like one and its slip: digits turned, a nought lost, one digit wrong; 0 if they do not."""
    one, two = (f"{value:.10g}".replace(".", "") for value in (a, b))
    if one.rstrip("0") == two.rstrip("0"):
        return _SCALED if len(one.rstrip("0")) >= 2 else 0.0
    while one.endswith("0") and two.endswith("0"):
        one, two = one[:-1], two[:-1]
    if len(one) == len(two) == 1:
        return _ROUND
    wrong = [(x, y) for x, y in zip(one, two, strict=False) if x != y]
    if len(one) != len(two) or len(wrong) > 2:
        return 0.0
    if len(wrong) == 1:
        return _DIGIT + 0.5 * (min(len(one), 3) - 3)
    return _TURNED if wrong[0] == wrong[1][::-1] else 0.0


def _same(page: Page, a: _Telling, b: _Telling) -> float:
    """How much the words of two figures have in common."""
    shared = sum(1.0 if page.folded.count(word) <= _RARE else 0.6 for word in a.words & b.words)
    one, two = a.item.name, b.item.name
    if one and two and (one.endswith(two) or two.endswith(one)):
        return shared + 1
    if b.noun and (one.endswith(b.noun[:2]) or a.noun.startswith(b.noun[:2])):
        return shared + 1
    return shared + (0.7 if b.noun and one.endswith(b.noun[0]) and a.item.unit == b.item.unit else 0.0)


def _known(item: Item) -> float:
    """How much a figure is told as one that the reader has met."""
    head, tail = item.head, item.tail
    if head.endswith("的") and len(head) >= 3:
        return 1.5
    if re.match(r"的[\u4e00-\u9fff]", tail):
        return 1.0
    if not head and _HAN.match(tail):
        return 1.0  # the topic of its clause
    return 0.5 if _BY.search(head) and _HAN.match(tail) else 0.0


def _beside(page: Page, a: Item, b: Item) -> float:
    """How much it says that the figures right beside are one: 5200吨,产值7.8亿元 and 5200吨、产值8.7亿元."""
    for step in (-1, 1):
        one, two = (
            page.items[i.number + step : i.number + step + 1] if i.number + step >= 0 else () for i in (a, b)
        )
        if one and two and one[0].unit == two[0].unit and one[0].value == two[0].value >= 5:
            near = all(abs(x.start - y.start) <= 16 for x, y in ((one[0], a), (two[0], b)))
            return 3.0 if near else 0.0
    return 0.0


def _past(page: Page, period: str | None) -> bool:
    """Whether a figure is told of a year before that of publication: what is held now may be another."""
    published = page.case.published.value[:4] if page.case.published else ""
    return period is not None and re.match(r"(?:19|20)\d\d", period) is not None and period[:4] != published


def _when(page: Page, item: Item) -> str:
    """The time of a figure as far as it is one of the calendar: 今年以来 is the year of publication, 每天 is none."""
    period = item.figure.period or ""
    if period.startswith("今年") and page.case.published:
        return page.case.published.value[:4]
    return period if period[:4].isdigit() or _THEN.match(period) else ""


def _aside(item: Item) -> str:
    """The words that make a figure another one than the plain amount: 新增, 均, 计划; '' if there are none."""
    found = {"均" if word == "每" else word for word in _ANOTHER.findall(item.head)}
    return "".join(sorted(found))


def _level(page: Page, item: Item) -> str:
    """Of what a sentence speaks last before a figure: 县 after 全县, 镇 after 镇上; '' if it names none."""
    found = _OF.findall(page.folded, page.sentences[item.sentence].start, item.start)
    return (found[-1][0] or found[-1][1]) if found else ""


def _against(page: Page, a: Item, b: Item, this: bool, same: float) -> float:
    """How much says that `b` is another figure; one that is pointed at need not repeat its time."""
    times = (_when(page, a), _when(page, b))
    apart = times[0] != times[1] and not any(x.startswith(y) for x, y in permutations(times))
    own, other = _aside(a), _aside(b)
    moved = [i.figure.change.role for i in (a, b) if i.figure.change]
    return weigh((
        (3, not this and other and other != own),
        (2, own and not this and other != own),
        (6, not this and apart and all(times)),
        (6, this and _HELD.search(b.head) and _past(page, times[0])),
        (1, not this and times[0] != times[1] and not all(times)),
        (4, repeats.elsewhere(page, a, b)),
        (4, whose.theirs(page, a, b)),
        (5, not this and made_of(page, a, b)),
        (4 if own and own == other and _NAMED.search(b.head) else 2, not whose.unturned(page, a, b)),
        (3, moved and moved != ["to"]),
        (2, a.sentence == b.sentence),
        (1, not (a.exact and b.exact)),
        (2, not this and max(a.value, b.value) < 10),
        (2.5, not this and b.amount < a.amount and b.head.endswith("有")),
        (2, a.kind == "元" and max(a.amount, b.amount) < _A_WAGE and same < 2),
        (2, not this and _TOOK_PART.search(b.tail)),
        (3, not this and _level(page, a) != _level(page, b) and _level(page, a) and _level(page, b)),
    ))  # fmt: skip
