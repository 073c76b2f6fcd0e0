"""Figures laid out for comparing: where they stand in the reading text, how exact they are, how they are said in a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, islice

from core.model import Case, Check, CheckKind, Figure, Span
from core.parse.checks import scope
from core.parse.checks.scope import Scopes
from core.parse.figures.folding import fold, fold_word
from core.parse.projection import Projection
from core.parse.sentences import FOLDED_SENTENCE

# A hostile list must not cost more than a long report.
_IN_ONE = 150
# So much of its clause a figure carries along.
_HEAD, _TAIL = 24, 16
# 资金分三块: parts of a sum, no money.
_BLOCKS = re.compile(r"[分为有是][二两三四五六七八]块[^钱多]")
_PEOPLE = re.compile(r"[、,]?\d[\d,.]*万?余?多?口?人")
_UNMARKED = re.compile(r"[^,。;:!?、()\n]*")
_TIMES = frozenset(["", "年", "天", "月", "岁", "周岁", "小时", "分钟", "倍", "期", "位数", "周", "%", "次", "个月", "成", "度", "届", "季", "点"])  # fmt: skip
"""Units of figures that are no amount of anything."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Figure `number` of a text, with its place `start:end` in the reading text, the number of its sentence, its unit and
    indicator in folded characters, the words of its clause before and behind it, and its `amount` in terms of `kind`:
    吨 and 斤 are of one kind, 名 and 人 of another. `exact`: neither 近 nor 多 nor a range. `planned`: hoped for, by its
    own words or as a part of what is (力争到2025年茶园达到2万亩,其中有机茶园5000亩)."""

    figure: Figure
    number: int
    start: int
    end: int
    sentence: int
    unit: str
    name: str
    kind: str
    head: str
    tail: str
    value: float
    amount: float
    exact: bool
    planned: bool

    @property
    def counts(self) -> bool:
        """Whether it is an amount of something, told in words and not in a cell of a table."""
        text = self.figure.text
        if self.unit in _TIMES or self.amount <= 0 or self.unit[-1] not in text:
            return False
        return text[0] not in "百千万亿"  # 万吨冷库 is a kind, not a number


@dataclass(frozen=True)
class Page:
    """The reading text of a case with its figures by sentence; what few checks ask for is found when it is asked for."""

    case: Case
    view: Projection
    folded: str
    sentences: tuple[Span, ...]
    items: tuple[Item, ...]
    told: tuple[tuple[Span, list[Item]], ...]

    @cached_property
    def scopes(self) -> Scopes:
        """The villages, firms and schools that the text speaks of."""
        return scope.find(self.folded, [mention.text for mention in self.case.places])

    @cached_property
    def people(self) -> tuple[tuple[int, str], ...]:
        """Where in the reading text people are named."""
        found = ((self.view.to_reading(p.span.start), p.name) for p in self.case.people)
        return tuple(sorted((at, name) for at, name in found if at is not None))

    @cached_property
    def amounts(self) -> tuple[Item, ...]:
        """The figures that count something."""
        return tuple(item for item in self.items if item.counts)

    @cached_property
    def begun(self) -> frozenset[int]:
        """The changes of which the text tells where they started."""
        changes = (figure.change for figure in self.case.figures)
        return frozenset(change.group for change in changes if change and change.role == "from")

    def moving(self, item: Item) -> bool:
        """Whether it is a step or one of two ends of a change; what is merely reached (达到60万元) is not."""
        change = item.figure.change
        return change is not None and (change.role != "to" or change.group in self.begun)

    def by_sentence(self) -> Sequence[tuple[Span, list[Item]]]:
        """Each sentence that holds figures, with them in order, as many as people write into one."""
        return self.told

    def near(self, item: Item, size: int) -> tuple[Item, ...]:
        """The figures of the text that stand at most `size` figures before or behind `item`."""
        at = item.number
        return self.items[max(at - size, 0) : at + size + 1]

    def behind_people(self, households: Item) -> int:
        """Where what is told of households goes on: behind the people that stand with them (216户892人), if any do."""
        people = _PEOPLE.match(self.folded, households.end) if households.kind == "户" else None
        return people.end() if people else households.end

    def between(self, a: Item, b: Item) -> str:
        return self.folded[a.end : b.start]

    def before(self, item: Item, size: int) -> str:
        return self.folded[max(0, item.start - size) : item.start]

    def check(
        self,
        kind: CheckKind,
        holds: bool,
        note: str,
        first: Item,
        last: Item,
        soft: bool = False,
        other: Item | None = None,
    ) -> Check:
        """A check over the stretch from `first` to `last`; the second place is `other` or `first` itself."""
        span = self.view.span(min(first.start, last.start), max(first.end, last.end))
        return Check(span, kind, holds, note, (other or first).figure.span, soft)


def lay_out(case: Case, view: Projection) -> Page:
    """`case` ready for comparing."""
    folded = fold(view.text)
    sentences = tuple(Span(m.start(), m.end()) for m in FOLDED_SENTENCE.finditer(folded))
    items: list[Item] = []
    backwards = folded[::-1]
    number = 0
    for figure in case.figures:
        start, last = view.to_reading(figure.span.start), view.to_reading(figure.span.end - 1)
        if start is None or last is None or _blocks(folded, start, last + 1):
            continue
        while number + 1 < len(sentences) and sentences[number].end <= start:
            number += 1
        end, from_end = last + 1, len(folded) - start
        before = _UNMARKED.match(backwards, from_end, from_end + _HEAD)
        behind = _UNMARKED.match(folded, end, end + _TAIL)
        clause = before.group()[::-1] if before else "", behind.group() if behind else ""
        planned = figure.target or _hoped(folded, sentences[number].start, start)
        planned = planned or _goes_on(folded, items[-1] if items else None, number, start)
        items.append(_item(figure, (len(items), start, end, number), *clause, planned))
    grouped = groupby(items, key=lambda item: item.sentence)
    told = tuple((sentences[at], list(islice(inside, _IN_ONE))) for at, inside in grouped)
    return Page(case, view, folded, sentences, tuple(items), told)


_DONE = re.compile(
    r"[;]|已|实际|目前|现有|去年|上年|完成|建成|上半年|占|眼下|如今|现在|完工|开工|[换卖收种建修办]了|到\d{1,2}月"
)


_HOPES = re.compile("力争|争取[到在用]|(?:计划|预计|规划)到")


def _hoped(folded: str, sentence: int, start: int) -> bool:
    """Whether the sentence has begun to tell a plan before `start`: 力争到2025年底,收入50万元以上的村达到35个."""
    low = max(sentence, start - 60)
    hope = _HOPES.search(folded, low, start)
    return hope is not None and _DONE.search(folded, hope.end(), start) is None


def _goes_on(folded: str, last: Item | None, sentence: int, start: int) -> bool:
    """Whether the plan of the figure before reaches on to the one at `start`."""
    one = last is not None and last.planned and last.sentence == sentence
    return one and last is not None and _DONE.search(folded, last.end, start) is None


def _blocks(folded: str, start: int, end: int) -> bool:
    return folded[end - 1] == "块" and _BLOCKS.fullmatch(folded, max(start - 1, 0), end + 1) is not None


def _item(figure: Figure, place: tuple[int, int, int, int], head: str, tail: str, planned: bool) -> Item:
    name, unit = fold_word(figure.indicator or ""), fold_word(figure.unit)
    kind, amount = (figure.normal.unit, figure.normal.value) if figure.normal else (unit, figure.value)
    if kind == "块钱" or (kind == "块" and amount >= 10):  # 资金分三块 is no money
        kind = "元"
    exact = figure.modifier is None and figure.value_max is None
    return Item(figure, *place, unit, name, kind, head, tail, figure.value, amount, exact, planned)


def plain(value: float) -> str:
    """A number as one writes it: 3860万, 55%, 1.2亿."""
    for scale, word in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= scale:
            return f"{round(value / scale, 4):g}{word}"
    return f"{round(value, 4):g}"


def said(item: Item) -> str:
    return item.figure.text.strip()


def alike(a: str, b: str) -> float:
    """How many characters two phrases share, 0 to 1 (Dice)."""
    common = sum(min(a.count(c), b.count(c)) for c in set(a) & set(b))
    return 2 * common / (len(a) + len(b)) if common else 0.0


def rounding(item: Item) -> float:
    """Half a unit of the last digit that the text gives: 55% -> 0.5, 54.71% -> 0.005, 3.8万 -> 500."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", fold(item.figure.text))
    if digits is None:
        return abs(item.value) * 0.05 if item.unit == "%" else 0.0
    decimals = len(digits[1] or "")
    raw = float(digits.group().replace(",", ""))
    scale = item.value / raw if raw else 1.0
    return 0.5 * scale * 10.0**-decimals


def scale(item: Item) -> float:
    """What the written number is multiplied with: 1e8 in 2.4亿."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", fold(item.figure.text))
    raw = float(digits.group().replace(",", "")) if digits else 0.0
    return round(item.value / raw, 6) if raw else 1.0


def told(amount: float, like: Item) -> str:
    """`amount` of the kind of `like` in the unit of `like`."""
    return plain(amount * like.value / like.amount if like.amount else amount) + like.unit


def spread(item: Item) -> float:
    """`rounding` in terms of `kind`."""
    return rounding(item) * (item.amount / item.value if item.value else 1.0)


def fine(item: Item) -> float:
    """How far an amount may be from what is meant: a thing counted one by one not at all, 2万亩 by 3% at most."""
    off = spread(item)
    counted = off <= 0.5 and "." not in item.figure.text
    return 0.0 if counted else min(off, item.amount * 0.03)


@lru_cache(maxsize=4096)
def digits(value: float) -> str:
    """The digits of a number that say more than its scale: 60400 and 6.04 have 604."""
    return f"{value:.10g}".replace(".", "").rstrip("0")


def slip(a: float, b: float) -> bool:
    """Whether two numbers differ as slips of the pen do: one digit wrong, or two digits swapped."""
    if a == b or len(str(int(a))) != len(str(int(b))):
        return False
    one, two = digits(a), digits(b)
    size = max(len(one), len(two))
    pairs = zip(one.ljust(size, "0"), two.ljust(size, "0"), strict=True)
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[0] == wrong[1][::-1])


def swapped(a: float, b: float) -> bool:
    """132 and 123, 58 and 85: two digits next to each other have changed places."""
    one, two = f"{a:.10g}", f"{b:.10g}"
    wrong = [i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y]
    neighbours = len(one) == len(two) and len(wrong) == 2 and wrong[1] - wrong[0] == 1
    turned = neighbours and one[wrong[0]] == two[wrong[1]] and one[wrong[1]] == two[wrong[0]]
    # Noughts are for scale: 1200 and 1020 say less than 1230 and 1320.
    return turned and "0" not in (one[wrong[0]], one[wrong[1]])


def mended(total: float, parts: Sequence[float]) -> bool:
    """Whether one slip of the pen, in the total or in a part, keeps the parts from adding up."""
    rest = total - sum(parts)
    return slip(total, sum(parts)) or any(part + rest > 0 and slip(part, part + rest) for part in parts)


def slack(*items: Item) -> float:
    """The share by which a comparison may miss because of 近, 多, 左右 and the like."""
    return 0.0 if all(item.exact for item in items) else 0.12
