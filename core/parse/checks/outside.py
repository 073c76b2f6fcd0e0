"""Figures in the title and in captions against those of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.model import Case, Check, Figure, Paragraph, Span
from core.parse import figures
from core.parse.checks.items import Item, Page, alike, said, slip
from core.parse.figures.folding import fold
from core.parse.projection import project

_QUANTITY = re.compile(r"[\d一二两三四五六七八九十百千万亿]")
_UNITS = frozenset(["", "年", "天", "月", "岁", "小时", "个"])
# Another time, a share of it, or one case of many.
_OTHERWISE = re.compile(r"其中|新增|今年|去年|累计|每|均|最|一期|二期|首批|目标|计划|力争|带动|辐射")
_HEAD = 12


def checks(page: Page) -> list[Check]:
    """One check for each figure of the title or a caption that the article tells too, or tells otherwise."""
    out = []
    for figure in _outside(page):
        told = [i for i in page.items if _of_one_kind(figure, i)]
        same = next((i for i in told if _equal(figure, i)), None)
        clash = None if same else next((i for i in told if _clashes(page, figure, i)), None)
        if same and len(f"{figure.value:g}".rstrip("0")) >= 2:
            note = f"标题或图注中的{figure.text}与正文相符"
            out.append(Check(figure.span, "duplicate", True, note, same.figure.span))
        elif clash:
            note = f"标题或图注为{figure.text},正文为{said(clash)}"
            out.append(Check(clash.figure.span, "duplicate", False, note, figure.span))
    return out


def _outside(page: Page) -> Iterator[Figure]:
    case, source = page.case, page.view.source
    titles = [f.span for f in (case.title, case.subtitle, case.kicker) if f and f.span]
    inside = [s for s in titles if page.view.reading(s) is None]
    captions = [piece for p in case.paragraphs if p.kind == "caption" for piece in p.pieces]
    for span in [*inside, *captions]:
        if _QUANTITY.search(source[span.start : span.end]):
            yield from _figures(case, source, span)


def _figures(case: Case, source: str, span: Span) -> tuple[Figure, ...]:
    paragraphs = (Paragraph("text", (span,)),)
    return figures.read(replace(case, paragraphs=paragraphs), project(source, paragraphs)).figures


def _of_one_kind(figure: Figure, item: Item) -> bool:
    kind = figure.normal.unit if figure.normal else fold(figure.unit)
    return kind == item.kind and fold(figure.unit) not in _UNITS and figure.value >= 2


def _amount(figure: Figure) -> float:
    return figure.normal.value if figure.normal else figure.value


def _equal(figure: Figure, item: Item) -> bool:
    """The same value, or a title's round number of it: 3200 is told as 三千, 3000多."""
    a, b = _amount(figure), item.amount
    digits = f"{figure.value:g}".replace(".", "").rstrip("0")
    return abs(a - b) <= abs(b) * (0.15 if len(digits) <= 1 or figure.modifier else 0.005) + 1e-9


def _round_sums(figure: Figure, item: Item) -> bool:
    """A title of 3亿元, and a total investment of 2亿元: both of one digit, so neither is the other rounded."""
    digits = [f"{x:g}".replace(".", "").rstrip("0") for x in (_amount(figure), item.amount)]
    round_ones = all(len(d) == 1 for d in digits) and 0.4 <= item.amount / _amount(figure) <= 2.5
    return round_ones and item.kind == "元" and "总投资" in item.name and _amount(figure) >= 1e6


def _clashes(page: Page, figure: Figure, item: Item) -> bool:
    """Whether `item` is the figure of the title told otherwise: one thing, early in the text, and only that way."""
    name = fold(figure.indicator or "")
    exact = figure.modifier is None and item.exact and figure.value_max is None
    digits = f"{figure.value:g}".replace(".", "").rstrip("0")
    if (
        not exact
        or (len(digits) < 2 and not _round_sums(figure, item))
        or page.moving(item)
        or figure.change
        or item.sentence >= _HEAD
    ):
        return False
    # A title's phrase runs on (油桃香飘省城): the thing stands at its head.
    one = alike(name, item.name) >= 0.7 or (len(item.name) >= 2 and name.startswith(item.name))
    beside = _OTHERWISE.search(item.head + item.tail[:6]) is not None
    ratio = item.amount / _amount(figure)
    near = slip(_amount(figure), item.amount) or 0.5 <= ratio <= 2
    ends = len(name) >= 2 and len(item.name) >= 2 and (item.name.endswith(name) or name.endswith(item.name))
    return not beside and (
        (one and near) or _round_sums(figure, item) or (ends and round(ratio, 9) in (0.01, 0.1, 10, 100))
    )
