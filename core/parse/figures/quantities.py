"""The scanner: every stretch of a text that states a quantity, with value, unit and modifier."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from core import lexicon
from core.model import Modifier
from core.parse.figures import numerals, not_figures

_ZH = numerals.DIGITS + numerals.SCALES
_NUMBER = re.compile("一半|半数|百分百|" + numerals.PLAIN + "|半(?=个?(?:小时|钟头|公里|斤|公斤|里地))")
_FRACTION = re.compile(rf"({numerals.PLAIN})分之({numerals.PLAIN}|百)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/.])")
_LINK = re.compile(r" ?(?:[—\-~]{1,2}|至|到) ?")
_LIST = re.compile(r" ?(?:[—\-~]{1,2}|至|到|、|和|与|及|×|x|X|\*|,) ?")
_SPACE = re.compile(r" {1,2}")
_RANKED = re.compile(r"(?:位列|列|居|排名?|名列|名次|跻身|进入|进位|跃升|跃居|升至|获得?|夺得|评为|位次|成绩|保持|稳居|全[国省市区县州]|第)[^,。;、]{0,10}$")
_PRICE = re.compile(rf"(?:块|元)(?:([{numerals.DIGITS}\d])[角毛]([{numerals.DIGITS}\d])?分?|([{numerals.DIGITS}\d])分)|(?:块(?:钱)?|米)([{numerals.DIGITS}\d])(?!(?!一[斤亩个天只份袋])[{numerals.DIGITS}{numerals.SCALES}\d]|[./个名户人家])")
_NOTHING = re.compile(r"(?:[从由]|降至|降到|降为|下降到|下降至|减至|减少到)(?:[^,。;]{0,4}的)?(?:几乎为|接近|近乎)?$")
_STOP = re.compile(r"[,。;、\d]")
# 块 and 口人 are how people say 元 and 人.
_AS_MONEY = {"块钱": "元", "塊錢": "元", "口人": "人", "毛钱": "毛"}


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at `start:end` of the reading text (modifiers included); the number itself stands at `at`, the unit
    ends at `unit_end` and is `unit` as written. `implied`: the text has no unit; it follows from the noun."""

    start: int
    end: int
    at: int
    number_end: int
    unit_end: int
    low: Decimal
    high: Decimal | None
    unit: str
    modifier: Modifier | None
    chinese: bool = False
    implied: bool = False
    rank: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    end: int
    implied: bool = False


@cache
def dimensions() -> dict[str, str]:
    """Measure word -> dimension; classifiers are not in it."""
    measures = lexicon.load("units")["measures"]
    return {unit: name for name, table in measures.items() for unit in table["units"]}


@cache
def _units() -> frozenset[str]:
    return frozenset(dimensions()) | frozenset(lexicon.load("units")["counters"])


@cache
def _tables() -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]:
    units = lexicon.load("units")
    nouns = {noun: entry["unit"] for noun, entry in units["noun_units"].items()}
    longest = sorted(units["after_ge"]["words"], key=len, reverse=True)
    return tuple(longest), tuple(units["people"]["words"]), nouns


@cache
def _modifiers(where: str) -> dict[str, Modifier]:
    return {word: entry[0] for word, entry in lexicon.load("modifiers")[where].items()}


@cache
def _chinese_classifiers() -> frozenset[str]:
    return frozenset(not_figures.table()["classifiers"]["chinese"])


def scan(text: str, folded: str, masked: bytearray) -> list[Found]:
    """The quantities of `text` in order. `folded` is the text in folded characters, `masked` as `not_figures.mask`."""
    found: list[Found] = []
    position = 0
    while match := _NUMBER.search(folded, position):
        item = _read(text, folded, match, masked)
        position = match.end()
        if item is not None:
            found.append(item)
            position = max(item.unit_end, match.end())
    return _with_zeros(_with_ranges(_with_listed(found, text, folded, masked), folded))


def _with_zeros(found: list[Found]) -> list[Found]:
    """Nothing is counted in the unit of what it grew to or came from."""
    out = list(found)
    for i, item in enumerate(out):
        if item.low == 0 and item.unit == "" and not item.rank:
            beside = out[i + 1] if i + 1 < len(out) and out[i + 1].at - item.end <= 24 else out[i - 1] if i and item.at - out[i - 1].end <= 24 else None
            out[i] = replace(item, unit=beside.unit) if beside else item
    return out


def _read(text: str, folded: str, match: re.Match[str], masked: bytearray) -> Found | None:
    start, end = match.span()
    if masked[start]:
        return None
    if folded[start - 1 : start] in ("第", "前"):
        ranked = _rank(text, folded, match)
        if ranked or folded[start - 1] == "第":
            return ranked
    if start and (folded[start - 1].isascii() and folded[start - 1].isalnum() or folded[start - 1] == "."):
        return None
    if match.group() in ("一半", "半数", "百分百"):
        return _half_of(folded, match)
    fraction = _FRACTION.match(folded, start)
    if fraction:
        return _fraction(text, folded, fraction)
    if folded.startswith("分百", end) or folded.startswith("分之", end):
        return None
    if slash := _SLASH.match(folded, start):
        return _slash(text, folded, slash)
    if folded.startswith("成", end):
        return _tenths(text, folded, match)
    number = numerals.number(match.group())
    if number is None:
        return None
    if match.group() in ("零", "0"):
        return _zero(folded, match)
    return _colloquial(folded, match, number) or _counted(text, folded, match, number)


def _zero(folded: str, match: re.Match[str]) -> Found | None:
    """从零发展到14家, 几乎为零, 降至零: nothing at one end of a change; its unit is that of the other end."""
    start, end = match.span()
    before, first = _before(folded, start)
    if not _NOTHING.search(folded, max(0, first - 8), first) and not (before and folded[first:start].endswith(("为", "于", "乎"))):
        return None
    if folded[end : end + 1] not in tuple("增发到提升突降变,。;、!?的") and folded[end : end + 2] != "起步":
        return None
    return Found(first, end, start, end, end, Decimal(0), None, "", before, True, True)


def _counted(text: str, folded: str, match: re.Match[str], number: numerals.Number) -> Found | None:
    start, end = match.span()
    numeral_end, middle = _middle(folded, end)
    halved = 2 if folded.startswith("个半", end) else 0
    unit = _of_noun(folded, numeral_end, match.group(), bool(middle))
    unit = unit or _unit(folded, numeral_end + halved, match.group()) or _bare_unit(folded, match, numeral_end)
    if unit is None:
        return None
    chinese = not any(c.isdigit() for c in match.group())
    before, first = _before(folded, start)
    half = _half(folded, match, unit)
    after, last = _after(folded, unit.end + (half == "behind"), unit.text)
    modifier = before or after or middle or ("approx_above" if number.vague else None)
    if "来" in match.group() and not before and not after:
        modifier = "about"
    if chinese and not _counts(folded, match, unit, modifier, bool(middle)) or _period(folded, first, match, unit, last):
        return None
    if "." in match.group() and unit.text in _units() and unit.text not in dimensions() and (not start or folded[start - 1] in "\n。;") and numeral_end == end and not match.group()[-1] in "万亿千百":
        return None
    unit_text = text[unit.end - len(unit.text) : unit.end] if not unit.implied else unit.text
    low = number.low + (Decimal("0.5") if half else 0)
    if folded.endswith(("零下", "为负"), 0, start) and dimensions().get(unit.text) in ("temperature", "energy", "share"):
        low = -low
    modifier = modifier or _apart(folded, start)
    return Found(first, last, start, end, unit.end, low, number.high, _AS_MONEY.get(unit_text, unit_text), modifier, chinese, unit.implied)


def _apart(folded: str, start: int) -> Modifier | None:
    """至少 and 最高 hold for the number behind the verb: 至少开展一次, 最高可贷30万元."""
    stretch = folded[max(0, start - 10) : start]
    for word, modifier in _modifiers("apart").items():
        at = stretch.rfind(word)
        if at >= 0 and not _STOP.search(stretch, at) and not stretch.startswith(("达", "时", "的时"), at + len(word)):
            return modifier
    return None


def _half(folded: str, match: re.Match[str], unit: _Unit) -> str:
    """三斤半 and 两个半小时 are half a unit more."""
    halves = _tables_half()
    if unit.text in halves and folded[unit.end : unit.end + 1] == "半" and folded[unit.end : unit.end + 2] not in ("半径", "半数"):
        return "behind"
    return "inside" if folded.startswith("个半", match.end()) else ""


@cache
def _tables_half() -> frozenset[str]:
    return frozenset(lexicon.load("units")["half"]["words"])


def _bare_unit(folded: str, match: re.Match[str], end: int) -> _Unit | None:
    """A number that closes its clause without a unit: 总人口62.8万, 毛收入三万二, 系数由0.57提高到0.64."""
    table = lexicon.load("units")["bare"]
    before = folded[max(0, match.start() - 10) : match.start()]
    before = re.split(r"[,。;]", before)[-1]
    if "." in match.group() and match.group()[0].isdigit() and any(w in before for w in table["plain"]):
        return _Unit("", end, True)
    if folded[end : end + 1] not in tuple(",。;、!?”\"…」)") and not folded.startswith("挂零", end) or len(match.group()) < 2 and match.group() not in "百千万":
        return None
    if not any(c in "千万亿" for c in match.group()):
        return None
    follows = re.match(rf"[,、]([^,。;、\d]{{2,8}}?){numerals.PLAIN}[,。;、”]", folded[end : end + 24])
    if any(w in before[-6:] for w in table["money"]) or follows and any(w in follows[1] for w in table["money"]):
        return _Unit("元", end, True)
    return _Unit("人", end, True) if any(w in before[-4:] for w in table["people"]) else None


def _colloquial(folded: str, match: re.Match[str], number: numerals.Number) -> Found | None:
    """一块二, 两块五, 九元九角九分, 三米二: tenths behind the unit."""
    priced = _PRICE.match(folded, match.end())
    if priced is None:
        return None
    worth = [numerals.number(digit).low if digit else Decimal(0) for digit in priced.groups()]  # type: ignore[union-attr]
    unit = "米" if folded[match.end()] == "米" else "元"
    before, first = _before(folded, match.start())
    after, last = _after(folded, priced.end(), "元")
    low = number.low + (worth[0] + worth[3]) / 10 + (worth[1] + worth[2]) / 100
    return Found(first, last, match.start(), match.end(), priced.end(), low, None, unit, before or after, True)


def _period(folded: str, first: int, match: re.Match[str], unit: _Unit, last: int) -> bool:
    """近三年来, 这两年, 5年间 and 三年减贫 say when, not how much."""
    table = not_figures.table()["durations"]
    if unit.text not in table["units"]:
        return False
    head = folded[max(0, match.start() - 6) : match.start()]
    counted = head.endswith(tuple(table["counted"])) or folded.startswith(tuple(table["goes_on"]), last)
    if not counted and head.endswith(tuple(table["before"])) or folded.startswith(tuple(table["after"]), last):
        return True
    if unit.text not in ("年", "月") or first != match.start() and not head.endswith(("约", "近")):
        return False
    if counted or folded[last : last + 1] in tuple(",。;、!?”的)") and head[-1:] not in tuple(",。;、"):
        return False
    return not head or head[-1] in ",。;、:!?\n “" or unit.text == "年"


def _middle(folded: str, end: int) -> tuple[int, Modifier | None]:
    """余 or 多 between number and unit: 600余件, 3300多亩."""
    words = _modifiers("middle")
    at = end + (folded[end : end + 1] == " ")
    word = folded[at : at + 1]
    if word in words and not folded.startswith(("余额", "多次", "多位", "多名", "多个", "来自", "来源"), at):
        return at + 1, words[word]
    if word in words and folded[at : at + 2] in ("多次", "多位", "多名", "多个"):
        return at + 1, words[word]
    return end, None


def _before(folded: str, start: int) -> tuple[Modifier | None, int]:
    """The modifier that ends where the number starts, and where it starts itself; 至少 stays outside the figure."""
    words = _modifiers("before")
    stop = start - (folded[start - 1 : start] == " ")
    for length in (4, 3, 2, 1):
        word = folded[max(stop - length, 0) : stop]
        if len(word) == length and word in words and _really(word, folded, stop - length, start):
            outside = word in ("至少", "最少", "起码")
            return words[word], start if outside else stop - length
    return None, start


def _really(word: str, folded: str, at: int, start: int) -> bool:
    """节约, 签约, 附近, 以上 end in a modifier but are none."""
    previous = folded[at - 1 : at]
    if word == "近":
        return previous not in tuple("附最就临邻亲靠远贴相")
    if word == "约":
        return previous not in tuple("节签预公条契相违合制")
    if word in ("过", "破", "上"):
        big = folded[start] in "百千万亿" or folded[start : start + 2] in ("百万", "千万")
        return big and previous not in tuple("超不通经越突打以")
    return not (word == "超" and previous in tuple("赶反高"))


def _after(folded: str, end: int, unit: str) -> tuple[Modifier | None, int]:
    words = _modifiers("after")
    for length in (5, 4, 3, 2, 1):
        word = folded[end : end + length]
        if len(word) == length and word in words and _fits(word, folded, end + length, unit):
            return words[word], end + length
    return None, end


def _fits(word: str, folded: str, end: int, unit: str) -> bool:
    timed = dimensions().get(unit) in ("duration", "working days", "months", "length", "mass", "age")
    if word in ("内", "多", "余"):
        return timed and not folded.startswith(("部", "容", "来", "次"), end)
    if word == "起":
        return dimensions().get(unit) == "money" and folded[end : end + 1] in ",。);、不" 
    return not (word == "以上" and folded.startswith(("述", "学历"), end))


def _other_word(folded: str, word: str, end: int, numeral: str) -> bool:
    """Whether the would-be unit `word` before `end` is the head of another word: 3年级, 两家庭."""
    units = lexicon.load("units")
    follows = units["not_before"].get(word)
    if not follows or not folded.startswith(tuple(follows), end):
        return False
    return not numeral[0].isdigit() or word in units["after_digits"]["units"]


def _unit(folded: str, end: int, numeral: str) -> _Unit | None:
    """The unit that begins at `end` of the folded text, at most one space on."""
    at = end + (folded[end : end + 1] == " ")
    after_ge, _, _ = _tables()
    if folded[at : at + 1] == "个":
        for word in after_ge:
            if folded.startswith(word, at + 1) and not _other_word(folded, word, at + 1 + len(word), numeral):
                return _Unit(word, at + 1 + len(word))
        return _Unit("个", at + 1)
    for length in (5, 4, 3, 2, 1):
        word = folded[at : at + length]
        if len(word) == length and word in _units() and not _other_word(folded, word, at + length, numeral):
            return _compound(folded, at, at + length)
    return None


def unit_at(folded: str, at: int) -> str:
    """The unit that begins at `at`, or ''."""
    unit = _unit(folded, at, "1")
    return unit.text if unit else ""


def _of_noun(folded: str, end: int, numeral: str, middle: bool) -> _Unit | None:
    """2.34万帮扶责任人 and 300多农户 have no classifier: the noun says what is counted."""
    if not middle and numeral[-1] not in "百千万亿":
        return None
    at = end + (folded[end : end + 1] == " ")
    _, people, nouns = _tables()
    for noun, unit in nouns.items():
        if folded.startswith(noun, at):
            return _Unit(unit, end, True)
    return _Unit("人", end, True) if folded.startswith(people, at) else None


def _compound(folded: str, start: int, end: int) -> _Unit:
    """元/斤, 台(套), 户(次): a unit with a second one tied to it."""
    while True:
        if folded[end : end + 1] in ("/", "·") and (size := _second(folded, end + 1)):
            end += 1 + size
        elif folded[end : end + 1] == "(" and (size := _second(folded, end + 1)) and folded[end + 1 + size : end + 2 + size] == ")":
            end += size + 2
        else:
            return _Unit(folded[start:end], end)


def _second(folded: str, at: int) -> int:
    for length in (4, 3, 2, 1):
        if folded[at : at + length] in _units() and at + length <= len(folded):
            return length
    return 0


def _counts(folded: str, match: re.Match[str], unit: _Unit, modifier: Modifier | None, middle: bool) -> bool:
    """Whether a number in Chinese characters counts something real (four party branches, but not 一个, 三农, 百姓)."""
    numeral, start = match.group(), match.start()
    if unit.text in _PLACE_UNITS and folded.startswith(tuple(not_figures.table()["place_ends"]), unit.end):
        return False
    if set(numeral) <= set("十百千万亿") and numeral != "十":
        if folded[start - 1 : start] in ("(", ":", "/", "["):
            return False
        return modifier is not None or middle or dimensions().get(unit.text) in ("money", "area", "mass", "power") or (unit.text in ("头", "只", "羽", "株") and len(numeral) <= 2)
    if unit.text == "字":
        return False
    if len(numeral) > 1:
        return unit.text in _units() or unit.implied or "/" in unit.text or "(" in unit.text
    if unit.text not in _chinese_classifiers() and not unit.implied and not (unit.text in dimensions() and len(unit.text) > 1):
        return False
    if numeral == "一":
        rough = modifier is not None and dimensions().get(unit.text, "months") not in ("months", "duration")
        return rough or _rated(folded, start, unit)
    if numeral == "二":
        return dimensions().get(unit.text) in ("money", "area", "mass") 
    following = folded[unit.end : unit.end + 6]
    if unit.text == "大":
        return numeral != "十" and not following.startswith(tuple(not_figures.table()["great_terms"]))
    if unit.text in ("月", "年", "天", "周") and folded[start - 1 : start] in ("每", "上", "下"):
        return False
    return not (unit.text == "个" and following.startswith(tuple(not_figures.table()["slogan_heads"])))


_PLACE_UNITS = frozenset("里家道间棵座台户组口岔")
_ONE = re.compile(r"(?:[从由](?:[^,。;]{0,6}的)?|提前|缩短|延长|连续|推迟|长达)$")
_NEXT = re.compile(r"、[^,。;、]{1,12}?[\d两二三四五六七八九十百]")
_EVERY = re.compile(r"(?:每|各)(?!一)[^,。;、]{0,16}$|(?:至少|仅有?|只有|不少于)[^,。;、]{0,6}$|每(?:月|周|天|日|年|季度?|半年|户|村|人|镇|乡)[^,。;]{0,20}$")


def _rated(folded: str, start: int, unit: _Unit) -> bool:
    """一 is a mere article unless something happens at a rate or is bounded (每月一次, 至少一次, 增长一倍)."""
    if unit.text in ("倍", "番"):
        return True
    if _ONE.search(folded, max(0, start - 10), start):
        return True
    if unit.text in dimensions():
        return False
    if _NEXT.match(folded, unit.end) and "\u4e00" <= folded[start - 1 : start] <= "\u9fff" and folded[start - 1] not in "的是有了":
        return True
    return _EVERY.search(folded, max(0, start - 24), start) is not None


def _rank(text: str, folded: str, match: re.Match[str]) -> Found | None:
    number = numerals.number(match.group())
    end = match.end()
    unit = folded[end : end + 1] if folded[end : end + 1] in ("位", "名", "强") else ""
    following = folded[end + len(unit) : end + len(unit) + 1]
    moved = unit != "" and following in tuple("升跃降滑提进前")
    if number is None or not moved and not _RANKED.search(folded, max(0, match.start() - 16), match.start() - 1):
        return None
    if not unit and (following not in tuple(",。;、!?)”\"的") or following == ""):
        return None
    if unit and following in ("于", "置", "单"):
        return None
    start, end = match.start() - 1, end + len(unit)
    return Found(start, end, match.start(), match.end(), end, number.low, number.high, unit, None, True, False, True)


def _fraction(text: str, folded: str, match: re.Match[str]) -> Found | None:
    base, share = numerals.number(match[1]), numerals.number(match[2])
    if base is None or share is None or not base.low:
        return None
    before, first = _before(folded, match.start())
    after, last = _after(folded, match.end(), "%")
    percent = base.low >= 100 and base.low in (100, 1000, 10000)
    value = share.low / base.low * (100 if percent else 1)
    high = share.high / base.low * (100 if percent else 1) if share.high else None
    return Found(first, last, match.start(), match.end(), match.end(), value, high, "%" if percent else "", before or after, True, percent)


def _half_of(folded: str, match: re.Match[str]) -> Found | None:
    """近一半, 半数以上, 占一半: a share only when something is said of it; 百分百 behind a rate."""
    start, end = match.span()
    before, first = _before(folded, start)
    after, last = _after(folded, end, "")
    whole = match.group() == "百分百"
    if whole and folded[start - 1 : start] not in ("率", "达", "到", "为", "了") or not whole and not before and not after and folded[start - 1 : start] != "占":
        return None
    return Found(first, last, start, end, end, Decimal(100) if whole else Decimal("0.5"), None, "%" if whole else "", before or after, True, whole)


def _slash(text: str, folded: str, match: re.Match[str]) -> Found | None:
    top, base = int(match[1]), int(match[2])
    if not 0 < top < base or folded[match.end() : match.end() + 1] in ("月", "-"):
        return None
    before, first = _before(folded, match.start())
    after, last = _after(folded, match.end(), "")
    return Found(first, last, match.start(), match.end(), match.end(), Decimal(top) / base, None, "", before or after)


def _tenths(text: str, folded: str, match: re.Match[str]) -> Found | None:
    """三成, 七成以上, 两成多 as shares of a hundred."""
    number = numerals.number(match.group())
    end = match.end() + 1
    if number is None or not 0 < number.low <= 10 or folded[end : end + 1] in tuple("为立功果员本了熟长效品都绩就型片排群") or match.group() == "十":
        return None
    half = folded[end : end + 1] == "半"
    digit = numerals.number(folded[end]) if folded[end : end + 1] in tuple("一二三四五六七八九123456789") and not half else None
    if digit and _unit(folded, end + 1, folded[end]):
        digit = None
    low = number.low * 10 + (5 if half else digit.low if digit else 0)
    half = half or digit is not None
    before, first = _before(folded, match.start())
    after, last = _after(folded, end + half, "岁")
    high = number.high * 10 if number.high else None
    return Found(first, last, match.start(), match.end(), end + half, low, high, "%", before or after, True, True)


def _with_listed(found: list[Found], text: str, folded: str, masked: bytearray) -> list[Found]:
    """Numbers without a unit before one that has it: 12、15、20户; 3—5万元; 270×4米; from 3 to 5 …"""
    out: list[Found] = []
    for i, item in enumerate(found):
        stop = found[i - 1].end if i else 0
        bare: list[Found] = []
        current = item
        while (left := _bare(text, folded, current, stop, masked)) is not None:
            bare.append(left)
            current = left
        out.extend(reversed(bare))
        out.append(item)
    return out


_BARE = re.compile(rf"({numerals.PLAIN})(%?) ?(?:[—\-~]{{1,2}}|至|到|、|和|与|及|×|x|X|\*) ?$")


def _bare(text: str, folded: str, item: Found, stop: int, masked: bytearray) -> Found | None:
    match = _BARE.search(folded, max(stop, item.start - 16), item.start)
    if match is None or masked[match.start()] or item.rank or (item.unit == "" and not item.implied):
        return None
    start = match.start()
    if start and (folded[start - 1].isalnum() and folded[start - 1].isascii() or folded[start - 1] in "第.前"):
        return None
    number = numerals.number(match[1])
    if number is None or (not match[1][0].isdigit() and not _zh_pair(match[1], folded[item.at : item.number_end])):
        return None
    scale = _shared_scale(match[1], folded[item.at : item.number_end])
    before, first = _before(folded, start)
    low = number.low * scale
    return Found(first, match.end(1), start, match.end(1), match.end(1), low, number.high, item.unit, before, not match[1][0].isdigit(), True)


def _zh_pair(left: str, right: str) -> bool:
    """三到五亩 is a range, but a lone Chinese digit before 、 is not a figure."""
    return len(left) > 1 or right[0] in numerals.DIGITS + "十"


def _shared_scale(left: str, right: str) -> Decimal:
    """In 3—5万元 both are 万; in 9000至1万元 they are not."""
    tail = re.search(r"[百千万亿]+$", right)
    if tail is None or left[-1] in "百千万亿":
        return Decimal(1)
    a, b = numerals.number(left), numerals.number(right[: tail.start()])
    whole = numerals.number("1" + tail.group())
    if a is None or b is None or whole is None or not right[: tail.start()]:
        return Decimal(1)
    return whole.low if a.low < b.low * (1000 if b.low < 10 else 10) and a.low < whole.low and a.low <= 999 and a.low < b.low else Decimal(1)


_FROM = re.compile(r"[从由自][^,。;]{0,12}$")


def _with_ranges(found: list[Found], folded: str) -> list[Found]:
    """Two quantities of one unit with 至, — or ~ between them become one with two ends, unless 从 or 由 makes them a change."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        if last is not None and _is_range(last, item, folded):
            out[-1] = replace(item, start=last.start, at=last.at, low=last.low, high=item.high or item.low, modifier=last.modifier or item.modifier)
        else:
            out.append(item)
    return out


def _is_range(left: Found, right: Found, folded: str) -> bool:
    link = _LINK.fullmatch(folded, left.end, right.start)
    if not link or left.unit != right.unit or left.high is not None or left.low >= right.low or left.rank:
        return False
    near = 3 if left.implied else 14
    if link.group().strip() in ("至", "到") and _FROM.search(folded, max(0, left.start - near), left.start):
        return left.implied and folded[left.start - 1] == "由" or folded.startswith(("不等", "之间"), right.end)
    return True
