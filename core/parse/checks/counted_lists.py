"""What is listed right beside its number: “五统一”,即统一供种、统一施肥…; 课程分和面、拉面、熬汤三门."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.items import Page
from core.parse.figures import numerals

_NUMBER = "[二两三四五六七八九十]"
# Each begins with its own characters, so that the search leaps from one to the next.
_QUOTED = re.compile(rf"[“\"](?P<n>{_NUMBER})个?(?P<word>[\u4e00-\u9fff]{{1,3}})[”\"]")
_PLAIN = re.compile(rf"(?P<n>{_NUMBER})个(?P<word>[\u4e00-\u9fff]{{2}})(?=[,。;:、的])")
_BEHIND, _BEFORE, _SPAN = 14, 8, 200  # characters between a slogan and its list, and of the list
_COUNT = re.compile(
    r"(?P<n>[1-9两三四五六七八九十](?<=[\u4e00-\u9fff”].)(?:(?<!1)|(?<=1)[0-2]))"
    r"(?P<what>[大个类种项门道条家支名位户座处][\u4e00-\u9fff]{0,7})(?=[,。;的]|$)"
)
_NAMES = re.compile(r"(?P<list>(?:[^、,。;:!?\n“”()\d]{1,10}、){2,}[^、,。;:!?\n“”()\d各]{1,10})$")
_HAN = re.compile(r"[\u4e00-\u9fff”]")
_WHOLE_BEFORE = re.compile(r"(?:^|[,。;:!?\n“”()])$")


def checks(page: Page) -> list[Check]:
    """One check for each slogan whose word is repeated in a list beside it, and each list with its number behind it."""
    return [*_slogans(page), *_lists(page)]


def _slogans(page: Page) -> Iterator[Check]:
    text = page.folded
    slogans = (*_QUOTED.finditer(text), *_PLAIN.finditer(text))
    for slogan in sorted(slogans, key=lambda match: match.start()):
        word, wanted = slogan["word"], _number(slogan["n"])
        if word == "一" or text.count(word) < 3:
            continue  # 五个一 is five things, however each is told
        each = rf"[“\"]?{re.escape(word)}[^、,。;:“”\"\n]{{1,12}}[”\"]?"
        listed = re.compile(rf"{each}(?:[、,]{each})+(?:[和及与]{each})?")
        for found in _beside(text, slogan, listed):
            if found.group().endswith("等") or text.startswith("等", found.end()):
                continue
            count = len(re.findall(rf"(?:^|[、,和及与])[“\"]?{re.escape(word)}", found.group()))
            yield _check(page, slogan.span(), found.span(), slogan.group(), count, wanted)


def _beside(text: str, slogan: re.Match[str], listed: re.Pattern[str]) -> Iterator[re.Match[str]]:
    behind = listed.search(text, slogan.end(), slogan.end() + _SPAN)
    if behind and behind.start() - slogan.end() <= _BEHIND:
        yield behind
    for before in listed.finditer(text, max(0, slogan.start() - _SPAN), slogan.start()):
        if slogan.start() - before.end() <= _BEFORE:
            yield before


def _lists(page: Page) -> Iterator[Check]:
    for match in _COUNT.finditer(page.folded):
        end = _end_of_list(page.folded, match.start())
        if "、" not in page.folded[max(0, end - 12) : end]:
            continue
        found = _NAMES.search(page.folded, max(0, end - 150), end)
        if found is None:
            continue
        names, wanted = found["list"].split("、"), _number(match["n"])
        counts = {len(names), len(names) - 1 + len(re.split(r"[和与及]", names[-1]))}
        whole = _WHOLE_BEFORE.search(page.folded[max(0, found.start() - 1) : found.start()])
        if wanted in counts or (whole and "等" not in names[-1] and abs(len(names) - wanted) == 1):
            count = wanted if wanted in counts else len(names)
            told = match["n"] + match["what"]
            yield _check(page, match.span("n"), found.span("list"), told, count, wanted)


def _end_of_list(text: str, at: int) -> int:
    """Where the words before a number end, 共 and 这 left out."""
    led_in = at > 1 and text[at - 1] in "共这" and _HAN.match(text, at - 2)
    return at - 1 if led_in else at


def _number(text: str) -> int:
    found = numerals.number(text)
    return int(found.low) if found else 0


def _check(
    page: Page, told: tuple[int, int], listed: tuple[int, int], words: str, count: int, wanted: int
) -> Check:
    holds = count == wanted
    note = f"列出{count}项," + (f"与“{words.strip('“”')}”相符" if holds else f"文中写作“{words.strip('“”')}”")
    start, end = min(told[0], listed[0]), max(told[1], listed[1])
    return Check(page.view.span(start, end), "sum", holds, note, page.view.span(*listed))
