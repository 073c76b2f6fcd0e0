"""List numbers of Word files: 一、 (一) 1. are seldom words in the file but counted from its styles.

Source: ECMA-376 part 1, 17.9 (Numbering): a paragraph or its style names a list and a level, the list's abstract
definition says how each level is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from core.reading.word_package import W

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 9_999
_DEEPEST_STYLE = 12


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is written: `text` with %1 … for the counts of the levels, each in its `form`."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbers:
    """Counts the lists of one file; ask `label` for each paragraph in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Levels of each abstract list."""
    lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    """Abstract list of each list, and where its levels begin anew."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """List and level of each paragraph style that has them."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, as printed (`(二)`), or '' for bullets and plain paragraphs."""
        name, depth = self._list(paragraph)
        if name not in self.lists:
            return ""
        abstract, starts = self.lists[name]
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if depth in starts and (name, depth) not in self.begun:
            counts[depth] = starts[depth]
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        self.begun.add((name, depth))
        return _written(levels, depth, counts)

    def _list(self, paragraph: etree._Element) -> tuple[str, int]:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name, depth = self.styles.get(_value(style), ("", 0))
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is None:
            return name, depth
        number, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        return (
            _value(number) if number is not None else name,
            _whole(level, 0 if number is not None else depth),
        )


def numbers(numbering: etree._Element | None, styles: etree._Element | None) -> Numbers:
    """The lists of a file by its parts for numbering and styles."""
    found = Numbers()
    if numbering is None:
        return found
    for abstract in numbering.iter(f"{W}abstractNum"):
        levels = {_level_of(one): _level(one) for one in abstract.iter(f"{W}lvl")}
        found.levels[abstract.get(f"{W}abstractNumId") or ""] = levels
    for one in numbering.iter(f"{W}num"):
        starts = {
            _level_of(change): _whole(change.find(f"{W}startOverride"), 1)
            for change in one.iter(f"{W}lvlOverride")
            if change.find(f"{W}startOverride") is not None
        }
        found.lists[one.get(f"{W}numId") or ""] = (_value(one.find(f"{W}abstractNumId")), starts)
    _follow_links(numbering, found)
    if styles is not None:
        found.styles = _styles(styles, numbering)
    return found


def _follow_links(numbering: etree._Element, found: Numbers) -> None:
    """An abstract list may only name a list style, that another abstract list defines."""
    defined = {
        _value(link): abstract.get(f"{W}abstractNumId") or ""
        for abstract in numbering.iter(f"{W}abstractNum")
        if (link := abstract.find(f"{W}styleLink")) is not None
    }
    for abstract in numbering.iter(f"{W}abstractNum"):
        link = abstract.find(f"{W}numStyleLink")
        if link is not None and _value(link) in defined:
            levels = found.levels.get(defined[_value(link)], {})
            found.levels[abstract.get(f"{W}abstractNumId") or ""] = levels


def _styles(styles: etree._Element, numbering: etree._Element) -> dict[str, tuple[str, int]]:
    """List and level of each paragraph style, its own or of the style that it is based on."""
    by_id = {one.get(f"{W}styleId") or "": one for one in styles.iter(f"{W}style")}
    bound = {
        _value(one): _level_of(level)
        for level in numbering.iter(f"{W}lvl")
        if (one := level.find(f"{W}pStyle")) is not None
    }
    found = {}
    for name, style in by_id.items():
        at: etree._Element | None = style
        for _ in range(_DEEPEST_STYLE):
            number = at.find(f"{W}pPr/{W}numPr/{W}numId") if at is not None else None
            if number is not None and at is not None:
                own = at.find(f"{W}pPr/{W}numPr/{W}ilvl")
                found[name] = (_value(number), _whole(own, bound.get(at.get(f"{W}styleId") or "", 0)))
                break
            at = by_id.get(_value(at.find(f"{W}basedOn"))) if at is not None else None
    return found


def _level(one: etree._Element) -> Level:
    form = _value(one.find(f"{W}numFmt")) or "decimal"
    return Level(_whole(one.find(f"{W}start"), 1), form, _value(one.find(f"{W}lvlText")))


def _level_of(one: etree._Element) -> int:
    said = one.get(f"{W}ilvl") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0


def _value(one: etree._Element | None) -> str:
    return (one.get(f"{W}val") or "") if one is not None else ""


def _whole(one: etree._Element | None, otherwise: int) -> int:
    said = _value(one)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else otherwise


def _written(levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
    level = levels[depth]
    if level.form in ("bullet", "none"):
        return ""

    def one(match: re.Match[str]) -> str:
        number = int(match[1]) - 1
        above = levels.get(number, Level())
        return in_form(counts.get(number, above.start), above.form)

    label = _PLACE.sub(one, level.text).strip()
    # A point and digits behind it would be a fraction.
    return f"{label} " if label and (label[-1].isalnum() or label[-1] == ".") else label


def in_form(number: int, form: str) -> str:
    """A count as a list writes it: `chineseCountingThousand` 12 is 十二. Forms that are not known are Arabic."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if form in ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
                "japaneseCounting", "koreanCounting"):  # fmt: skip
        return _counted(number, _DIGITS, "十百千")
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counted(number, _LEGAL, "拾佰仟", bare=False)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if form == "ideographZodiac":
        return _BRANCHES[(number - 1) % 12]
    return _latin(number, form)


def _latin(number: int, form: str) -> str:
    if form.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x245F + number)
    if form == "decimalEnclosedParen" and number <= 20:
        return chr(0x2473 + number)
    if form == "decimalEnclosedFullstop" and number <= 20:
        return chr(0x2487 + number)
    if form.startswith("decimalFullWidth"):
        return str(number).translate({48 + i: 0xFF10 + i for i in range(10)})
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _counted(number: int, digits: str, units: str, bare: bool = True) -> str:
    """A number below ten thousand as it is said; `bare`: 十二 and not 一十二."""
    said = ""
    for place, char in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if char != "0":
            said += digits[int(char)] + (units[place - 1] if place else "")
        elif not said.endswith("零"):
            said += "零"
    said = said.rstrip("零")
    return said[1:] if bare and said.startswith("一十") else said
