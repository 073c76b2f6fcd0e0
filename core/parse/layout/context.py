"""What a line is by its neighbours: rows of a table, signatures, labels over two lines, captions, leads told twice."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from core import lexicon
from core.model import Span
from core.parse import bylines
from core.parse.layout import menus, pictures, watermarks, wrapping
from core.parse.lines import Item, Line
from core.parse.sounds import without_sounds

_LONGEST_VALUE = 20
_NUMBER_CELL = re.compile(r"(?:^|[|\t ])\s*[\d.,%]+\s*(?:$|[|\t ])")
_SHORTEST_LEAD = 20
_PAIR = re.compile(r"[^\s:,。“”]{2,9}\s?:\s?\S")
_TITLES = ("short", "heading")
_SHORTEST_TITLE, _LONGEST_TITLE = 7, 40
_OFTEN = 3
_SHORTEST_OFFICE = 5
_HEAD = 40
"""So many lines at the top may hold what introduces a page."""
_CARD_NAME = re.compile(r"[一-鿿A-Za-z]{2,14}\.")
_CARD_LINES, _CARD_LINE = 4, 60
_SUMMARY = re.compile(r"(?:导\s?[读语]|核心提示|内容(?:提要|摘要|导读)|提\s?要|阅读提示|新闻提要)")
_HEADS_TEXT = 2
"""More paragraphs than these stand below what sums them up."""
_DASHES = "—─―–-"
_CARD_ROLES = ("short", "prose", "heading", "furniture")
_DATES = ("when", "published", "widget")
_DONE = re.compile("[“”!?—]|走进|来到|深入|赴|落户|助力|探访|走访|牵手|情系|绽放")
"""What a headline tells and no office's name: `市文联走进桃源村`."""


@cache
def _card_rules(part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in lexicon.load("cards")[part]))


def settled(lines: list[Line]) -> list[Line]:
    """The lines with roles that fit their neighbours, one kind of neighbourhood after another."""
    for settle in (
        _tabled,
        _introduced,
        _summed_up,
        menus.page_names,
        menus.running_heads,
        _recorded,
        menus.listed,
        _labelled,
        _housed,
        _signed,
        _closed_by_office,
        _issued,
        _named,
        _reached,
        pictures.above_bylines,
        pictures.marked_alike,
        pictures.among_captions,
        pictures.above_credits,
        pictures.below_pictures,
        wrapping.healed,
        watermarks.cut_off,
        pictures.above_reporters,
        _told_once,
        _titled_once,
    ):
        lines = settle(lines)
    return lines


def _tabled(lines: list[Line]) -> list[Line]:
    """Rows typed with bars or tabs: neighbours of as many cells, one of them a number, are a table."""
    counts = [line.text.count("|") + line.raw.count("\t") for line in lines]
    for i, line in enumerate(lines):
        if counts[i] < 2 or line.items:
            continue
        near = [
            j for j in (i - 1, i + 1) if 0 <= j < len(lines) and counts[j] == counts[i] and not lines[j].items
        ]
        if near and any(_NUMBER_CELL.search(x.text) for x in (line, *(lines[j] for j in near))):
            lines[i] = replace(line, role="table")
    return lines


def _introduced(lines: list[Line]) -> list[Line]:
    """The card of an account: its name with a stop behind it, and what it says of itself up to the next gap."""
    for i, line in enumerate(lines[:_HEAD]):
        if line.text[-1] != "." or not _CARD_NAME.fullmatch(line.text):
            continue
        for j in range(i, min(i + _CARD_LINES, len(lines))):
            if (j > i and lines[j].gap) or len(lines[j].text) > _CARD_LINE:
                break
            lines[j] = lines[j].told("furniture")
    return lines


def _summed_up(lines: list[Line]) -> list[Line]:
    """What a page sums up below a label (`导读`) and above the text, with the label."""
    for i, line in enumerate(lines[:_HEAD]):
        if len(line.text) > _LONGEST_VALUE or not _SUMMARY.fullmatch(line.text.strip("[]()|■ :")):
            continue
        below = [j for j in range(i + 1, len(lines)) if lines[j].role == "prose"]
        above = any(one.role == "prose" and one.ended for one in lines[:i])
        if len(below) > _HEADS_TEXT and below[0] == i + 1 and not above:
            lines[i], lines[i + 1] = line.told("furniture"), lines[i + 1].told("furniture")
        break
    return lines


def is_record(text: str) -> bool:
    """True for a line of a card about a person or a project: `帮扶时间:2018年3月至今`."""
    return bool(_card_rules("record").match(text))


def _recorded(lines: list[Line]) -> list[Line]:
    """A card about a person or a project, one `label:value` a line and its heading above, is text and holds no title."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].role in _CARD_ROLES and _PAIR.match(lines[i].text):
            run.append(i)
            continue
        if len(run) > 1 and sum(is_record(lines[j].text) for j in run) > 1:
            above = run[0] - 1
            if (
                above >= 0
                and _card_rules("card").search(lines[above].text)
                and lines[above].role in _CARD_ROLES
            ):
                run.insert(0, above)
            for j in run:
                lines[j] = replace(lines[j], role="prose", level=0)
        run = []
    return lines


def _signed(lines: list[Line]) -> list[Line]:
    """Offices on lines of their own above a line that is only a date sign the text."""
    for i in range(len(lines) - 1, 0, -1):
        below, line = lines[i], lines[i - 1]
        dated = below.items and {item.role for item in below.items} <= {"when", "masthead"}
        signed = (
            below.role == "byline"
            and below.items
            and below.items[0].role == "house"
            and below.items[-1].role == "house"
        )
        if (dated or (signed and i < len(lines) - 1)) and line.role == "short" and _is_offices(line):
            lines[i - 1] = replace(
                line, role="byline", items=(Item("house", without_sounds(line.raw), line.span),)
            )
    return lines


def _closed_by_office(lines: list[Line]) -> list[Line]:
    """An office on the first line below the last sentence, dates apart, signs the text too."""
    last = max((i for i, line in enumerate(lines) if line.role == "prose"), default=len(lines))
    for i in range(last + 1, min(last + 3, len(lines))):
        line = lines[i]
        if line.role == "short" and len(line.text) > 5 and " " not in line.text and _is_offices(line):
            lines[i] = replace(
                line, role="byline", items=(Item("house", without_sounds(line.raw), line.span),)
            )
    return lines


def _issued(lines: list[Line]) -> list[Line]:
    """An office alone between a longer title and the text, or the text's day, sends the text in."""
    for i in range(1, len(lines) - 1):
        above, line, below = lines[i - 1], lines[i], lines[i + 1]
        if line.role != "short" or not _SHORTEST_OFFICE <= len(line.text) <= min(
            len(above.text), _LONGEST_VALUE
        ):
            continue
        titled = above.role in ("short", "heading") and len(above.text) > _SHORTEST_OFFICE and not above.items
        told = below.role == "prose" or any(item.role in _DATES for item in below.items)
        if titled and told and _is_offices(line) and not bylines.is_house(above.text):
            item = Item("house", without_sounds(line.raw), line.span)
            lines[i] = replace(line, role="byline", items=(item,))
    return lines


def _is_offices(line: Line) -> bool:
    words = line.text.split()
    if _DONE.search(line.text) or line.text[0] in _DASHES:
        return False
    return len(line.text) <= 60 and all(3 < len(word) <= 30 and bylines.is_house(word) for word in words)


def _labelled(lines: list[Line]) -> list[Line]:
    """A label on one line (`来源:`) and what it labels on the next."""
    for i, (line, below) in enumerate(pairwise(list(lines))):
        label = (
            line.role == "furniture" and line.text[-1] == ":" and below.role in ("short", "names", "byline")
        )
        if not label or not below.text or len(below.text) > _LONGEST_VALUE:
            continue
        items = bylines.read(line.text + below.text, line.raw + below.raw)
        moved = [
            replace(item, span=Span(*(at + below.span.start - len(line.text) for at in _ends(item))))
            for item in items
        ]
        if moved and all(item.span.start >= below.span.start for item in moved):
            lines[i + 1] = replace(below, role="byline", items=tuple(moved))
    return lines


def _housed(lines: list[Line]) -> list[Line]:
    """A paper's name alone below a by-line's date is where the article is from."""
    for i, (above, line) in enumerate(pairwise(lines)):
        dated = above.role == "byline" and above.items[-1:] and above.items[-1].role in _DATES
        if dated and line.role in ("short", "furniture") and bylines.is_paper(line.text):
            house = Item("house", bylines.press_name(line.raw), line.span)
            lines[i + 1] = replace(line, role="byline", items=(house,))
    return lines


def _ends(item: Item) -> tuple[int, int]:
    return item.span.start, item.span.end


def _named(lines: list[Line]) -> list[Line]:
    """One bare name between two paragraphs is a word like 金秋, no by-line."""
    for i in range(1, len(lines) - 1):
        between = lines[i - 1].role == "prose" and lines[i + 1].role == "prose"
        if lines[i].role == "names" and len(lines[i].items) == 1 and between:
            lines[i] = replace(lines[i], role="short", items=())
    return lines


def _reached(lines: list[Line]) -> list[Line]:
    """Whom to call, right below the sentence of a notice that asks for it, is text and not the site's own address."""
    for i, line in enumerate(lines[1:], 1):
        above = lines[i - 1]
        if line.role not in _CARD_ROLES or line.items or not _card_rules("reach").match(line.text):
            continue
        if above.role == "prose" and (
            _card_rules("asks").search(above.text) or _card_rules("reach").match(above.text)
        ):
            lines[i] = replace(line, role="prose")
    return lines


def _titled_once(lines: list[Line]) -> list[Line]:
    """A title that stands again between the paragraphs belongs to a picture; several that do are a table of contents."""
    first = next((i for i, line in enumerate(lines) if line.role == "prose" and line.ended), len(lines))
    above = {line.text for line in lines[:first] if line.role in _TITLES and len(line.text) > _SHORTEST_TITLE}
    again = [i for i in range(first, len(lines)) if lines[i].text in above and lines[i].role in _TITLES]
    if not again and lines:
        again = _printed_often(lines)
    if len({lines[i].text for i in again}) == 1:
        for i in again:
            lines[i] = replace(lines[i], role="furniture")
        return _printed_once(lines, again[0])
    return lines


def _printed_often(lines: list[Line]) -> list[int]:
    """Where the page's first line stands again and again below: it is the title, and behind each picture its name."""
    title = lines[0]
    often = [i for i, line in enumerate(lines[1:], 1) if line.text == title.text]
    if len(often) < _OFTEN or not _SHORTEST_TITLE < len(title.text) <= _LONGEST_TITLE or title.items:
        return []
    lines[0] = replace(title, marks=title.marks | {"title"})
    return often


def _printed_once(lines: list[Line], again: int) -> list[Line]:
    """A page for screens and for telephones holds an article twice: below its second title all is told already."""
    told = {line.text for line in lines[:again] if line.role == "prose"}
    below = [line for line in lines[again:] if line.role == "prose"]
    if below and all(line.text in told for line in below):
        return [
            replace(line, role="furniture") if i >= again and line.role not in ("byline", "names") else line
            for i, line in enumerate(lines)
        ]
    return lines


def _told_once(lines: list[Line]) -> list[Line]:
    """A lead that is printed above the text and again in it, whole or cut off, counts where it stands in the text."""
    for i, line in enumerate(lines[:16]):
        if line.role not in ("prose", "short") or len(line.text) < _SHORTEST_LEAD:
            continue
        lead = _card_rules("lead").match(line.text)
        words = _unquoted(line.text[lead.end() if lead else 0 :].rstrip("。….·[]详细更多 "))
        if len(words) < _SHORTEST_LEAD:
            continue
        if len(words) > 2 * _SHORTEST_LEAD and (lead or line.role == "prose"):
            words = words[len(words) // 4 :] if line.ended else words[-_SHORTEST_LEAD:]
        if any(words in _unquoted(below.text) for below in lines[i + 1 : i + 10] if below.role == "prose"):
            lines[i] = replace(line, role="furniture")
        elif line.role == "prose":
            break
    return lines


def _unquoted(text: str) -> str:
    return text.replace("“", "").replace("”", "")
