"""An age against the year of birth, though sentences stand between: 1985年出生的他…今年52岁的钟德生."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline
from core.parse.checks.weighing import weigh
from core.parse.figures import numerals

_ENOUGH = 2.0
_BACK, _ON, _FAR = 200, 3000, 500  # so far an age is looked for before and behind a year of birth
_BORN = re.compile(r"(?:[^,。]{0,4})?(?:出生|生于)|[天季]?生(?=在|于|人|,|的)|年生")
_AGE = re.compile(
    r"(?P<now>今年|现年|年满|刚满)?(?P<then>时年|当时|那年|当年)?(?P<n>\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)周?岁(?!以|及以)"
    r"|(?P<this>今年)(?P<n2>[二三四五六七八]十[一二三四五六七八九]?)(?=[,。了])"
)
_KIN = re.compile("徒弟|师傅|弟弟|哥哥|姐姐|妹妹|母亲|父亲|妻子|丈夫|儿子|女儿|爷爷|奶奶|孙|老伴|老人")
_HIM = re.compile("[他她我]|老")


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each age that is far from what the year of birth gives on the day of publication."""
    if not line.published:
        return
    people = _people(line)
    for born in line.moments:
        if born.stated and born.year and _BORN.match(line.folded, born.end):
            yield from _ages(line, born, people)


def _people(line: Timeline) -> list[tuple[int, str]]:
    view = line.page.view
    placed = ((view.to_reading(person.span.start), person.name) for person in line.page.case.people)
    return [(at, name) for at, name in placed if at is not None]


def _ages(line: Timeline, born: Moment, people: Sequence[tuple[int, str]]) -> Iterator[Check]:
    wanted = int(line.published[:4]) - (born.year or 0)
    for told in _AGE.finditer(line.folded, max(0, born.start - _BACK), born.end + _ON):
        number = numerals.number(told["n"] or told["n2"])
        age = int(number.low) if number else 0
        # A year more is usual where one is one year old at birth; the birthday may lie ahead.
        if told["then"] or age < 15 or -2 < age - wanted < 3 or _of_then(line, born, told, age):
            continue
        if _score(line, born, told, people, age - wanted) >= _ENOUGH:
            span = line.page.view.span(*told.span())
            note = f"{born.year}年出生,到{line.published[:4]}年约{wanted}岁,文中写作“{told.group()}”"
            yield Check(span, "date", False, note, line.page.view.span(born.start, born.end))
            return


def _of_then(line: Timeline, born: Moment, told: re.Match[str], age: int) -> bool:
    """2018年3月,刚满五十岁的他: right by the time that stands before it."""
    near = line.within(max(told.start() - 40, line.sentence_start(told.start())), told.start())
    return any(m.year and abs(m.year - (born.year or 0) - age) <= 1 for m in near if m is not born)


def _named(people: Sequence[tuple[int, str]], start: int, end: int) -> list[str]:
    return [name for at, name in people if start <= at < end]


def _score(
    line: Timeline, born: Moment, told: re.Match[str], people: Sequence[tuple[int, str]], off: int
) -> float:
    start, end = min(born.end, told.end()), max(born.start, told.start())
    at_birth = _named(people, born.start - 40, born.start)[-1:] or _named(people, born.end, born.end + 20)[:1]
    at_age = _named(people, told.start() - 12, told.end() + 10)[:1]
    between = set(_named(people, start, end)) - set(at_age)
    near = line.folded[max(0, told.start() - 8) : told.start()]
    other_time = [
        m
        for m in line.within(told.start() - 30, told.start())
        if m.year != int(line.published[:4]) and m is not born
    ]
    if end - start > _FAR and not (at_age and at_birth == at_age):
        return 0.0
    return weigh((
        (2, end - start <= 30),
        (1, 30 < end - start <= 120),
        (-1, end - start > 300),
        (1.5, told["now"] or told["this"]),
        (1, "\n" not in line.folded[start:end]),
        (2, at_age and at_birth == at_age),
        (-3, at_birth and at_age and at_birth != at_age),
        (-1, at_age and between and at_birth != at_age),
        (0.5, _HIM.search(near) or _HIM.match(line.folded, born.end + 3)),
        (-0.5, other_time),
        (-3, other_time and not (told["now"] or told["this"])),
        (-2, _KIN.search(near + line.folded[told.end() : told.end() + 4])),
        (-3, end - start <= 120 and _KIN.search(line.folded[start:end])),
        (-1.5, abs(off) <= 2),
        (-2, told.start() < born.start and "。" in line.folded[start:end]),
    ))  # fmt: skip
