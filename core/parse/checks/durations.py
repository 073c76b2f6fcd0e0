"""Years and days counted against dates: three years after 2018 is 2021, who was born in 1966 is 57 in 2023, a day has one weekday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from core.model import Check
from core.parse.checks.items import Page
from core.parse.figures import numerals

_N = r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_Y = r"(?:19|20)\d{2}"
_YEAR = re.compile(rf"(?<!\d)({_Y})年")
_LATER = re.compile(rf"{_N}年(?:后|之后|以后)(?:的|,)?(?P<y>{_Y})年")
_SPAN = re.compile(
    rf"(?:从|自)?(?P<a>{_Y})年?(?:—|-|~|至|到)(?P<b>{_Y})年(?:底|末)?[,(]?(?:的|这|短短|仅仅?|整整|连续|前后|历时|共)?{_N}年(?!多|级|[年内]?前|期)"
)
_UP_TO = re.compile(
    rf"(?P<a>{_Y})年[^。;\n\d]{{0,16}},到(?P<b>{_Y})年(?:底|末)?,?(?:已经?|整整|刚好|正好)?(?:有|是)?{_N}年(?!多|期)"
)
_RUNNING = re.compile(
    rf"(?:从|自)?(?P<a>{_Y})年?(?:—|-|~|至|到)(?P<b>{_Y})年(?:底|末)?,?(?![^,。;\n]{{0,6}}[再又])[^,。;\n\d]{{1,12}}?连续{_N}年(?!多|[以之]?[前后])"
)
_SINCE = re.compile(
    rf"(?:自|从)?(?P<a>{_Y})年[^,。;\d]{{0,10}}(?:起|开始|以来|至今)[^,。;\d]{{0,6}},?(?:已|已经)?连续{_N}年(?!多)"
)
_AGO = re.compile(rf"(?<![前后])(?<!再){_N}年前的?,?(?:也就是|即)?(?P<y>{_Y})年")
_DAYS = re.compile(
    r"(?:(?P<y>(?:19|20)\d{2})年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>[123]?\d)[日号]?(?:起|开始)?(?:—|-|~|至|到)+(?:(?:19|20)\d{2}年)?(?:(?P<m2>1[0-2]|0?[1-9])月)?(?P<d2>[123]?\d)[日号](?:止)?"
    r"(?:[,(]?[^,。;\d\n]{0,8})(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<work>个?工作日|天|日)(?!内|前|后)"
)
_DATE = re.compile(rf"(?P<y>{_Y})年(?:(?P<m>1[0-2]|0?[1-9])月)?(?:[123]?\d[日号])?")
_TERM = re.compile(
    rf"(?:有效期|期限|租期|租赁期|合同期|承包期|服务期|经营期|为期|期)(?:为|是|限为|共)?{_N}年(?!前|后)"
)
_TILL_NOW = re.compile(rf"(?P<a>{_Y})年[^。;\n]{{0,24}}?(?:至今|到现在|到今天|到如今)[^。;,\d]{{0,8}}?{_N}年")
_TOOK = re.compile(
    rf"(?:用了|花了|历时|经过){_N}年(?:的?时间|的?努力|多的?时间)?,?[^。;,\d]{{0,6}}?(?:到|于|在)?(?P<y>{_Y})年"
)
_BUILT = re.compile(rf"(?:成立|建成|投产|开业|运营|开园|创办|组建|创建)(?:以来)?的?{_N}年多?来")
_STAYED = re.compile(
    rf"(?P<a>{_Y})年[^。;\n\d]{{0,24}}?一[\u4e00-\u9fff]{{1,2}}就是(?:整整)?{_N}年[,。](?:直到|到)?(?P<y>{_Y})年"
)
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN_END = re.compile(rf"(?P<plan>十[一二三四五]五)”?(?:期?末)[,(]?(?:即|也就是|到)?(?P<y>{_Y})年")
_PLAN = re.compile(rf"(?P<plan>十[一二三四五]五)”?(?:期间|时期)?\((?P<y>{_Y})年?(?:—|-|至|到)(?P<z>{_Y})年\)")
_AT_THE_TIME = re.compile(r"(?:当时|那时|那年|时年)[^。;,\d]{0,6}(?P<n>\d{2})岁")
_BORN = re.compile(
    rf"(?P<y>{_Y})年(?:\d{{1,2}}月)?(?:出生|生(?![产活态意长])|生人)|(?:出生|生)于(?P<z>{_Y})年"
)
_AGE = re.compile(
    r"(?:今年|现年|如今|年满|今年已经?|今年刚满)(?:已|刚满|刚|才)?(?P<n>\d{2})(?:周)?岁(?!时|那年)"
)
_DAY = re.compile(
    r"(?:(?P<y>(?:19|20)\d{2})年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>[12]\d|3[01]|0?[1-9])[日号][(,、]? {0,2}(?:星期|周|礼拜)(?P<w>[一二三四五六日天])(?!年|期|刊|报)"
)
_WEEK = "一二三四五六日"


def checks(page: Page) -> list[Check]:
    """One check for each count of years that stands with its two ends, each age with a birth year, each weekday."""
    return [c for words, find in _KINDS if any(w in page.folded for w in words) for c in find(page)]


def _published(page: Page) -> str:
    return page.case.published.value if page.case.published else ""


def _number(text: str) -> int:
    number = numerals.number(text)
    return int(number.low) if number else 0


def _check(page: Page, start: int, end: int, holds: bool, right: str, wrong: str) -> Check:
    words = page.folded[start:end].replace("\n", "")
    span = page.view.span(start, end)
    return Check(span, "date", holds, f"“{words}”:{right if holds else wrong}", span)


def _after(page: Page) -> Iterator[Check]:
    """2018年…。三年后的2021年: any year of the two sentences before may be the start."""
    for m in _LATER.finditer(page.folded):
        low = max(0, m.start() - 90)
        years = [(y.start(), int(y[1])) for y in _YEAR.finditer(page.folded, low, m.start())]
        if not years:
            continue
        want = int(m["y"]) - _number(m["n"])
        start, year = next(((at, y) for at, y in years if y == want), years[-1])
        if page.folded[start : m.start()].count("。") <= 2:
            away = int(m["y"]) - year
            right, wrong = f"从{year}年起相符", f"{year}年到{m['y']}年为{away}年"
            span = page.view.span(start, start + 5)
            check = _check(page, m.start(), m.end(), year == want, right, wrong)
            yield Check(check.span, "date", check.holds, check.note, span)


def _spans(page: Page) -> Iterator[Check]:
    """2016年到2020年,五年间: four years by the difference, five with both ends."""
    for m in [m for shape in (_SPAN, _UP_TO, _RUNNING) for m in shape.finditer(page.folded)]:
        years, said = int(m["b"]) - int(m["a"]), _number(m["n"])
        if years > 0:
            wrong = f"{m['a']}年到{m['b']}年应为{years}或{years + 1}年"
            yield _check(page, m.start(), m.end(), said in (years, years + 1), "年数相符", wrong)


def _days_told(page: Page) -> Iterator[Check]:
    """9月11日至15日,公示期5天: the last day may or may not be counted; working days are fewer."""
    for m in _DAYS.finditer(page.folded):
        first = _date(int(m["y"] or 2001), int(m["m"]), int(m["d"]))
        last = _date(int(m["y"] or 2001), int(m["m2"] or m["m"]), int(m["d2"]))
        if not first or not last or last <= first:
            continue
        days, said = (last - first).days, _number(m["n"])
        worked = "工作" in m["work"]
        holds = days * 5 // 7 - 1 <= said <= days + 1 if worked else said in (days, days + 1)
        yield _check(page, m.start(), m.end(), holds, "天数相符", f"前后为{days + 1}天")


def _terms(page: Page) -> Iterator[Check]:
    """2018年3月起…期限30年,到2048年3月止."""
    for sentence in page.sentences:
        for m in _TERM.finditer(page.folded, sentence.start, sentence.end):
            dates = list(_DATE.finditer(page.folded, sentence.start, sentence.end))
            if len(dates) != 2 or dates[1].start() - dates[0].end() > 60:
                continue
            a, b = dates
            months = (int(b["y"]) - int(a["y"])) * 12 + int(b["m"] or 0) - int(a["m"] or 0)
            room = 1 if a["m"] and b["m"] else 12
            if months > 0:
                holds = abs(months - _number(m["n"]) * 12) <= room
                start, end = min(a.start(), m.start()), max(b.end(), m.end())
                yield _check(
                    page,
                    start,
                    end,
                    holds,
                    "年限相符",
                    f"{a['y']}年到{b['y']}年为{round(months / 12, 1):g}年",
                )


def _ago(page: Page) -> Iterator[Check]:
    """四年前的2019年, by the year of publication."""
    published = _published(page)
    for m in _AGO.finditer(page.folded) if published and published[5:7] > "02" else ():
        away = int(published[:4]) - int(m["y"])
        if away > 0:
            yield _check(
                page,
                m.start(),
                m.end(),
                away == _number(m["n"]),
                "年数相符",
                f"到{published[:4]}年为{away}年",
            )


def _till_now(page: Page) -> Iterator[Check]:
    """2020年1月当选,到现在干了两年多."""
    published = _published(page)
    for m in _TILL_NOW.finditer(page.folded) if published else ():
        away = int(published[:4]) - int(m["a"])
        if away > 0:
            holds = abs(away - _number(m["n"])) <= 1
            yield _check(page, m.start(), m.end(), holds, "年数相符", f"到{published[:4]}年为{away}年")


def _took(page: Page) -> Iterator[Check]:
    """1999年…。用了3年时间,到2002年…: by the only year named before it."""
    for m in _STAYED.finditer(page.folded):
        away = int(m["y"]) - int(m["a"])
        wrong = f"{m['a']}年到{m['y']}年为{away}年"
        yield _check(page, m.start(), m.end(), abs(away - _number(m["n"])) <= 1, "年数相符", wrong)
    for m in _TOOK.finditer(page.folded):
        low = max(page.folded.rfind("\n", 0, m.start()) + 1, m.start() - 90)
        years = {int(y[1]) for y in _YEAR.finditer(page.folded, low, m.start())}
        away = int(m["y"]) - next(iter(years)) if len(years) == 1 else 0
        if away > 0:
            holds = abs(away - _number(m["n"])) <= 1
            wrong = f"{next(iter(years))}年到{m['y']}年为{away}年"
            yield _check(page, m.start(), m.end(), holds, "年数相符", wrong)


def _built(page: Page) -> Iterator[Check]:
    """成立于2019年…,成立三年来: by the last year named before it in the paragraph."""
    published = _published(page)
    for m in _BUILT.finditer(page.folded) if published else ():
        low = max(page.folded.rfind("\n", 0, m.start()) + 1, m.start() - 90)
        years = [int(y[1]) for y in _YEAR.finditer(page.folded, low, m.start())]
        verb = m.group()[:2]
        if years and re.search(rf"{verb}|建于", page.folded[low : m.start()]):
            away = int(published[:4]) - years[0]
            holds = abs(away - _number(m["n"])) <= 1
            yield _check(
                page, m.start(), m.end(), holds, "年数相符", f"{years[0]}年到{published[:4]}年为{away}年"
            )


def _plans(page: Page) -> Iterator[Check]:
    """“十四五”末 is 2025年; “十三五”时期 was 2016 to 2020."""
    for m in [*_PLAN_END.finditer(page.folded), *_PLAN.finditer(page.folded)]:
        first = _PLANS.get(m["plan"])
        if first:
            told = m.groupdict()
            holds = (
                int(m["y"]) == first + 4
                if "z" not in told
                else (int(m["y"]), int(m["z"])) == (first, first + 4)
            )
            yield _check(
                page, m.start(), m.end(), holds, "年份相符", f"“{m['plan']}”为{first}年至{first + 4}年"
            )


def _ages_then(page: Page) -> Iterator[Check]:
    """2019年…当时26岁, with the year of birth beside it."""
    for m in _AT_THE_TIME.finditer(page.folded):
        low = max(page.folded.rfind("\n", 0, m.start()) + 1, m.start() - 60)
        born = _BORN.search(page.folded, low, min(m.end() + 40, len(page.folded)))
        years = [int(y[1]) for y in _YEAR.finditer(page.folded, low, m.start())]
        years = [y for y in years if not born or y != int(born["y"] or born["z"])]
        if born and years:
            true = years[-1] - int(born["y"] or born["z"])
            holds = abs(true - int(m["n"])) <= 1
            wrong = f"{born['y'] or born['z']}年出生,{years[-1]}年为{true}岁"
            yield _check(page, m.start(), m.end(), holds, "年龄相符", wrong)


def _since(page: Page) -> Iterator[Check]:
    published = _published(page)
    for m in _SINCE.finditer(page.folded):
        most = int(published[:4] or 0) - int(m["a"]) + 1
        if published and most > 0:
            holds = _number(m["n"]) <= most
            yield _check(page, m.start(), m.end(), holds, "年数相符", f"至发布日期最多{most}年")


def _ages(page: Page) -> Iterator[Check]:
    """1966年出生,今年57岁, by the year of publication; a year more is the traditional count."""
    published = _published(page)
    if not published:
        return
    for m in _BORN.finditer(page.folded):
        born = int(m["y"] or m["z"])
        stop = page.folded.find("\n", m.end())
        age = _AGE.search(
            page.folded, max(0, m.start() - 24), min(m.end() + 60, stop if stop >= 0 else len(page.folded))
        )
        if age is None or page.folded[min(m.start(), age.start()) : max(m.end(), age.end())].count("。") > 1:
            continue
        true = int(published[:4]) - born
        start, end = min(m.start(), age.start()), max(m.end(), age.end())
        holds = abs(true - int(age["n"])) <= 1
        note = f"{born}年出生,到{published[:4]}年为{true}岁," + (
            f"与“{age.group()}”相符" if holds else f"文中写作“{age.group()}”"
        )
        yield Check(page.view.span(start, end), "date", holds, note, page.view.span(*age.span()))


def _days(page: Page) -> Iterator[Check]:
    published = _published(page)
    for m in _DAY.finditer(page.folded):
        years = [int(m["y"])] if m["y"] else [int(published[:4]) - n for n in (0, 1)] if published else []
        days = [day for y in years if (day := _date(y, int(m["m"]), int(m["d"])))]
        if not days:
            continue
        names = ["周" + _WEEK[day.weekday()] for day in days]
        said = "周" + m["w"].replace("天", "日")
        yield _check(page, m.start(), m.end(), said in names, "日期与星期相符", f"这一天是{names[0]}")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# Words without which there is nothing to look for, and what looks.
_KINDS: tuple[tuple[tuple[str, ...], Callable[[Page], Iterator[Check]]], ...] = (
    (("年后", "年之后", "年以后"), _after),
    (("年",), _spans),
    (("天", "日"), _days_told),
    (("期",), _terms),
    (("年前的",), _ago),
    (("至今", "到现在", "到今天", "到如今"), _till_now),
    (("用了", "花了", "历时", "经过", "就是"), _took),
    (("年来", "年多来"), _built),
    (("十一五", "十二五", "十三五", "十四五", "十五五"), _plans),
    (("岁",), _ages_then),
    (("连续",), _since),
    (("岁",), _ages),
    (("星期", "周", "礼拜"), _days),
)
