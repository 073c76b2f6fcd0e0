"""Numbers without an ordinary unit: ranks, fractions, tenths, halves."""

from __future__ import annotations

import re
from decimal import Decimal

from core.parse.figures import numerals
from core.parse.figures.found import Found
from core.parse.figures.modifiers import around
from core.parse.figures.units import unit_of

WHOLES = ("一半", "半数", "百分百")
_FRACTION = re.compile(rf"({numerals.PLAIN})分之({numerals.PLAIN}|百)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/.月\-])")
_RANKED = re.compile(
    r"(?:位列|列|居|排名?|名列|名次|跻身|进入|进位|跃升|跃居|升至|获得?|夺得|评为|位次|成绩|保持|稳居|单项|评比|评议|测评|考评|总分|竞赛|全[国省市区县州]|第)"
    r"[^,。;、]{0,10}$"
)
_NOT_TENTHS = tuple("为立功果员本了熟长效品都绩就型片排群")


def rank(folded: str, match: re.Match[str]) -> Found | None:
    """第四位, 全省第二, 前10名 where something is ranked; the ordinal mark belongs to the figure."""
    number, start, end = numerals.number(match.group()), match.start(), match.end()
    unit = folded[end : end + 1] if folded[end : end + 1] in ("位", "名", "强") else ""
    stop = end + len(unit)
    following = folded[stop : stop + 1]
    moved = unit != "" and following in tuple("升跃降滑提进前")
    if number is None or not (moved or _RANKED.search(folded, max(0, start - 16), start - 1)):
        return None
    closed = following in tuple(',。;、!?)”"的') and following != ""
    if (not unit and not closed) or (unit and following in ("于", "置", "单")):
        return None
    return Found(start - 1, stop, start, end, stop, number.low, number.high, unit, None, True, rank=True)


def share(folded: str, match: re.Match[str]) -> Found | None:
    """三分之一, 百分之八十, 1/5, 七成以上, 近一半: None if the number is no share."""
    if match.group() in WHOLES:
        return _half_of(folded, match)
    if fraction := _FRACTION.match(folded, match.start()):
        return _fraction(folded, fraction)
    if slash := _SLASH.match(folded, match.start()):
        return _slash(folded, slash)
    return _tenths(folded, match) if folded.startswith("成", match.end()) else None


def is_share(folded: str, match: re.Match[str]) -> bool:
    """Whether the number at `match` can only be (part of) a share."""
    if folded.startswith(("分之", "分百", "成"), match.end()) or match.group() in WHOLES:
        return True
    return folded.startswith("/", match.end()) and _SLASH.match(folded, match.start()) is not None


def _made(
    folded: str, match: re.Match[str], end: int, low: Decimal, high: Decimal | None, unit: str
) -> Found:
    words = around(folded, match.start(), end, unit)
    chinese = not folded[match.start()].isdigit()
    return Found(
        words.start,
        words.end,
        match.start(),
        match.end(),
        end,
        low,
        high,
        unit,
        words.modifier,
        chinese,
        bool(unit),
    )


def _fraction(folded: str, match: re.Match[str]) -> Found | None:
    base, part = numerals.number(match[1]), numerals.number(match[2])
    if base is None or part is None or not base.low:
        return None
    percent = base.low in (100, 1000, 10000)
    whole = 100 if percent else 1
    high = part.high / base.low * whole if part.high else None
    return _made(folded, match, match.end(), part.low / base.low * whole, high, "%" if percent else "")


def _slash(folded: str, match: re.Match[str]) -> Found | None:
    top, base = int(match[1]), int(match[2])
    return _made(folded, match, match.end(), Decimal(top) / base, None, "") if 0 < top < base else None


def _half_of(folded: str, match: re.Match[str]) -> Found | None:
    """近一半, 半数以上, 占一半: a share only when something is said of it; 百分百 behind a rate."""
    previous = folded[match.start() - 1 : match.start()] if match.start() else ""
    if match.group() == "百分百":
        known = previous in ("率", "达", "到", "为", "了")
        return _made(folded, match, match.end(), Decimal(100), None, "%") if known else None
    made = _made(folded, match, match.end(), Decimal("0.5"), None, "")
    return made if made.modifier or previous == "占" else None


def _tenths(folded: str, match: re.Match[str]) -> Found | None:
    """三成, 七成以上, 六成二, 一成半 as shares of a hundred."""
    number, end = numerals.number(match.group()), match.end() + 1
    if (
        number is None
        or not 0 < number.low <= 10
        or match.group() == "十"
        or folded.startswith(_NOT_TENTHS, end)
    ):
        return None
    more = _hundredths(folded, end)
    low = number.low * 10 + more
    high = number.high * 10 if number.high else None
    return _made(folded, match, end + (1 if more else 0), low, high, "%")


def _hundredths(folded: str, end: int) -> int:
    digit = folded[end : end + 1]
    if digit == "半":
        return 5
    if not digit or digit not in "一二三四五六七八九123456789" or unit_of(folded, end + 1, digit):
        return 0
    number = numerals.number(digit)
    return int(number.low) if number else 0
