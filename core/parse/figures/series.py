"""Quantities that lean on each other: 12、15、20户, 3—5万元, 从零到14家."""

from __future__ import annotations

import re
from decimal import Decimal

from core.parse.figures import numerals
from core.parse.figures.found import Found
from core.parse.figures.modifiers import around
from core.parse.figures.units import dimensions

_LINK = re.compile(r" ?(?:[—\-~]{1,2}|至|到) ?")
_BARE = re.compile(rf"({numerals.PLAIN})(%?) ?(?:[—\-~]{{1,2}}|至|到|、|和|与|及|×|x|X|\*) ?$")
_JOINS = frozenset("—-~至到、和与及×xX*")
"""What stands before a quantity that a bare number leans on, perhaps with a space behind."""
_FROM = re.compile(r"[从由自][^,。;]{0,12}$")
_TAIL = re.compile(r"[百千万亿]+$")
_FELL = re.compile(r"[降减][^,。;]{0,4}$")
_SCALE = re.compile(r"[十百千万亿多余来]")
_NEIGHBOURS = frozenset(["一二", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"])
_AND = re.compile(r"[、,和与及]")
_APART = re.compile(r"[。;\n]")


def joined(found: list[Found], folded: str, masked: bytearray) -> list[Found]:
    """`found` with list members that lack a unit, with ranges as one quantity, and with the unit of a zero."""
    listed = _with_neighbours(_with_listed(found, folded, masked), folded)
    return _with_zeros(_with_measures(_with_ranges(listed, folded), folded), folded)


def _with_listed(found: list[Found], folded: str, masked: bytearray) -> list[Found]:
    """Numbers without a unit before one that has it: 12、15、20户; 3—5万元; 270×4米."""
    out: list[Found] = []
    for i, item in enumerate(found):
        stop = found[i - 1].end if i else 0
        bare: list[Found] = []
        current = item
        while (left := _bare(folded, current, stop, masked)) is not None:
            bare.append(left)
            current = left
        out += [*reversed(bare), item]
    return out


def _bare(folded: str, item: Found, stop: int, masked: bytearray) -> Found | None:
    if item.rank or (item.unit == "" and not item.implied):
        return None
    if (
        folded[item.start - 1 : item.start] not in _JOINS
        and folded[item.start - 2 : item.start - 1] not in _JOINS
    ):
        return None
    match = _BARE.search(folded, max(stop, item.start - 16), item.start)
    if match is None or masked[match.start()] or _tied(folded, match.start()):
        return None
    start, end = match.span(1)
    number, digits = numerals.number(match[1]), match[1][0].isdigit()
    right = folded[item.at : item.number_end]
    # 三到五亩 is a range, but a lone Chinese digit before 、 is no figure.
    if number is None or not (digits or len(match[1]) > 1 or right[0] in numerals.DIGITS + "十"):
        return None
    words = around(folded, start, end, "")
    low = number.low * _shared_scale(match[1], right)
    modifier = words.modifier if words.before else None
    return Found(words.start, end, start, end, end, low, number.high, item.unit, modifier, not digits, True)


def _tied(folded: str, start: int) -> bool:
    """Whether the number at `start` hangs on a letter, a point or 第."""
    if not start:
        return False
    previous = folded[start - 1]
    return (previous.isascii() and previous.isalnum()) or previous in "第.前"


def _shared_scale(left: str, right: str) -> Decimal:
    """In 3—5万元 both are 万; in 9000至1万元 they are not."""
    tail = _TAIL.search(right)
    if tail is None or left[-1] in "百千万亿" or not tail.start():
        return Decimal(1)
    a, b, scale = (numerals.number(text) for text in (left, right[: tail.start()], "1" + tail.group()))
    if a is None or b is None or scale is None:
        return Decimal(1)
    return scale.low if a.low < b.low and a.low <= 999 and a.low < scale.low else Decimal(1)


def _with_neighbours(found: list[Found], folded: str) -> list[Found]:
    """七、八次 and 四、五十亩 are one quantity between two neighbouring digits, not two quantities."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        pair = folded[last.at : last.number_end] + folded[item.at : item.at + 1] if last else ""
        if (
            last
            and last.implied
            and folded[last.end : item.start] == "、"
            and pair in _NEIGHBOURS
            and len(_SCALE.sub("", folded[item.at : item.number_end])) == 1
        ):
            tail = folded[item.at + 1 : item.number_end]
            low = numerals.number(pair[0] + tail)
            out[-1] = item._replace(
                start=last.start, at=last.at, low=low.low if low else last.low, high=item.low
            )
        else:
            out.append(item)
    return out


def _with_ranges(found: list[Found], folded: str) -> list[Found]:
    """Two quantities of one unit with 至, — or ~ between them become one, unless 从 or 由 makes them a change."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        if last is None or not _is_range(last, item, folded):
            out.append(item)
            continue
        modifier = last.modifier or item.modifier
        high = item.high or item.low
        out[-1] = item._replace(start=last.start, at=last.at, low=last.low, high=high, modifier=modifier)
    return out


def _is_range(left: Found, right: Found, folded: str) -> bool:
    link = _LINK.fullmatch(folded, left.end, right.start)
    if not link or left.unit != right.unit or left.high is not None or left.low >= right.low or left.rank:
        return False
    near = 3 if left.implied else 14
    if link.group().strip() in ("至", "到") and _FROM.search(folded, max(0, left.start - near), left.start):
        by_whom = left.implied and folded.endswith("由", 0, left.start)
        return by_whom or folded.startswith(("不等", "之间"), right.end)
    return True


def _with_measures(found: list[Found], folded: str) -> list[Found]:
    """6.8个和12.3个百分点: both are percentage points."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        item, following = out[i], out[i + 1]
        measured = following.unit in dimensions() and folded.startswith("个", following.number_end)
        if item.unit == "个" and measured and _AND.fullmatch(folded, item.end, following.start):
            out[i] = item._replace(unit=following.unit)
    return out


def _with_zeros(found: list[Found], folded: str) -> list[Found]:
    """Nothing is counted in the unit of what it grew to (从零发展到14家) or came from (由7.7%降至0)."""
    out = list(found)
    for i, item in enumerate(out):
        if item.low or item.unit or item.rank:
            continue
        ends = _FELL.search(folded, max(0, item.start - 6), item.start) is not None
        other = out[i - 1] if ends and i else out[i + 1] if i + 1 < len(out) else None
        if other and not _APART.search(folded, min(item.end, other.end), max(item.start, other.start)):
            out[i] = item._replace(unit=other.unit)
    return out
