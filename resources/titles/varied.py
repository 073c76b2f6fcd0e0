"""Labelled pages set otherwise, and round-ups put together of single articles: forms of which too few pages are labelled."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from core.parse.layout import headings
from core.parse.lines import fold

Label = dict[str, Any]
_NUMERALS = "一二三四五六"
_LONGEST_HEADING = 40
_BLANK = re.compile(r"(?<=\S{4})[ \u3000]+(?=\S{4})")
_TITLE, _LEAST_BODY, _LEAST_PARAGRAPHS = range(8, 35), 350, 3


class Page(NamedTuple):
    """A page's name, its text and the labels of its cases."""

    name: str
    text: str
    cases: list[Label]


def varied(pages: Sequence[Page], seed: int = 7, round_ups: int = 300) -> Iterator[Page]:
    """Variations of the pages, the same ones for the same seed."""
    chance = random.Random(seed)
    for page in pages:
        yield from unnumbered(page)
        if chance.random() < 0.5:
            yield from broken(page)
        yield from joined(page)
    articles = [article for page in pages if (article := _article(page))]
    for n in range(round_ups):
        yield _round_up(f"round-up {n}", articles, chance)


def unnumbered(page: Page) -> Iterator[Page]:
    """The page with its headings' numbers taken out, if it has several."""
    marks = [
        mark for case in page.cases for span in case.get("body", ()) for mark in _numbers(page.text, *span)
    ]
    if len(marks) > 1:
        yield _without(page, sorted(marks))


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the numbers of headings stand in a stretch."""
    for found in re.finditer(r"[^\n]+", text[start:end]):
        line = fold(found.group())
        bare = line.strip()
        if not bare or len(bare) > _LONGEST_HEADING or bare[-1] in "。;,":
            continue
        level, length = headings.mark(bare)
        if level:
            at = start + found.start() + line.index(bare)
            yield at, at + length


def _without(page: Page, cut: Sequence[tuple[int, int]]) -> Page:
    """The page without some stretches."""

    def moved(at: int) -> int:
        return at - sum(min(max(at - start, 0), end - start) for start, end in cut)

    text = page.text
    for start, end in reversed(cut):
        text = text[:start] + text[end:]
    cases = []
    for case in page.cases:
        told = {**case, "body": [[moved(a), moved(b)] for a, b in case.get("body", ())]}
        if title := case.get("title_span"):
            told["title_span"] = [moved(at) for at in title]
        cases.append(told)
    return Page(page.name + " unnumbered", text, cases)


def broken(page: Page) -> Iterator[Page]:
    """The page with its titles broken at their first blank."""
    yield from _retitled(page, lambda title: _BLANK.sub(lambda blank: "\n" * len(blank[0]), title, count=1))


def joined(page: Page) -> Iterator[Page]:
    """The page with titles on one line that stood on several."""
    yield from _retitled(page, lambda title: re.sub(r"\s", " ", title) if "\n" in title else title)


def _retitled(page: Page, change: Any) -> Iterator[Page]:
    text = page.text
    for case in page.cases:
        if span := case.get("title_span"):
            text = text[: span[0]] + change(text[span[0] : span[1]]) + text[span[1] :]
    if text != page.text:
        yield page._replace(name=page.name + " retitled", text=text)


class _Article(NamedTuple):
    title: str
    body: list[str]
    county: str
    place: str
    authors: list[str]


def _article(page: Page) -> _Article | None:
    """The one article of a page, if it may stand in a round-up: neither talk nor notice, about one village or town."""
    case = page.cases[0]
    place = case.get("primary_place") or {}
    if len(page.cases) > 1 or not case.get("title") or case.get("kind") in ("interview", "notice"):
        return None
    if not place.get("county") or not (place.get("township") or place.get("village")):
        return None
    body = [x.strip() for a, b in case["body"] for x in page.text[a:b].split("\n") if x.strip()]
    title = re.split("—", case["title"])[0].strip()
    if len(title) not in _TITLE or len(body) < _LEAST_PARAGRAPHS or sum(map(len, body)) < _LEAST_BODY:
        return None
    if any(
        (len(x) > 24 and x[-1] not in "。!?;:”’)！？；：…）") or x[0] in "、,。" or "   " in x for x in body
    ):
        return None
    whole = "".join(place.get(level) or "" for level in ("county", "township", "village"))
    return _Article(title, body, place["county"], whole, (case.get("authors") or ["王小明"])[:2])


def _round_up(name: str, articles: Sequence[_Article], chance: random.Random) -> Page:
    """Two to four articles of different counties on one page, all in one form."""
    count = chance.choice((2, 3, 3, 4))
    picked = chance.sample(articles, count)
    while len({article.county for article in picked}) < count:
        picked = chance.sample(articles, count)
    number = chance.choice(_NUMBERS)
    titled = chance.choice(("plain", "plain", "place above", "headed", "two lines"))
    end = chance.choice(("", "", "names", "office"))
    blank = chance.choice(("all", "cases", ""))
    titles = [_headed(article) if titled == "headed" else article.title for article in picked]
    lines = list(_head(titles, chance))
    cases: list[Label] = []
    for n, (article, title) in enumerate(zip(picked, titles, strict=True)):
        above, before = number(n)
        lines += [""] if blank else []
        lines += above
        lines += [article.place] if titled == "place above" else []
        first = len(lines)
        lines += (before + title).split(" ", 1) if titled == "two lines" else [before + title]
        told = len(lines)
        for paragraph in article.body:
            lines += ["", paragraph] if blank == "all" else [paragraph]
        cases.append({"title": title, "lines": (first, told, len(lines)), "before": len(before)})
        if end:
            lines.append(
                f"({' '.join(article.authors) if end == 'names' else article.county + '乡村振兴局'})"
            )
    if chance.random() < 0.4:
        lines += ["", "责任编辑:李晓"]
    return Page(name, "\n".join(lines) + "\n", list(_labelled(lines, cases)))


def _headed(article: _Article) -> str:
    told = ":" in article.title or "：" in article.title or article.county[:2] in article.title
    return article.title if told else f"{article.county}:{article.title}"


_NUMBERS = (
    lambda n: ([], ""),
    lambda n: ([], ""),
    lambda n: (["案例" + _NUMERALS[n]], ""),
    lambda n: ([], f"案例{_NUMERALS[n]}:"),
    lambda n: ([], f"【案例{n + 1}】"),
    lambda n: ([f"({_NUMERALS[n]})"], ""),
    lambda n: ([f"0{n + 1}"], ""),
    lambda n: ([], f"{_NUMERALS[n]}、"),
    lambda n: ([], "◆ "),
)
"""How round-ups number their cases: what stands above a title, and what before it."""


def _head(titles: Sequence[str], chance: random.Random) -> Iterator[str]:
    """What a round-up has above its first case."""
    count = len(titles)
    yield from chance.choice(
        (["全省乡村振兴典型案例选编"], [f"{'两三四'[count - 2]}个村庄的振兴故事"], ["乡村振兴在行动"], [])
    )
    if chance.random() < 0.6:
        yield "2023-05-16 09:12:00  来源:农村日报"
    yield from chance.choice(
        (
            ["编者按:近年来,各地立足资源禀赋,探索出一批可学可鉴的做法。现将部分案例刊发,供各地学习借鉴。"],
            ["初夏时节,记者走进几个村庄,看产业、访农户,感受乡村全面振兴的新变化。"],
            [],
            [],
        )
    )
    if chance.random() < 0.12:
        yield "目  录"
        yield from (f"{n + 1}.{title}……{5 * n + 1}" for n, title in enumerate(titles))


def _labelled(lines: Sequence[str], cases: Iterable[Label]) -> Iterator[Label]:
    """The labels of cases that stand on these lines."""
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for case in cases:
        first, told, end = case["lines"]
        yield {
            "title": case["title"],
            "title_span": [starts[first] + case["before"], starts[told] - 1],
            "body": [[starts[told], starts[end] - 1]],
        }
