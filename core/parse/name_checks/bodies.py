"""Names of bodies and products: a cooperative, a firm or a fruit that is written two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from core import lexicon
from core.model import Case, Check, Span
from core.parse.name_checks.likeness import one_character_by_sound, two_swapped
from core.parse.projection import Projection

_QUOTED = re.compile(r"[“「『]([\u4e00-\u9fff]{4,14})[”」』]")
_BODY = re.compile(
    r"(?:[传讲研]习所|合作社|公司|基地|中心|[园馆院]|协会|联盟|工坊|作坊|车间|学堂|书屋|超市|农庄|山庄|民宿|客栈|工作室|服务队|艺术团|合唱团|[食学课]堂|驿站)$"
)
_FIRM = re.compile(r"(?:合作社|公司|农场|协会|联社|加工厂|集团|企业)$")
_BRAND = re.compile("商标|品牌|注册|牌")
_NUMBERED = re.compile("[一二三四五六七八九十东南西北上下大小新老甲乙丙]")
_MOST, _FEW = 200, 40


def checks(case: Case, view: Projection) -> Iterator[Check]:
    """Bodies whose names are told apart by a slip of the pen only, and products with their characters out of order."""
    first = _firms(case)
    for m in _QUOTED.finditer(view.text):
        if _BODY.search(m[1]) and len(first) < _MOST:
            first.setdefault(m[1], view.span(*m.span(1)))
    for one, two in combinations(sorted(first.items(), key=lambda pair: pair[1]), 2):
        if _misprinted(one[0], two[0]):
            note = f"“{one[0]}”与“{two[0]}”只差一字,疑为同一名称的两种写法"
            yield Check(two[1], "name", False, note, one[1])
    yield from _brands(view)
    yield from _products(view)


def _brands(view: Projection) -> Iterator[Check]:
    """“海兰印象”, and once “海兰映象”: what stands in quotation marks, and sounds as it does elsewhere."""
    first: dict[str, tuple[int, int]] = {}
    for m in _QUOTED.finditer(view.text):
        if 4 <= len(m[1]) <= 6 and not _BODY.search(m[1]) and len(first) < _FEW:
            first.setdefault(m[1], m.span(1))
    brands = {name for name, (start, end) in first.items() if _BRAND.search(view.text, start - 8, end + 8)}
    for one, two in combinations(first, 2):
        if (one in brands or two in brands) and one_character_by_sound(one, two):
            note = f"“{one}”与“{two}”音近而只差一字,疑为同一名称的两种写法"
            yield Check(view.span(*first[two]), "name", False, note, view.span(*first[one]))


_OF_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}?(?:省|市|县|区|旗|州))?(?:[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道|村))?"
)


def _own_name(name: str) -> str:
    """A body's name without the place that it begins with, if enough is left."""
    place = _OF_PLACE.match(name)
    rest = name[place.end() :] if place else name
    return rest if len(rest) >= 6 else name


def _misprinted(one: str, two: str) -> bool:
    """“山歌传习所” and “山哥传习所”, 绿康生态 and 康绿生态; 一中心 and 二中心 do not sound alike."""
    a, b = _own_name(one), _own_name(two)
    return len(a) == len(b) and (
        one_character_by_sound(a, b)
        or _one_stem(a, b)
        or (len(a) > 4 and (two_swapped(a, b) or _turned(a, b)))
    )


def _one_stem(a: str, b: str) -> bool:
    """金果芒果种植专业合作社 and 金硕芒果种植专业合作社: but for one character of two, all the rest of a long name is one."""
    wrong = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(a) >= 10 and wrong == [1] and not _NUMBERED.search(a[1] + b[1])


def _turned(a: str, b: str) -> bool:
    """可仙红苹果专业合作社 and 红可仙苹果专业合作社: the first characters in another order."""
    return a != b and a[4:] == b[4:] and sorted(a) == sorted(b)


def _firms(case: Case) -> dict[str, Span]:
    """The firms and cooperatives of a case by name, each where it is named first."""
    first: dict[str, Span] = {}
    for organisation in case.organisations:
        name = organisation.text.strip("“”")
        if _FIRM.search(name) and len(name) >= 6 and len(first) < _MOST:
            first.setdefault(name, organisation.span)
    return first


@cache
def _misspelt() -> tuple[re.Pattern[str], dict[str, str]]:
    """What each product of three characters or more may be misprinted as, with the product."""
    words = [w for i in lexicon.load("industries")["industries"] for w in i["words"]]
    table: dict[str, str] = {}
    for word in (w for w in words if len(w) >= 3 and not w.endswith(("产业", "加工"))):
        for i in range(len(word) - 1):
            wrong = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
            if wrong != word and wrong not in words:
                table.setdefault(wrong, word)
    return re.compile(lexicon.alternatives(table)), table


_GROWN = re.compile("[菇菌果梨桃茶米薯瓜豆椒羊牛猪鸡鸭鹅鱼虾蟹蜂花参酒粉油竹藕莲柚橙枣柿杏莓萄麦芪艾姜蒜葱]")
_THREE = re.compile("[\u4e00-\u9fff]{3}")
_FUNCTION = frozenset("的是在了和种养卖买吃收产大小这那个有一不")


def _own(text: str) -> dict[str, str]:
    """What the products that the text itself names twice and more may be misprinted as."""
    words = (text[max(0, m.start() - 2) : m.end()] for m in _GROWN.finditer(text))
    counts = Counter(word for word in words if _THREE.fullmatch(word))
    table: dict[str, str] = {}
    for word, count in counts.items():
        if count > 1 and not _FUNCTION & set(word):
            table |= {word[1] + word[0] + word[2]: word, word[0] + word[2] + word[1]: word}
    return {wrong: word for wrong, word in table.items() if wrong not in counts and text.count(wrong) == 1}


def _products(view: Projection) -> Iterator[Check]:
    """百果香, where the text also has 百香果."""
    pattern, table = _misspelt()
    shown: set[str] = set()
    own = _own(view.text)
    for m in (*pattern.finditer(view.text), *(re.compile(w).search(view.text) for w in own)):
        if m is None:
            continue
        right = table.get(m.group()) or own[m.group()]
        at = view.text.find(right)
        if at >= 0 and m.group() not in shown:
            shown.add(m.group())
            note = f"“{right}”与“{m.group()}”只差字序,疑为同一名称的两种写法"
            yield Check(view.span(*m.span()), "name", False, note, view.span(at, at + len(right)))
