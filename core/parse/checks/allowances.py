"""How far the parts of a list may miss their total and still be meant to be all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.parse.checks import complements
from core.parse.checks.items import Item, Page, mended, slip
from core.parse.figures import numerals

_CLOSES = re.compile(r"其余|其他|其它|剩余|剩下|余下|一般")
_BESIDES = re.compile(r"另外|另有|还有|此外")
# Where money comes from, down to the lowest giver.
_SOURCE = re.compile(r"中央|省|市|县|区|乡|镇|自筹|社会|财政|企业|群众")
_LOWEST = re.compile(r"县|自筹|配套|群众")
# A list inside brackets right behind the total is all of it.
_BRACKETED = re.compile(r"\((?:其中[:,]?|含|包括)?[^,。;、()\d]*$")
SPLIT = re.compile(r"分别|分为|分成|组成|构成|依次")
_NUMBERED = re.compile(r"(?:[,;:、]|^)第?[一二三四五六七八九](?:党小|小|生产|网)?[组社队期区格]$")
_SHARED = re.compile(r"套种|间作|轮作|复种|林下|兼|混")
_CLOSE = 0.16
_ORDERED = re.compile(r"[一二三四五六]是|第[一二三四五六七八九十]")
_COUNT = re.compile(r"([两二三四五六七八九十])(?:批|期|类|块|部分|个?方面|个?组|大类|项|片|轮|年)")
_FOR = ("用于", "用来", "用在", "投向", "投入", "投到", "投在", "安排")


def room(page: Page, total: Item, parts: Sequence[Item], added: float) -> float:
    """How far, as a share of the total, the parts may miss and still be meant to be all of it."""
    heads = [page.before(p, 10) for p in parts]
    opened = page.between(total, parts[0])
    over = added > total.amount
    if any(_CLOSES.search(head) for head in heads):
        return 0.5
    if over and (_rest_behind(page, parts[-1]) or _ranked(parts)):
        return 0.5
    if SPLIT.search(opened) or _BRACKETED.match(opened) or complements.are(page, parts):
        return 0.35
    if ",由" in opened and SPLIT.match(page.folded, parts[-1].end):
        return 0.35  # 21人,由主播4人、客服6人、打包9人组成
    if over and len(parts) == 2 and _BESIDES.search(heads[-1]):
        return 0.0  # 用工46人,其中脱贫户18人,另有33名老人在家加工
    if any(_BESIDES.search(head) for head in heads) or numbered(page, parts) or all_for(parts):
        return 0.35
    if all(_ORDERED.search(head) for head in heads) or so_many(page, total, len(parts)):
        return 0.35
    if all(_SOURCE.search(head) for head in heads) and _LOWEST.search(heads[-1]):
        return 0.25
    if len(parts) >= 3 and any(complements.are(page, pair) for pair in pairwise(parts)):
        return 0.2
    return _by_digits(page, total, parts, added)


def _by_digits(page: Page, total: Item, parts: Sequence[Item], added: float) -> float:
    """The same where only the numbers speak: one digit put right mends them; kinds of people may overlap."""
    people, over = total.kind in ("人", "户"), added > total.amount
    one_digit = slip(added, total.amount)
    one_wrong = mended(total.amount, [p.amount for p in parts])
    mends = not people and one_wrong
    if over and people and not one_digit:
        return 0.08 if one_wrong and len(parts) >= 3 and _even(page, parts) else 0.0
    if over and one_digit and total.kind == "人" and len(parts) >= 3 and total.value >= 20:
        return 0.35
    shared = _SHARED.search(page.between(total, parts[-1])) is not None
    if len(parts) >= 3 and _even(page, parts):
        return 0.4 if over and mends and not shared else _CLOSE
    if over and mends and not shared and len(parts) >= 3:
        return 0.3
    if (total.value < 20 and "." not in total.figure.text) or not _even(page, parts):
        return 0.0
    if mends:
        # Less may be a list of some; more can not be, unless one field bears two crops.
        return 0.3 if over and not shared else 0.1
    return 0.06 if one_digit else 0.0


def _even(page: Page, parts: Sequence[Item]) -> bool:
    gaps = (re.sub(r"(?:19|20)\d\d年", "", page.between(a, b)) for a, b in pairwise(parts))
    return all("," not in gap or (len(gap) <= 14 and not re.search(r"\d", gap)) for gap in gaps)


def all_for(parts: Sequence[Item]) -> bool:
    """Whether each part is told with what it was spent on."""
    return len(parts) >= 3 and all(p.tail[:4].startswith(_FOR) for p in parts)


def _rest_behind(page: Page, last: Item) -> bool:
    words = page.folded[last.end : last.end + 14]
    return re.match(r"[^,。;]{0,6}[,;](?:其余|其他|剩余|剩下)", words) is not None


def so_many(page: Page, total: Item, count: int) -> bool:
    """两批共416人 and three kinds named: as many as the words around the total say."""
    told_so = _COUNT.findall(page.before(total, 20) + page.folded[total.end : total.end + 12])
    numbers = [numerals.number(word) for word in told_so]
    return any(number is not None and number.low == count for number in numbers)


def _ranked(parts: Sequence[Item]) -> bool:
    """国家级龙头企业, 省级龙头企业, 市级龙头企业: kinds of which each thing has one."""
    kinds = [re.match(r"([^,。;、]{1,4}级)(.+)", p.name) for p in parts]
    return len(parts) >= 2 and all(kinds) and len({k[2] for k in kinds if k}) == 1


def numbered(page: Page, parts: Sequence[Item]) -> bool:
    """Whether the parts are 一组, 二组, 三组."""
    return all(_NUMBERED.search(page.before(part, 7)) for part in parts)
