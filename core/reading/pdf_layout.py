"""Where the characters of a page stand: lines, columns, running heads, paragraphs. Plain geometry, no library.

Columns are found by recursive XY cuts (Nagy & Seth 1984): a gutter through a whole block parts columns, else the widest
gap between lines parts blocks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

_ENDED = re.compile(r"[。!?!?…:;:;][”’」』))\]]*$")
_PAGE_NUMBER = re.compile(
    r"[\s\-—–·.|/]*(?:第?\s*\d{1,4}\s*(?:页|版)?(?:\s*[,,/]?\s*共?\s*\d{1,4}\s*页?)?)[\s\-—–·.|/]*"
)
_SUPPLEMENT = (
    "⺀冫⺁厂⺄乙⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺯糹⺰纟⺱罒⺲罒⺳网"
    "⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣"
    "⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_EDGE = 0.09
"""The share of a page's height, above and below, in which running heads and page numbers stand."""
_DEEPEST = 40
_CELL_GAP = 1.2
"""White so many times as wide as the print is high parts the cells of a row."""
_ALIKE = 0.12
"""Sizes of print that differ by less than this share are one."""
LARGE = 1.25
"""Print so many times as large as the body's is a title or a heading."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box in points, from the page's upper left corner."""

    char: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True, order=True)
class Printed:
    """A line as printed. `block` numbers columns and blocks in reading order; `margins` are its block's,
    `pitch` is the usual distance of its lines; `edge`: it stands at the top or bottom of the page. `cells` are the left and
    right borders of what wide white parts on it."""

    page: int
    block: int
    top: float
    left: float
    right: float
    bottom: float
    text: str
    size: float = 0.0
    margins: tuple[float, float] = (0.0, 0.0)
    pitch: float = 0.0
    edge: str = ""
    cells: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of joined lines, and the page on which it begins."""

    page: int
    text: str
    size: float


def upright(glyphs: Sequence[tuple[Glyph, int]], size: tuple[float, float]) -> list[Glyph]:
    """Characters with boxes from the lower left corner and their quarter turns (to the left), as they stand when the page
    is turned so that most of its lines are level; boxes from the upper left corner then."""
    width, height = size
    turns = Counter(turned for glyph, turned in glyphs if not glyph.char.isspace())
    most = turns.most_common(1)[0][0] if turns else 0
    return [_turned(glyph, most, width, height) for glyph, _ in glyphs]


def _turned(glyph: Glyph, turns: int, width: float, height: float) -> Glyph:
    left, right, top, bottom = glyph.left, glyph.right, glyph.top, glyph.bottom
    if turns == 1:
        left, right, top, bottom = bottom, top, left, right
    elif turns == 2:
        left, right, top, bottom = width - right, width - left, bottom, top
    elif turns == 3:
        left, right, top, bottom = height - top, height - bottom, width - right, width - left
    else:
        top, bottom = height - top, height - bottom
    return Glyph(glyph.char, left, right, top, bottom, glyph.size)


def lines(glyphs: Sequence[Glyph]) -> list[Printed]:
    """The lines of one page in reading order (page number 0 until `numbered`)."""
    fragments = _fragments(glyphs)
    if not fragments:
        return []
    top = min(f.top for f in fragments)
    bottom = max(f.bottom for f in fragments)
    found: list[Printed] = []
    for number, block in enumerate(_cut(fragments, 0)):
        rows = _rows(block)
        sizes = {row.size: _measure(rows, row.size) for row in rows}
        for row in rows:
            margins, pitch = sizes[row.size]
            found.append(
                replace(row, block=number, margins=margins, pitch=pitch, edge=_edge(row, top, bottom))
            )
    return found


def _measure(rows: Sequence[Printed], size: float) -> tuple[tuple[float, float], float]:
    """The margins and the usual distance of a block's lines of one size: a headline is as wide as it likes."""
    near = [abs(row.size - size) <= _ALIKE * size for row in rows]
    alike = [row for row, is_near in zip(rows, near, strict=True) if is_near]
    steps = sorted(
        b.top - a.top for (a, b), both in zip(pairwise(rows), pairwise(near), strict=True) if all(both)
    )
    pitch = steps[(len(steps) - 1) // 2] if steps else 0.0
    return (min(r.left for r in alike), max(r.right for r in alike)), pitch


def _edge(line: Printed, top: float, bottom: float) -> str:
    span = max(bottom - top, 1.0)
    if line.bottom <= top + _EDGE * span:
        return "top"
    return "bottom" if line.top >= bottom - _EDGE * span else ""


def _fragments(glyphs: Sequence[Glyph]) -> list[Printed]:
    """Runs of characters on one height without a gap as wide as two of them."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        # A blank's box may lie anywhere: what stands after it is compared with what stands before it.
        if glyph.char.isspace():
            if runs:
                runs[-1].append(glyph)
            continue
        if last is not None and _follows(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = glyph
    return [_printed(run) for run in runs]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    height = max(last.bottom - last.top, glyph.bottom - glyph.top, last.size * 0.6, 1.0)
    level = min(last.bottom, glyph.bottom) - max(last.top, glyph.top) > -0.3 * height
    middle = abs((last.top + last.bottom) - (glyph.top + glyph.bottom)) / 2 < 0.75 * height
    gap = glyph.left - last.right
    width = max(last.size, glyph.size, 1.0)
    return level and middle and -1.2 * width < gap < 2.0 * width


def _printed(run: Sequence[Glyph]) -> Printed:
    text = "".join(g.char for g in run)
    solid = [g for g in run if not g.char.isspace()]
    return Printed(
        0,
        0,
        min(g.top for g in solid),
        min(g.left for g in solid),
        max(g.right for g in solid),
        max(g.bottom for g in solid),
        text.strip().translate(_radicals()),
        median(g.size for g in solid),
        cells=((min(g.left for g in solid), max(g.right for g in solid)),),
    )


@cache
def _radicals() -> dict[int, str]:
    """Fonts that draw a radical and its 汉字 with one glyph come out of a PDF as the radical (⼀ for 一, ⻛ for 风)."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    table |= {ord(radical): char for radical, char in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)}
    table |= {code: unicodedata.normalize("NFC", chr(code)) for code in range(0xF900, 0xFADA)}
    # The radical stands for what mainland typefaces draw with it; as a character of its own it would be 戶 and 靑.
    table |= {0x2F3E: "户", 0x2FAD: "青"}
    return table | {0x2E3A: "——", 0x2E3B: "———", 0x00AD: ""}


def _cut(block: list[Printed], depth: int) -> list[list[Printed]]:
    """Blocks of one column each, in reading order."""
    if len(block) < 2 or depth > _DEEPEST:
        return [block]
    size = median(f.size for f in block) or 10.0
    gutter = _gutter(block, size)
    if gutter is not None:
        left = [f for f in block if (f.left + f.right) / 2 < gutter]
        right = [f for f in block if (f.left + f.right) / 2 >= gutter]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    at = _gap(block, size)
    if at is None:
        return [block]
    above = [f for f in block if f.bottom <= at]
    below = [f for f in block if f.bottom > at]
    parts = [*_cut(above, depth + 1), *_cut(below, depth + 1)]
    return parts if len(parts) > 2 else [block]


def _gutter(block: list[Printed], size: float) -> float | None:
    """The middle of a white band from top to bottom with at least three lines of text on both sides."""
    best: tuple[float, float] | None = None
    edges = sorted((f.left, f.right) for f in block)
    reach = edges[0][1]
    for left, right in edges[1:]:
        if left - reach >= 0.9 * size and (best is None or left - reach > best[0]):
            at = (left + reach) / 2
            sides = [f for f in block if f.right <= at], [f for f in block if f.left >= at]
            if all(_is_column(side, size) for side in sides):
                best = (left - reach, at)
        reach = max(reach, right)
    return best[1] if best else None


def _is_column(side: list[Printed], size: float) -> bool:
    levels = {round(f.top / max(size, 1.0)) for f in side}
    width = max(f.right for f in side) - min(f.left for f in side)
    return len(levels) >= 3 and width >= 6 * size and sum(len(f.text) for f in side) / len(side) >= 5


def _gap(block: list[Printed], size: float) -> float | None:
    """The height of the widest white band across a block, if it is wider than half a line."""
    best, at = 0.3 * size, None
    reach = None
    for fragment in sorted(block, key=lambda f: f.top):
        if reach is not None and fragment.top - reach > best:
            best, at = fragment.top - reach, (fragment.top + reach) / 2
        reach = max(reach or fragment.bottom, fragment.bottom)
    return at


def _rows(block: list[Printed]) -> list[Printed]:
    """Fragments of one height as one line, from top to bottom."""
    rows: list[Printed] = []
    for level in _levels(block):
        level.sort(key=lambda f: f.left)
        rows.append(level[0])
        for fragment in level[1:]:
            if fragment.left >= rows[-1].right - 1:
                rows[-1] = _beside(rows[-1], fragment)
            else:
                rows.append(fragment)
    return sorted(rows, key=lambda r: r.top)


def _levels(block: list[Printed]) -> list[list[Printed]]:
    """Fragments that stand on one height: figures are less tall than 汉字, but stand on the same foot."""
    levels: list[list[Printed]] = []
    for fragment in sorted(block, key=lambda f: (f.bottom, f.left)):
        if levels and fragment.bottom - levels[-1][0].bottom < 0.4 * max(levels[-1][0].size, 1):
            levels[-1].append(fragment)
        else:
            levels.append([fragment])
    return levels


def _beside(last: Printed, fragment: Printed) -> Printed:
    """Two fragments of a row as one."""
    white = _between(fragment.left - last.right, last.size)
    cells = [*last.cells]
    if white == "\t":
        cells.append((fragment.left, fragment.right))
    else:
        cells[-1] = (cells[-1][0], fragment.right)
    return replace(
        last,
        right=fragment.right,
        bottom=max(last.bottom, fragment.bottom),
        text=last.text + white + fragment.text,
        cells=tuple(cells),
    )


def _between(gap: float, size: float) -> str:
    """What parts two fragments of a row: nothing, blanks, or a tab for the white between two columns of a table."""
    if gap <= 0.5 * size:
        return ""
    return "\t" if gap > _CELL_GAP * size else "  "


def numbered(page: Sequence[Printed], number: int) -> list[Printed]:
    """The lines of a page with its number on them."""
    return [replace(line, page=number) for line in page]


def running(pages: Sequence[Sequence[Printed]]) -> set[Printed]:
    """Lines at the edges of pages that are page numbers, or stand at the same edge of other pages but for their digits,
    and a line that a page repeats from the end of the page before."""
    told: Counter[tuple[str, str]] = Counter()
    for page in pages:
        told.update({(line.edge, _shape(line.text)) for line in page if line.edge})
    least = 2 if len(pages) < 6 else 3
    found = {
        line
        for page in pages
        for line in page
        if line.edge and (told[line.edge, _shape(line.text)] >= least or _PAGE_NUMBER.fullmatch(line.text))
    }
    return found | _repeated([[line for line in page if line not in found] for page in pages])


def _repeated(pages: Sequence[Sequence[Printed]]) -> set[Printed]:
    turns = [(a[-1], b[0]) for a, b in pairwise(pages) if a and b]
    return {first for last, first in turns if first.text == last.text and len(first.text) > 8}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s", "", text))


def paragraphs(pages: Sequence[Sequence[Printed]], body: float) -> list[Block]:
    """Printed lines as paragraphs, over columns and pages; `body` is the size of the print that most of it has."""
    found: list[Block] = []
    last: Printed | None = None
    first: Printed | None = None
    for page in pages:
        for line in page:
            if last is not None and first is not None and _continues(last, line, first, body):
                block = found[-1]
                found[-1] = replace(block, text=joined(block.text, line.text))
            else:
                found.append(Block(line.page, line.text, line.size))
                first = line
            last = line
    return found


def _continues(last: Printed, line: Printed, first: Printed, body: float) -> bool:
    size = max(last.size, 1.0)
    if abs(last.size - line.size) > _ALIKE * size or "\t" in last.text or "\t" in line.text:
        return False
    same = (last.page, last.block) == (line.page, line.block)
    if last.size >= LARGE * body:
        return same and line.top - last.bottom < size and not _ENDED.search(last.text[-8:])
    if same and line.top - last.top > last.pitch + 0.4 * size:
        return False
    full = last.right >= last.margins[1] - 1.6 * size
    indented = line.left > line.margins[0] + 1.2 * size
    if not full or indented:
        return False
    return same or first.left > first.margins[0] + 1.2 * size or not _ENDED.search(last.text[-8:])


def joined(text: str, more: str) -> str:
    """Two lines as one: a word broken with a hyphen is healed, Latin words keep their blank, 汉字 touch."""
    if re.search(r"[A-Za-z]-$", text[-2:]) and re.match(r"[a-z]", more):
        return text[:-1] + more
    if re.search(r"[A-Za-z,.;]$", text[-1:]) and re.match(r"[A-Za-z]", more):
        return f"{text} {more}"
    return text + more
