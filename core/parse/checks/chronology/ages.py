"""Ages against years of birth: who was born in 1990 was 26 in 2016."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.model import Check
from core.parse.checks.chronology.timeline import Timeline
from core.parse.figures import numerals

_Y = r"(?:19|20)\d{2}"
_BORN = re.compile(
    rf"(?P<y>{_Y})年(?:\d{{1,2}}月)?(?:出生|生(?![产活态意长])|生人)|(?:出生|生)于(?P<z>{_Y})年"
)
_BIRTH = ("出生", "年生", "月生", "生于")
_AGE = re.compile(r"(?<![\d.])(?P<n>\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:周)?岁(?!以[上下])")
_NOW = re.compile(r"(?:今年|现年|如今|年满|现已|眼下)[^,。;\d]{0,4}$")
_THEN = re.compile(r"(?:当时|那时|那年|时年)[^。;,\d]{0,6}$")
_WHEN = re.compile(r"那年|时|的[他她]")
_HE = re.compile(r"[我他她](?:刚满|刚|才|已)?$")
_OPENING = re.compile("。[”’」]?$")
_GENERATION = re.compile(r"[“\"]?(?<!\d)(?P<decade>[5-9]|0)(?P<half>[05])后[”\"]?")
_FAR = 120


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each age that stands near the only year of birth of its paragraph."""
    told_of = any(word in line.folded for word in _BIRTH)
    births = list(_BORN.finditer(line.folded)) if told_of else []
    yield from _generations(line, births)
    if "岁" not in line.folded:
        return
    found = [(age, numerals.number(age["n"])) for age in _AGE.finditer(line.folded)]
    ages = [(age, int(number.low)) for age, number in found if number]
    for age, told in ages if births else ():
        born = _birth(line, births, age)
        at = _year(line, age, born) if born else None
        if born and at:
            yield _verdict(line, born, age, int(born["y"] or born["z"]), at, told)
    if len(ages) > 1 and not births:
        yield from _two_ages(line, ages)


def _generations(line: Timeline, births: list[re.Match[str]]) -> Iterator[Check]:
    """95后姑娘黎小妹1985年出生."""
    for born in births:
        start = line.sentence_start(born.start())
        told = list(_GENERATION.finditer(line.folded, max(start, born.start() - 30), born.start()))
        if len(told) != 1:
            continue
        year, first = int(born["y"] or born["z"]), int(told[0]["decade"] + told[0]["half"])
        first += 1900 if first >= 50 else 2000
        if not first <= year < first + (10 if told[0]["half"] == "0" else 5):
            view = line.page.view
            note = f"“{told[0].group()}”与“{born.group()}”不符"
            yield Check(view.span(told[0].start(), born.end()), "date", False, note, view.span(*born.span()))


def _two_ages(line: Timeline, ages: list[tuple[re.Match[str], int]]) -> Iterator[Check]:
    """1974年当上放映员,那年他22岁。今年79岁的他: of one person, told by 他 both times."""
    for (one, a), (two, b) in pairwise(ages):
        between = line.folded[one.end() : two.start()]
        named = [p.name for p in line.page.case.people if p.name in between]
        if len(between) > 60 or "\n" in between or any(not between.startswith("的" + name) for name in named):
            continue
        first, last = _of_him(line, one), _of_him(line, two)
        if first and last and first != last:
            view, true = line.page.view, a + last - first
            holds = abs(b - true) <= 1
            note = f"{first}年{a}岁,到{last}年为{true}岁," + (
                "前后相符" if holds else f"文中写作“{two.group()}”"
            )
            yield Check(view.span(one.start(), two.end()), "date", holds, note, view.span(*one.span()))


_HIS = re.compile(r"(?:(?:那年|当时|时年|那时)[,]?[他她我]?(?:才|刚|刚满)?|\d{4}年,)$")


def _of_him(line: Timeline, age: re.Match[str]) -> int | None:
    """The year in which 他 was of an age, if it is said of 他."""
    before = line.folded[max(0, age.start() - 10) : age.start()]
    told_of = line.folded[age.end() : age.end() + 5]
    someone = re.match("的[他她]", told_of) or any(
        told_of[1:].startswith(p.name) for p in line.page.case.people
    )
    if someone and _NOW.search(before):
        return int(line.published[:4]) if line.published else None
    times = line.within(line.sentence_start(age.start()), age.start()) if _HIS.search(before) else ()
    return times[-1].year if times else None


def _birth(line: Timeline, births: list[re.Match[str]], age: re.Match[str]) -> re.Match[str] | None:
    """The year of birth in the paragraph of an age, if only one is told and it stands near."""
    low, high = line.paragraph_start(age.start()), line.folded.find("\n", age.end())
    here = [b for b in births if low <= b.start() and (high < 0 or b.start() < high)]
    if len(here) != 1:
        return None
    between = line.folded[min(here[0].end(), age.end()) : max(here[0].start(), age.start())]
    if len(between) > _FAR or between.count("。") > 1:
        return None
    opens = "。" not in between or here[0].start() < age.start() or _OPENING.search(between) is not None
    return here[0] if opens else None


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
