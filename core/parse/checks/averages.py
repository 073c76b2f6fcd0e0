"""Whether a whole is what an average, or so many at so much each, is of: 旅游收入 and 人均消费; 一亩租金, 260亩, 付出."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.parse.checks.items import Item, Page

_WHOLE = re.compile(
    r"共|总|年产|产量|产值|[可能]得|收入|卖|售|发放|租金|支付|分红|兑现|利润|获得|进账|赚|挣|就是|合计|需要?|培训|组织|[付发]给|发出|兑付|一年$"
)
_TIMES = re.compile(r"(?:[每一]个?)([天月季茬])|([天月])(?:均|(?=工资|薪|收入))")
_VAGUE = re.compile(r"倍|以上|不等|最[高低多少]|部分")
MEAN = re.compile(r"平均每|(?:户均|人均)$")
MEANS = re.compile(r"平均|人均|户均|亩均")


def averaged(page: Page, each: Item, base: Item, whole: Item) -> bool:
    """旅游收入129万元,人均消费150元; 12个村出资3600万元,每村出资300万元: the average stands last and is of the same."""
    head = each.head
    if whole.start > each.start or "其中" in page.folded[min(base.start, whole.start) : each.start]:
        return False
    if of_one(head[-12:] + each.tail[:4], whole.head + whole.name + whole.tail[:6]):
        return True
    if base.start > each.start:
        return bool(BARE.search(head) or "平均" in head) and whole.sentence == base.sentence
    if _of_one_verb(head, whole.head + base.head):
        return True
    told_last = len(re.findall(r"[,;]", page.folded[min(base.start, whole.start) : each.start])) <= 3
    if told_last and MEAN.search(head):
        return whole.sentence == base.sentence == each.sentence and not page.moving(whole)
    near = told_last and base.sentence == whole.sentence == each.sentence
    if near and _HANDED_OUT.search(whole.head + whole.tail) and not _EARNED.search(head):
        return True
    return near and not page.moving(each) and bool(_GIVEN.search(head)) and not page.moving(whole)


BARE = re.compile(r"[户人亩]均$")
_VERB = re.compile(r"(?:[户人亩场班村校趟台]均|每个?[\u4e00-\u9fff])(?P<verb>[\u4e00-\u9fff]{2,4})$")


def _of_one_verb(average: str, words: str) -> bool:
    """户均栽培5万袋 and 全县年栽培…6亿袋: what was done is named both times."""
    match = _VERB.search(average)
    return match is not None and match["verb"][:2] in words


_HANDED_OUT = re.compile(r"发放|发给|发到|分给|分到|支付|兑[现付]|分红|收购款|补[贴助]")
_EARNED = re.compile(r"增收|收入|增加|最")


# Handed out, counted or spread; what households earn (增收) is not what was put in.
_GIVEN = re.compile(
    r"每[^,。;:\d]{0,4}(?:分|领|拿|得|发|摊|配|有|安排)(?:到|得|有|了|备)*$|平均每[\u4e00-\u9fff]{1,4}$"
)


@cache
def _topics() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("|".join(of["words"])) for of in lexicon.load("averages")["of"])


def of_one(average: str, whole: str) -> bool:
    """Whether both phrases are of one topic: 户均贷款 and 小额信贷."""
    return any(topic.search(average) and topic.search(whole) for topic in _topics())


def tied(page: Page, each: Item, base: Item, whole: Item) -> bool:
    """Whether the whole that follows is what so many at so much each come to."""
    first = min(each, base, key=lambda x: x.start)
    words = page.folded[max(first.start - 8, 0) : whole.start]
    later = max(each, base, key=lambda x: x.start)
    clauses = len(re.findall(r"[,;]", page.between(later, whole)))
    times = [m[1] or m[2] for m in _TIMES.finditer(words.replace("日", "天"))]
    # 一天卖400碗, 每天进账3200元: both of one day; a price by the day and a whole by the year are not.
    steady = not times or (len(times) >= 2 and len(set(times)) == 1)
    most = 2 if _SUMMED.search(whole.head) else 1
    if _ONE_OF.search(whole.head) and each.amount * base.amount > whole.amount:
        return False
    told_so = _of_all(whole) or _one_thing(each, whole) or _of_means(each.head, whole.head)
    return clauses <= most and steady and not _VAGUE.search(words) and told_so


_SUMMED = re.compile(r"^(?:总|共|合计|一共|累计)")


_BODIES = re.compile(r"集体|合作社|公司|企业|增收|总?收入")


def _of_means(average: str, whole: str) -> bool:
    """人均茶园3.5亩,全村3600人,茶园面积1.26万亩: the average first, and what it is of last, nobody else's."""
    return bool(MEANS.search(average)) and of_one(average, whole) and not _BODIES.search(whole)


def _one_thing(each: Item, whole: Item) -> bool:
    """每间可放菌棒2000棒,年培育菌棒84万棒: both clauses name what is counted."""
    one, two = each.head[-4:], whole.head[-4:]
    return len(one) == len(two) == 4 and one[-2:] == two[-2:] not in ("增收", "收入")


# One crop or one trade of several: 光茶叶一项就收入600万元.
_ONE_OF = re.compile(r"[光单仅](?!这|此)|其中|(?<!这)(?<!此)一项")


def _of_all(whole: Item) -> bool:
    return _WHOLE.search(whole.head) is not None or _WHOLE.match(whole.tail[:4]) is not None
