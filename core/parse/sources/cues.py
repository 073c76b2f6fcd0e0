"""What each house that a page names shows of being the source of a case: short names, for which `ranker` has weights.

A cue tells the way in which a name is told, where that is, how the name ends, or what stands beside it. None of them decides
anything: what each counts was fitted on labelled pages (`resources/sources/fit.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import product
from typing import NamedTuple

from core.model import Case, Span
from core.parse import bylines
from core.parse.lines import Line, fold
from core.parse.metadata.fields import PLATFORM, names_somebody
from core.parse.sources.named import Mention, mentions
from core.parse.sources.regions import OWN, Region, Regions

_FAR = (0, 1, 2, 3, 5, 8, 15, 40)
_FEW = (0, 1, 2, 3, 5)
_LENGTHS = (2, 3, 4, 5, 6, 8, 11, 15)
_HAN = re.compile("[一-鿿]+")
_COLUMN = re.compile(
    "(?:综合|学校|校园|国内|省内|市内|县内|本地|图片|视频|时政|社会|经济|媒体|最新|今日|地方|县区|基层|各地|高校|热点|相关|更多|热门|推荐)?(?:新闻|要闻)|.*中心工作|推荐|首页"
)
"""What a column of a site is called."""
_BUTTON = re.compile(
    "(?:打开|下载|扫码|扫描|返回|回到|关闭|打印|查看|进入|联系|搜索|登录|点击|收听|听|关注|欢迎|长按)(?!.*[县市区]).*|注意保存"
)
"""What a page asks its reader to do."""
_LABEL = 8
"""So many characters before a name may label it."""
_MOST = 60
"""Of so many names one is chosen."""
_LABELLED = ("source", "publisher")
_TOLD_APART = ("source", "house", "sender", "employer", "account")
"""Ways that tell one case of a round-up from the others."""


class Shown(NamedTuple):
    """What a name shows where it is told: as it is printed, where, and its cues."""

    value: str
    span: Span | None
    cues: frozenset[str]


class Candidate(NamedTuple):
    """A name wherever it is told; one without a name, told nowhere, for what speaks for none of them."""

    name: str
    shown: tuple[Shown, ...]


class Names:
    """The names of a page with what they show wherever they stand."""

    def __init__(self, lines: Sequence[Line], cases: Sequence[Case]) -> None:
        self._lines = lines
        self._cases = cases
        self._regions = Regions(lines, cases)
        self._of: dict[str, list[Mention]] = defaultdict(list)
        self._labelled_nobody = False
        for mention in mentions(lines):
            name = key(mention.value)
            if _is_name(name):
                self._of[name].append(mention)
            elif mention.way in _LABELLED:
                self._labelled_nobody = True
        self._around = {m: list(_around(lines, m)) for of in self._of.values() for m in of}
        self._forms = {name: list(_form(name)) for name in self._of}

    def candidates(self, number: int) -> list[Candidate]:
        """Who may be the source of a case; the first of them is nobody."""
        told = self._nearest(number)
        ways = {name: {f"{m.way} {region}" for m, region in of} for name, of in told.items()}
        first: dict[str, str] = {}
        for _, way, name in sorted((m.span.start, m.way, name) for name, of in told.items() for m, _ in of):
            first.setdefault(way, name)
        found = [self._nobody(ways)]
        for name, of in told.items():
            shown = []
            for m, region in of:
                cues = {*self._forms[name], *_beside(name, f"{m.way} {region}", ways)}
                cues.update(self._of_mention(name, m, region, number))
                if first[m.way] == name:
                    cues |= {f"first {m.way}", f"first {m.way} {region}"}
                if len(self._cases) > 1:
                    cues.update(self._of_round_up(name, m, region, number))
                shown.append(Shown(bylines.press_name(m.value).strip(), m.span, frozenset(cues)))
            found.append(Candidate(name, tuple(shown)))
        return found

    def _nearest(self, number: int) -> dict[str, list[tuple[Mention, Region]]]:
        """The names told for a case, where a page tells a great many those nearest to it."""
        told = {name: self._told(of, number) for name, of in self._of.items()}
        told = {name: of for name, of in told.items() if of}
        if len(told) <= _MOST:
            return told
        far = {name: min(self._regions.far(m, number) for m, _ in of) for name, of in told.items()}
        return {name: told[name] for name in sorted(told, key=far.__getitem__)[:_MOST]}

    def _told(self, of: Sequence[Mention], number: int) -> list[tuple[Mention, Region]]:
        regions = [(m, self._regions.region(m, number)) for m in of]
        return [(m, region) for m, region in regions if region]

    def _nobody(self, ways: Mapping[str, Set[str]]) -> Candidate:
        cues = {
            "nobody",
            f"nobody of={_classed(len(ways), _FEW)}",
            f"nobody cases={min(len(self._cases), 2)}",
        }
        cues |= {f"nobody has {way}" for of in ways.values() for way in of}
        if self._labelled_nobody:
            cues.add("nobody labelled")
        return Candidate("", (Shown("", None, frozenset(cues)),))

    def _of_mention(self, name: str, m: Mention, region: Region, number: int) -> Iterator[str]:
        far = _classed(self._regions.far(m, number), _FAR)
        yield f"way {m.way}"
        yield f"region {region}"
        yield f"at {m.way} {region}"
        yield f"far {region} {far}"
        yield f"far {m.way} {region} {far}"
        for cue in self._around[m]:
            yield cue
            yield f"{cue} {region}"
        for cue in self._forms[name]:
            yield f"{cue} {m.way}"
            yield f"{cue} {region}"

    def _of_round_up(self, name: str, m: Mention, region: Region, number: int) -> Iterator[str]:
        """Whether the other cases have a name in the same way, or have ones of their own where this is the page's."""
        yield f"round {m.way} {region}"
        yield f"round {self._forms[name][0]} {region}"
        if region in OWN:
            side = _side(m, region)
            others = [own for k, own in enumerate(self._own) if k != number]
            shared = _share(sum(side in own for own in others), len(others))
            yield f"each {shared}"
            yield f"each {shared} {side}"
            yield f"each {shared} {self._forms[name][0]}"
            if region == "closing" and number == len(self._cases) - 1:
                yield f"each {shared} {side} last"
            return
        for way, where in product(_TOLD_APART, ("near", "closing")):
            shared = _share(sum(f"{way} {where}" in own for own in self._own), len(self._own))
            if shared != "none":
                yield f"page {region} others {way} {where} {shared}"

    @cached_property
    def _own(self) -> list[set[str]]:
        """In which ways each case tells names of its own."""
        own: list[set[str]] = []
        for number in range(len(self._cases)):
            told = [pair for of in self._of.values() for pair in self._told(of, number)]
            own.append({_side(m, region) for m, region in told if region in OWN})
        return own


def _side(m: Mention, region: Region) -> str:
    return f"{m.way} {'closing' if region == 'closing' else 'near'}"


def _share(count: int, of: int) -> str:
    return "all" if count == of else "some" if count else "none"


def key(value: str) -> str:
    """The name by which all mentions of a house are known, however they are printed."""
    return "".join(fold(bylines.press_name(value)).split())


def _is_name(name: str) -> bool:
    if len(name) < 2 or name[0].isdigit() or not _HAN.search(name) or not names_somebody(name):
        return False
    return not (bylines.is_own(name) or _COLUMN.fullmatch(name) or _BUTTON.fullmatch(name))


def _classed(value: float, bounds: Sequence[float]) -> float:
    at = bisect_left(bounds, value)
    return bounds[at] if at < len(bounds) else float("inf")


def _form(name: str) -> Iterator[str]:
    """How a name is called."""
    kinds: dict[str, Callable[[str], object]] = {
        "generic": bylines.is_generic,
        "platform": PLATFORM.fullmatch,
        "paper": bylines.is_paper,
        "press": bylines.is_press,
        "place": bylines.is_place,
        "house": bylines.is_house,
        "person": bylines.is_name,
    }
    yield f"kind={next((kind for kind, shows in kinds.items() if shows(name)), 'words')}"
    yield f"-2={name[-2:]}"
    yield f"-3={name[-3:]}"
    yield f"long={_classed(len(name), _LENGTHS)}"


def _around(lines: Sequence[Line], m: Mention) -> Iterator[str]:
    """What stands beside a name on its line, what the lines above and below are, and how far down the page it is."""
    line = lines[m.line]
    before = line.text[: m.span.start - line.span.start].rstrip()
    yield f"behind {before[-1:]}"
    label = _HAN.findall(before.rstrip(" :《“[(|/")[-_LABEL:])
    if label and before.rstrip(" :《“[(|/").endswith(label[-1]):
        yield f"label {label[-1][-2:]}"
        yield f"label {label[-1][-4:]}"
    yield from {f"beside {item.role}" for item in line.items if item.role != m.way}
    for step, where in ((-1, "above"), (1, "below")):
        if 0 <= m.line + step < len(lines):
            other = lines[m.line + step]
            yield f"{where} {other.role}"
            yield from {f"{where} item {item.role}" for item in other.items}
    yield f"top={_classed(m.line, _FAR)}"
    yield f"end={_classed(len(lines) - 1 - m.line, _FAR)}"


def _beside(name: str, own: str, ways: Mapping[str, Set[str]]) -> set[str]:
    """In which other ways the page tells the name and others, and which of those hold it or are held in it."""
    cues = {f"also {way}" for way in ways[name] - {own} if "part" not in way}
    for other, told in ways.items():
        if other == name:
            continue
        cues |= {f"{own} beside {way}" for way in told - ways[name] if "part" not in way}
        held = "in another" if name in other else "holds another" if other in name else None
        if held:
            cues |= {held, *(f"{held} {way}" for way in told)}
    return cues
