"""Cards on a page: of the account that prints it, of a person or a project; what it sums up, and whom to call."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from core import lexicon
from core.parse.lines import Line

_PAIR = re.compile(r"[^\s:,。“”]{2,9}\s?:\s?\S")
_HEAD = 40
"""So many lines at the top may hold what introduces a page."""
_NAME = re.compile(r"[一-鿿A-Za-z]{2,14}\.")
_LINES, _LINE = 4, 60
_LONGEST_LABEL = 20
_SUMMARY = re.compile(r"(?:导\s?[读语]|核心提示|内容(?:提要|摘要|导读|简介)|提\s?要|阅读提示|新闻提要)")
_HEADS_TEXT = 2
"""More paragraphs than these stand below what sums them up."""
_UNTOLD = ("short", "heading", "furniture")
_ROLES = (*_UNTOLD, "prose")


@cache
def rules(part: str) -> re.Pattern[str]:
    """The pattern of one part of the table of cards."""
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in lexicon.load("cards")[part]))


def introduced(lines: list[Line]) -> list[Line]:
    """The card of an account: its name with a stop behind it, and what it says of itself up to the next gap."""
    for i, line in enumerate(lines[:_HEAD]):
        if line.text[-1] != "." or not _NAME.fullmatch(line.text):
            continue
        for j in range(i, min(i + _LINES, len(lines))):
            if (j > i and lines[j].gap) or len(lines[j].text) > _LINE:
                break
            lines[j] = lines[j].told("furniture")
    return lines


def summed_up(lines: list[Line]) -> list[Line]:
    """What a page sums up below a label (`导读`) and above the text, with the label."""
    for i, line in enumerate(lines[:_HEAD]):
        if len(line.text) > _LONGEST_LABEL or not opens_summary(line.text):
            continue
        below = [j for j in range(i + 1, len(lines)) if lines[j].role == "prose"]
        above = any(one.role == "prose" and one.ended for one in lines[:i])
        if len(below) > _HEADS_TEXT and below[0] == i + 1 and not above:
            lines[i], lines[i + 1] = line.told("furniture"), lines[i + 1].told("furniture")
        break
    return lines


def opens_summary(text: str) -> bool:
    """True for the label above what a page sums up: `内容提要`."""
    return _SUMMARY.fullmatch(text.strip("[]()|■ :")) is not None


def is_record(text: str) -> bool:
    """True for a line of a card about a person or a project: `帮扶时间:2018年3月至今`."""
    return bool(rules("record").match(text))


def recorded(lines: list[Line]) -> list[Line]:
    """A card about a person or a project, one `label:value` a line and its heading above, is text and holds no title."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].role in _ROLES and _PAIR.match(lines[i].text):
            run.append(i)
            continue
        if len(run) > 1 and sum(is_record(lines[j].text) for j in run) > 1:
            above = run[0] - 1
            if above >= 0 and rules("card").search(lines[above].text) and lines[above].role in _ROLES:
                run.insert(0, above)
            for j in run:
                lines[j] = replace(lines[j], role="prose", level=0)
        run = []
    return lines


def reached(lines: list[Line]) -> list[Line]:
    """Whom to call, right below the sentence of a notice that asks for it, is text and not the site's own address."""
    for i, line in enumerate(lines[1:], 1):
        above = lines[i - 1]
        if above.role != "prose" or line.role not in _UNTOLD or line.items:
            continue
        reach = rules("reach")
        if reach.match(line.text) and (rules("asks").search(above.text) or reach.match(above.text)):
            lines[i] = replace(line, role="prose")
    return lines
