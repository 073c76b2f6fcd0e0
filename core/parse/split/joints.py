"""Whether a line and the one below are two halves of a title: all that speaks for it and against it is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.parse import bylines
from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import halves
from core.parse.split.reasons import Reason, total
from core.parse.split.wording import is_dashed
from core.parse.titles import words as title_words
from core.parse.wide import is_wide, narrow

_ENOUGH = 2.0
_LONGEST, _SHORTEST = 40, 5
_MOST_LATE = 3.7
"""What stands below, and the text, speak for one title with so much at most."""
MOST = 3
"""So many parts follow a title's first at most."""
_AROUND = 40
"""A title is printed again so many lines away at most."""
_BESIDE = ("furniture", "mark", "caption")
_MAY = ("short", "heading")
_PLACED = re.compile(r"[(\[][一-鿿·\s]{2,24}(?:[省市县区旗镇乡村]|街道|社区|政府|委|局|办|中心)[)\]]")
"""Where a case is from, or whose it is, in brackets below its title."""


def end(lines: Sequence[Line], i: int, left: int = MOST) -> int:
    """The last line of the title of which line `i` is a part, if no more than `left` parts follow."""
    goes_on = left > 0 and i + 1 < len(lines) and join(lines, i, left - 1)
    return end(lines, i + 1, left - 1) if goes_on else i


def join(lines: Sequence[Line], i: int, left: int = MOST - 1) -> bool:
    """True if line `i` and the one below are parts of one title, of which `left` more may follow."""
    if not _may_be_one(lines[i], lines[i + 1]):
        return False
    lines = _read(lines, i)
    weight = total([*halves.reasons_of(lines, i), *_printed(lines, i)])
    return weight + _MOST_LATE >= _ENOUGH and weight + total(_late(lines, i, left)) >= _ENOUGH


def _late(lines: Sequence[Line], i: int, left: int) -> Iterator[Reason]:
    """What is looked for only where the lines themselves do not tell enough against it."""
    yield from _around(lines, i, left)
    yield from halves.told_in_text(lines, i)


def _may_be_one(one: Line, two: Line) -> bool:
    """False for lines that are no halves of anything."""
    opens = one.role in _MAY or (one.role in ("prose", "names") and one.text[-1] in ",:")
    closes = two.role in _MAY or (two.role == "names" and halves.CUT.search(one.text) is not None)
    asks = two.role == "prose" and two.text[-1] in "?!" and len(two.text) <= halves.LABEL
    closes = closes or (asks and (one.text[-1] != "," or halves.ASKS.match(two.text) is not None))
    spoken = two.role == "names" and not bylines.is_name(two.text)
    closes = closes or (spoken and halves.BEGUN.fullmatch(one.text) is not None)
    if headings.case_mark(one.text) >= len(one.text):
        return False
    if (
        not opens
        or not closes
        or is_dashed(one)
        or is_dashed(two)
        or one.ended
        or (one.items and one.role != "names")
    ):
        return False
    return max(len(one.text), len(two.text)) <= _LONGEST and not (
        two.text in one.text or one.text in two.text
    )


def _read(lines: Sequence[Line], i: int) -> Sequence[Line]:
    """The lines, the two without a case's number and without blanks between their characters."""
    one, two = lines[i], lines[i + 1]
    if (mark := headings.case_mark(one.text)) and len(one.text) - mark >= _SHORTEST:
        lines = [*lines[:i], one.part(mark, len(one.text)), *lines[i + 1 :]]
    if is_wide(one.text) or is_wide(two.text):
        read = [replace(line, text=narrow(line.text)) for line in (lines[i], two)]
        lines = [*lines[:i], *read, *lines[i + 2 :]]
    return lines


def reasons(lines: Sequence[Line], i: int, left: int = MOST - 1) -> list[Reason]:
    """All that speaks for lines `i` and `i + 1` being one title, and all that speaks against it; `left` parts may follow."""
    return [*halves.reasons_of(lines, i), *_printed(lines, i), *_late(lines, i, left)]


def _around(lines: Sequence[Line], i: int, left: int) -> Iterator[Reason]:
    """What stands above and below."""
    at = _below(lines, end(lines, i + 1, left) + 1)
    below = lines[at] if at < len(lines) else None
    if below is not None and (is_dashed(below) or _is_subtitle(lines, at)):
        yield Reason(0.7, "subtitle below")
    elif below is not None and (below.role in ("byline", "names") or _PLACED.fullmatch(below.text)):
        yield Reason(1.5, "by-line below")
    elif below is None or below.role == "short":
        yield Reason(-1.9, "one of a list")
    elif below.role in ("prose", "heading"):
        yield Reason(-0.6, "one of the headings") if _has_headings(lines, at) else Reason(-0.1, "text below")
    above = lines[i - 1] if i else None
    if (
        above
        and above.role == "prose"
        and not lines[i].gap
        and (above.ended or len(above.text) > halves.LABEL)
    ):
        yield Reason(-1.9, "in the text")


def _has_headings(lines: Sequence[Line], i: int) -> bool:
    """True if lines below line `i` head paragraphs though nothing marks them, as a line right above the text may."""
    heads = (
        line.role == "short" and len(line.text) <= halves.LABEL and below.role == "prose" and below.ended
        for line, below in pairwise(lines[i:])
    )
    return sum(heads) > 1


def _printed(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """Whether both are printed as one elsewhere, or one of them alone."""
    whole = _plain(lines[i].text + lines[i + 1].text)
    near = (*lines[max(i - _AROUND, 0) : i], *lines[i + 2 : i + _AROUND])
    others = [x for x in near if x.role != "prose" and len(x.text) > halves.SHORT]
    if any(whole in _plain(x.text) for x in others):
        yield Reason(5.2, "printed as one")
    elif any(x.text in (lines[i].text, lines[i + 1].text) for x in others):
        yield Reason(-1.0, "printed alone")


def _below(lines: Sequence[Line], i: int) -> int:
    """The first line from `i` that says anything; a deck of points below a title is none."""
    near = enumerate(lines[i : i + 6], i)
    return next((k for k, x in near if x.role not in _BESIDE and not _is_point(x)), len(lines))


def _is_point(line: Line) -> bool:
    return line.text[0] in "■·" and line.role in (*_MAY, "prose")


def _is_subtitle(lines: Sequence[Line], i: int) -> bool:
    """True for a line that tells the genre of what is below it."""
    below = _below(lines, i + 1)
    signed = below < len(lines) and lines[below].role in ("byline", "names", "prose")
    return lines[i].role in _MAY and signed and title_words.names_genre(lines[i].text)


def _plain(text: str) -> str:
    return "".join(text.split())
