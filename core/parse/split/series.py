"""What speaks for lines of one form being the titles of a page's cases: each stretch is set elsewhere, the head counts
them, nothing above speaks for one article about them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.parse.layout import headings
from core.parse.lines import Line
from core.parse.split import beside, counties
from core.parse.split.boundaries import Opening
from core.parse.split.reasons import Reason, total
from core.parse.split.stretches import SETTING, Stretch, in_counties, own_settings, stretches_of, told_anew
from core.parse.split.wording import is_dashed, may_title
from core.parse.titles import words

_ABOUT = re.compile(r"([一-鿿]{2,4})\s?:")
"""Whom or what all is about: `留坝:“扶贫社”变身“振兴社”`."""
_HEAD = 40
_LED = 60
_NEXT_STOP = re.compile(
    "(?:第[二三四五六]天|次日|下一站|最后一站|(?:又)?(?:离开|告别|驱车|转道|一路)|从[一-鿿]{2,6}(?:出来|出发|往))"
)
"""How the next stretch of one journey begins."""
_SETS_OUT = re.compile(
    "这一路|一路(?:走|行|上|向|往|看)|(?:从|出)[一-鿿]{2,8}(?:出发|,沿着)|启程|踏上|此行|行程"
)
"""How an article begins that tells of one journey."""
_COUNTS = re.compile("[两二三四五六七八九十][一-鿿]{2}")
_PAIR = re.compile("(?=((?:(?![的了在是和与把一这我村])[一-鿿]){2}))")
_GOES_ON = re.compile(r"[|:]\s?[^|:()]{7,}$")
"""The article's own title behind its column's name: `典型案例展播(十七)|一棵“定制茶”摇出“幸福曲”`."""
_TIMES = re.compile("曾经|过去|昔日|从前|以前|昨天|当年|往年|如今|现在|今天|眼下|当下|未来|明天|将来|明日")
_NUMERALS = "零一二三四五六七八九十"
_COUNTED = "个位名座则篇例村县镇乡地家户组人处种"
_BY_AUTHOR = ("author", "names", "perhaps")
_FORMS = (
    "case",
    "part",
    "entitled",
    "ruled",
    "listed",
    "place",
    "person",
    "headed",
    "number above",
    "numbered",
    "bulleted",
    "by-line",
    "names",
    "office",
    "closed",
    "plain",
    "place alone",
    "in brackets",
)
"""The reasons of openings that tell what form they have."""
SHAPED = ("ordinal", "label")
"""And what these begin with, the words that they share behind it."""
_NUMBERED = ("case", "sibling", "number above")
"""What no page's own title has."""
_BY_LINE = Reason(2.0, "by-line")
_AGAIN = {"by-line": 1.0, "names": 2.0, "office": 1.5, "entitled": 2.0, "ruled": 1.0, "listed": 2.0}
"""How much it tells that several titles have the same above or below them."""
_OF_PARTS = {"ruled", "listed", "part"}
"""The forms that parts of one article have as well: they tell something only where each part is set elsewhere."""


def weighed(found: list[Opening], lines: Sequence[Line]) -> list[Opening]:
    """The openings, each with what the best series that it belongs to says about all of its members."""
    titles = [one for one in found if not lines[one.at].ended or one.says("numbered")]
    series: dict[Reason, list[Opening]] = {}
    for one in titles:
        for reason in one.reasons:
            if reason.rule in _FORMS or reason.rule.startswith(SHAPED):
                series.setdefault(_form(reason, lines[one.at]), []).append(one)
    best: dict[int, tuple[Reason, ...]] = {}
    for (_, rule), alike in series.items():
        members = _below_page_title(alike) if len(alike) > 1 else ()
        if len(members) < 2:
            continue
        reasons = _reasons(rule, members, lines)
        if rule in _OF_PARTS and not reasons:
            continue
        reasons = (*_repeated(rule), *reasons)
        for one in members:
            if one.at not in best or total(reasons) > total(best[one.at]):
                best[one.at] = reasons
    return [_with(one, best[one.at]) if one.at in best else one for one in found]


def _form(reason: Reason, line: Line) -> Reason:
    """What is one form: an office below a title and a by-line are, marks of other levels are not."""
    if reason.rule == "numbered":
        return Reason(reason.weight, f"numbered {headings.mark(line.text)[0]}")
    return _BY_LINE if reason.rule == "office" else reason


def _with(one: Opening, more: tuple[Reason, ...]) -> Opening:
    return Opening(one.at, (*one.reasons, *more), one.form)


def _below_page_title(alike: Sequence[Opening]) -> Sequence[Opening]:
    """A series without the page's own title, which alone has a by-line or a subtitle below it."""
    first, *others = alike
    if any(reason.rule in _NUMBERED or reason.rule.startswith(SHAPED) for reason in first.reasons):
        return alike
    own = any(
        first.says(rule) and not any(one.says(rule) for one in others)
        for rule in ("by-line", "names", "subtitle")
    )
    return others if own else alike


def _repeated(rule: str) -> tuple[Reason, ...]:
    """What the repetition of a form tells by itself."""
    return (Reason(_AGAIN[rule], f"{rule} again"),) if rule in _AGAIN else ()


def _reasons(rule: str, members: Sequence[Opening], lines: Sequence[Line]) -> tuple[Reason, ...]:
    """What speaks for a series of titles, and against it."""
    stretches = stretches_of(members, lines)
    own = own_settings(stretches)
    all_own = own == len(stretches)
    if 3 * own < 2 * len(stretches) or (not all_own and rule in _OF_PARTS):
        return ()
    head = lines[: members[0].at]
    if rule in _OF_PARTS and not _may_be_cases(rule, head, len(members)):
        return ()
    if rule == "ruled" and not in_counties(stretches):
        return ()
    told = [Reason(2.0 if all_own else 1.0, "own places")]
    if rule == "place alone" and not any(line.role == "prose" for line in head):
        told.append(Reason(1.0, "at once"))
    if rule != "ruled" and all(one.says("ruled") for one in members):
        told.append(Reason(1.0, "ruled as well"))
    if _is_counted(head, len(members)):
        told.append(Reason(1.5, "counted"))
    if _heads_cases(head):
        told.append(Reason(2.0 if all_own else 1.0, "below an announcement"))
    elif any(_introduces(line) for line in head[-_HEAD:]):
        told.append(Reason(1.0, "introduced"))
    against = _against(members, lines, stretches) if rule != "closed" else ()
    return (*told, *against, *(told_anew(stretches) if not against else ()))


def _heads_cases(head: Sequence[Line]) -> bool:
    """True if the page's title right above says that several cases follow, and none of an article stands between."""
    above = next((x for x in reversed(head) if x.role in ("short", "heading") or may_title(x)), None)
    return above is not None and _announces(above)


def _announces(line: Line) -> bool:
    return headings.announces_cases(line.text) and not _is_one_of_series(line.text)


def _is_one_of_series(text: str) -> bool:
    """True if an article's title stands behind the name of its column."""
    behind = _GOES_ON.search(text)
    return behind is not None and not headings.announces_cases(behind.group())


def _may_be_cases(rule: str, head: Sequence[Line], count: int) -> bool:
    """True if no text of an article stands above what its parts may be as well; scenes are counted or announced, too."""
    if any(line.role == "prose" and not (words.introduces(line.text) or may_title(line)) for line in head):
        return False
    titles = [line for line in head if line.role in ("short", "heading", "prose")]
    return rule != "part" or _is_counted(head, count) or any(_speaks_of_group(line) for line in titles)


def _speaks_of_group(line: Line) -> bool:
    return words.names_group(line.text) or _announces(line)


def _introduces(line: Line) -> bool:
    """True for a sentence that says what the page brings, and for a page's title that ends in the genre of several."""
    if line.role == "prose":
        return words.introduces(line.text)
    return line.role in ("short", "heading", "caption") and words.names_several(line.text)


def _against(members: Sequence[Opening], lines: Sequence[Line], stretches: Sequence[Stretch]) -> list[Reason]:
    """What a page says of one article about all that follows: a subtitle, an author, a long lead, one journey, an end for all."""
    against, head = [], lines[: members[0].at]
    if sum(_NEXT_STOP.match(stretch.text) is not None for stretch in stretches) > 1:
        against.append(Reason(-3.0, "one journey"))
    elif any(_SETS_OUT.search(line.text) for line in head if line.role == "prose"):
        against.append(Reason(-2.0, "sets out"))
    if sum(_TIMES.match(lines[one.at].text) is not None for one in members) > 1:
        against.append(Reason(-3.0, "one story"))
    if _closes_for_all(members, lines):
        against.append(Reason(-2.0, "one end"))
    if any(_is_subtitle(line) for line in head):
        against.append(Reason(-2.0, "one subtitle"))
    signed = sum(one.says("by-line") or one.says("closed") for one in members)
    if not signed and any(item.role in _BY_AUTHOR for line in head for item in line.items):
        against.append(Reason(-2.0, "one author"))
    titles = [x for x in head if x.role in ("short", "heading") and not _speaks_of_group(x)]
    if any(counties.headed(line.text) for line in titles):
        against.append(Reason(-2.0, "one place above"))
    if _is_one_place(head, stretches):
        against.append(Reason(-2.0, "one place told"))
    if _has_lead(head):
        against.append(Reason(-3.0, "below a lead of its own"))
    return against


def _has_lead(head: Sequence[Line]) -> bool:
    """True if an article's own text begins above the titles."""
    lead = [x.text for x in head if x.role == "prose" and not (words.introduces(x.text) or may_title(x))]
    lead = [text for text in lead if not beside.introduces_one(text)]
    return sum(map(len, lead)) > _LED or any(SETTING.search(text) for text in lead)


def _is_subtitle(line: Line) -> bool:
    """True for an article's subtitle; one that names several short texts tells of a round-up."""
    dashed = is_dashed(line) and line.role in ("short", "prose", "heading")
    return dashed and not _speaks_of_group(line)


def _closes_for_all(members: Sequence[Opening], lines: Sequence[Line]) -> bool:
    """True if the last paragraph takes up what several of the titles tell, or what the page's own title counts."""
    last = next((line.text for line in reversed(lines) if line.role == "prose"), "")
    head = "".join(line.text for line in lines[: members[0].at] if line.role in ("short", "heading"))
    if not {*_COUNTS.findall(head)}.isdisjoint(_COUNTS.findall(last)):
        return True
    if _counted_of_all(len(members)).search(last):
        return True
    told = [_pairs(lines[one.at].text) for one in members]
    own = [pairs.difference(*(other for other in told if other is not pairs)) for pairs in told]
    again = _pairs(last)
    # The last paragraph always tells of what it stands below.
    return sum(len(pairs & again) for pairs in own[:-1]) > 1


def _pairs(text: str) -> frozenset[str]:
    return frozenset(_PAIR.findall(text))


def _is_one_place(head: Sequence[Line], stretches: Sequence[Stretch]) -> bool:
    """True if a place that the page's title or its lead names is told of below several of the titles."""
    above = [x for x in head if x.role in ("short", "heading", "prose") and not _announces(x)]
    named = {setting for line in above if line.role != "prose" for setting in SETTING.findall(line.text)}
    named |= {found[1] for line in above if line.role != "prose" and (found := _ABOUT.match(line.text))}
    led = [line.text for line in above if line.role == "prose"]
    return any(
        sum(_bare(setting) in stretch.text for stretch in stretches) > 1
        or any(setting in text for text in led)
        for setting in named
    )


def _bare(setting: str) -> str:
    """A place's name without what it is, where enough is left."""
    return setting[:-1] if len(setting) > 2 else setting


def _is_counted(head: Sequence[Line], count: int) -> bool:
    """True if what stands above says how many follow: `三村记`, `四则`, `三位第一书记的故事`."""
    counted = _count(count)
    return any(counted.search(line.text) for line in head[-_HEAD:] if _speaks_of_page(line))


def _speaks_of_page(line: Line) -> bool:
    """True for titles, and for sentences that say what the page brings."""
    return line.role in ("short", "heading") or (line.role == "prose" and words.introduces(line.text))


@cache
def _counted_of_all(count: int) -> re.Pattern[str]:
    """How a close counts what all the stretches tell of: `三个村名,三种活法`."""
    numeral = _NUMERALS[count] if count < len(_NUMERALS) else str(count)
    return re.compile(
        rf"(?<![第十\d]){numeral}(?:个(?:村|乡|镇|县|地方|故事|典型)|种[一-鿿]{{2}}).{{0,12}}(?:{numeral}|同|一样|都|共)"
    )


@cache
def _count(count: int) -> re.Pattern[str]:
    numeral = _NUMERALS[count] if count < len(_NUMERALS) else str(count)
    spoken = "两|" if count == 2 else ""
    return re.compile(rf"(?<![第十\d])(?:{spoken}{numeral}|{count})(?:[{_COUNTED}]|封|段|幅|张)(?!月|年|一)")
