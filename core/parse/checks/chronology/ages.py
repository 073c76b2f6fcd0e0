"""Ages against years of birth: who was born in 1990 was 26 in 2016."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.chronology.timeline import Timeline
from core.parse.figures import numerals

_Y = r"(?:19|20)\d{2}"
_BORN = re.compile(
    rf"(?P<y>{_Y})年(?:\d{{1,2}}月)?(?:出生|生(?![产活态意长])|生人)|(?:出生|生)于(?P<z>{_Y})年"
)
_AGE = re.compile(r"(?<![\d.])(?P<n>\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:周)?岁(?!以[上下])")
_NOW = re.compile(r"(?:今年|现年|如今|年满|现已|眼下)[^,。;\d]{0,4}$")
_THEN = re.compile(r"(?:当时|那时|那年|时年)[^。;,\d]{0,6}$")
_WHEN = re.compile(r"那年|时|的[他她]")
_HE = re.compile(r"[我他她](?:刚满|刚|才|已)?$")
_FAR = 120


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each age that stands near the only year of birth of its paragraph."""
    if "岁" not in line.folded:
        return
    births = list(_BORN.finditer(line.folded))
    for age in _AGE.finditer(line.folded) if births else ():
        born = _birth(line, births, age)
        at = _year(line, age, born) if born else None
        number = numerals.number(age["n"])
        if born and at and number:
            year = int(born["y"] or born["z"])
            yield _verdict(line, born, age, year, at, int(number.low))


def _birth(line: Timeline, births: list[re.Match[str]], age: re.Match[str]) -> re.Match[str] | None:
    """The year of birth in the paragraph of an age, if only one is told and it stands near."""
    low, high = line.paragraph_start(age.start()), line.folded.find("\n", age.end())
    here = [b for b in births if low <= b.start() and (high < 0 or b.start() < high)]
    if len(here) != 1:
        return None
    between = line.folded[min(here[0].end(), age.end()) : max(here[0].start(), age.start())]
    near = len(between) <= _FAR and between.count("。") <= (1 if here[0].start() < age.start() else 0)
    return here[0] if near or (len(between) <= 24) else None


def _year(line: Timeline, age: re.Match[str], born: re.Match[str]) -> int | None:
    """The year at which somebody is said to be of an age: this one, or the one told before it."""
    before = line.folded[max(0, age.start() - 10) : age.start()]
    if _NOW.search(before) and not re.match(r"时|那年", line.folded[age.end() : age.end() + 2]):
        return int(line.published[:4]) if line.published else None
    then = _THEN.search(before) is not None
    if not then and not _WHEN.match(line.folded, age.end()) and not _HE.search(before):
        return None
    start = line.paragraph_start(age.start()) if then else line.sentence_start(age.start())
    told = line.next(age.end(), 5)
    if told and not born.start() <= told.start < born.end():  # 18岁那年(1990年)
        return told.year
    times = [
        m for m in line.within(start, age.start()) if m.year and not born.start() <= m.start < born.end()
    ]
    return times[-1].year if times and (then or age.start() - times[-1].end <= 12) else None


def _verdict(line: Timeline, born: re.Match[str], age: re.Match[str], year: int, at: int, told: int) -> Check:
    """An age is right within a year; a year more is the traditional count."""
    true = at - year
    holds = abs(true - told) <= 1
    said = "今年" + age.group() if line.published[:4] == str(at) else age.group()
    note = f"{year}年出生,到{at}年为{true}岁," + (f"与“{said}”相符" if holds else f"文中写作“{said}”")
    start, end = min(born.start(), age.start()), max(born.end(), age.end())
    view = line.page.view
    return Check(view.span(start, end), "date", holds, note, view.span(*age.span()))
